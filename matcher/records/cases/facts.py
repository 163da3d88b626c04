"""What pages say about subjects beside the columns: dates, the words of an interview, consents, and the own home."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import ConsentPurpose, ReleaseCertainty, Sex
from matcher.records.arrays import chosen
from matcher.records.cases.consents import Consent
from matcher.records.cases.interviews import Interview
from matcher.records.cases.own_homes import PREFIX, has_own_home, owners_of
from matcher.records.cases.subjects import Subject, release_day
from matcher.records.registry.facts import UnitFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFacts:
    """One person, as the coordinator's page shows; None is not known."""

    code: str
    birth_date: date | None
    sex: Sex | None
    institution: str | None
    sentence_ends_on: date
    release_certainty: ReleaseCertainty | None
    release_may_move_by: str | None
    met_by: str | None
    own_home_municipality: int | None
    interviewed_on: date | None
    """The last interview on record: how old what the person said is at least."""

    @property
    def release_on(self) -> date:
        """釈放日."""
        return release_day(self.sentence_ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts:
    """One consent of one person: to what, to whom, until when."""

    subject_code: str
    purpose: ConsentPurpose
    recipient: str | None
    explained_by: str | None
    form_version: str | None
    granted_on: date
    expires_on: date | None
    withdrawn_on: date | None


_SUBJECT_COLUMNS = (
    Subject.code,
    Subject.birth_date,
    Subject.sex,
    Subject.institution,
    Subject.sentence_ends_on,
    Subject.release_certainty,
    Subject.release_may_move_by,
    Subject.met_by,
    Subject.own_home_municipality,
    select(func.max(Interview.held_on))
    .where(Interview.subject_id == Subject.id, Interview.archived_on.is_(None))
    .correlate(Subject)
    .scalar_subquery()
    .label("interviewed_on"),
)
_CONSENT_COLUMNS = (
    Subject.code.label("subject_code"),
    Consent.purpose,
    Consent.recipient,
    Consent.explained_by,
    Consent.form_version,
    Consent.granted_on,
    Consent.expires_on,
    Consent.withdrawn_on,
)


def subject_facts(session: Session, codes: Collection[str] | None = None) -> Mapping[str, SubjectFacts]:
    """By code, in one query; all subjects in use unless codes are given."""
    found = select(*_SUBJECT_COLUMNS).where(Subject.archived_on.is_(None), chosen(Subject.code, codes))
    rows = session.execute(found.order_by(Subject.id)).mappings()
    return {row["code"]: SubjectFacts(**row) for row in rows}


def consent_facts(session: Session, codes: Collection[str] | None = None) -> tuple[ConsentFacts, ...]:
    """Every consent in use of those subjects, withdrawn ones too, in one query: by subject, then as they were given."""
    in_use = (Consent.archived_on.is_(None), Subject.archived_on.is_(None))
    found = select(*_CONSENT_COLUMNS).join(Consent.subject).where(*in_use, chosen(Subject.code, codes))
    rows = session.execute(found.order_by(Subject.id, Consent.granted_on, Consent.id)).mappings()
    return tuple(ConsentFacts(**row) for row in rows)


def own_home_facts(session: Session, codes: Collection[str] | None = None) -> Mapping[str, UnitFacts]:
    """People's own homes by the code of the home, in one query; all of them unless codes are given."""
    owners = None if codes is None else owners_of(codes)
    found = select(Subject.code, Subject.own_home_municipality).where(has_own_home(), chosen(Subject.code, owners))
    return {
        PREFIX + code: UnitFacts(
            code=PREFIX + code,
            name=HousingKind.OWN_HOME.label.ja,
            kind=HousingKind.OWN_HOME,
            municipality=municipality,
        )
        for code, municipality in session.execute(found.order_by(Subject.id))
    }
