"""What an employer or a landlord may be told of why a case is not possible: nothing beyond the consent to them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.desk.dossier import load_why_not
from matcher.desk.reasons import EvidenceView, FindingView
from matcher.desk.views import WhyNotView
from matcher.domain.case import Arity
from matcher.domain.errors import IbashoError
from matcher.domain.term import Term
from matcher.domain.text import Text
from matcher.domain.vocabulary import ConsentPurpose
from matcher.eligibility.catalogue import RULES
from matcher.records.cases.facts import ConsentFacts, consent_facts
from matcher.records.registry.employers import Employer
from matcher.records.registry.providers import Provider

PERSONAL = Text("本人事情により不可", "not possible for reasons of the person")
PERSONAL_OPEN = Text("確認中の事項があります", "something is still being confirmed")
NO_CONSENT = Text(
    "{recipient}への開示の同意がありません。この相手には、対象者がいることも伝えられません。本人に確かめてください。",
    "there is no consent to tell {recipient} anything, not even that there is such a person; ask the person",
)
SEVERAL_OF_THE_NAME = Text(
    "「{recipient}」という名前の相手が二つ以上登録されており、どちらへの同意か分かりません。"
    "名前を区別できるように直し、本人に確かめて、同意を登録し直してください。",
    "more than one on record is called {recipient}, so it cannot be told to which the person consented; "
    "give them different names, ask the person, and record the consent anew",
)
NOTHING_TO_TELL = Text(
    "求人か住まいのうち、相手のものの番号を指定してください。", "name the opening or home of the one who is told"
)


class Recipient(Term):
    """伝える相手."""

    EMPLOYER = "employer", "雇用主", "the employer"
    LANDLORD = "landlord", "貸主・施設", "the landlord or facility"


_LEFT = frozenset({"antisocial_tie", "antisocial_left_day", "release_day"})
READS: Mapping[str, frozenset[str]] = {
    "H02": frozenset(),
    "H02b": frozenset(),
    "H02c": frozenset({"institution_key"}),
    "H03a": frozenset({"offence_bits"}),
    "H03b": frozenset({"offence_bits"}),
    "H03c": frozenset({"background_bits"}),
    "H03d": frozenset(),
    "H03e": frozenset(),
    "H07": frozenset({"licence_from_day", "licence_until_day", "release_day"}),
    "H08a": frozenset({"tattoo"}),
    "H08b": _LEFT,
    "H08d": frozenset({"missing_fingers"}),
    "H08e": _LEFT,
    "H09a": frozenset({"work_capacity"}),
    "H09b": frozenset({"birth_day", "release_day"}),
    "H09c": frozenset({"education"}),
    "H09d": frozenset({"disability_certificate"}),
    "H10a": frozenset({"release_day"}),
    "H10b": frozenset({"release_day"}),
    "H10c": frozenset({"release_day"}),
    "H12a": frozenset({"sex"}),
    "H12b": frozenset({"household_size"}),
    "H12d": frozenset({"guarantor_bits"}),
    "H12e": frozenset({"income_yen", "public_assistance"}),
    "H12f": frozenset({"public_housing_arrears"}),
    "H12g": frozenset({"tax_arrears"}),
    "H12h": frozenset({"guarantor_bits", "credit_problem", "rent_arrears"}),
    "H14": frozenset({"cash_yen", "grants_yen", "public_assistance"}),
    "H18": frozenset(),
    "H20": frozenset(),
    "H21b": frozenset({"kept_free_from_minute", "kept_free_until_minute"}),
    "H22a": frozenset({"release_day"}),
    "H22b": frozenset({"release_day"}),
    "H25": frozenset({"needs_step_free"}),
}
"""By code of a rule: the fields of the person that its answer and its evidence tell. A rule that does not stand here is
a reason of the person, whatever was consented to: so are areas and people to avoid, legal bars, and whatever is added
later."""
_PURPOSES = {
    Recipient.EMPLOYER: ConsentPurpose.EMPLOYER_DISCLOSURE,
    Recipient.LANDLORD: ConsentPurpose.LANDLORD_DISCLOSURE,
}
_ARITIES = {Recipient.EMPLOYER: Arity.SUBJECT_OPENING, Recipient.LANDLORD: Arity.SUBJECT_UNIT}
_ARITY_BY_CODE = {rule.code: rule.arity for rule in RULES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One reason as it may be told; `evidence` only where every field that it reads was consented to."""

    verdict: str
    sentence: Text
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWhyNot:
    """All that one recipient may be told of one case; without a name, a code or a source."""

    recipient: str
    reasons: tuple[Told, ...]


def redacted(findings: tuple[FindingView, ...], recipient: Recipient, consented: Collection[str]) -> tuple[Told, ...]:
    """Reasons for one recipient. Those of the person, or of the other side, become one sentence and are not counted."""
    shown = [one for one in findings if _may_be_told(one, recipient, frozenset(consented))]
    kept = [Told(verdict=one.verdict, sentence=one.sentence, evidence=_bare(one.evidence)) for one in shown]
    hidden = {one.verdict for one in findings if one not in shown}
    if "refused" in hidden:
        return (*kept, Told(verdict="refused", sentence=PERSONAL, evidence=()))
    if "unknown" in hidden:
        return (*kept, Told(verdict="unknown", sentence=PERSONAL_OPEN, evidence=()))
    return tuple(kept)


def load_redacted(
    session: Session, case: tuple[str, str | None, str | None], recipient: Recipient, *, today: date
) -> ToldWhyNot:
    """What the employer of an opening, or the landlord of a unit, may be told; `case`: codes of person, opening, unit.

    Consent is that of `today`, whenever everybody was matched. Forms name a recipient and no single fields yet, so no
    field of the person is told. Raises `NotFoundError`; `IbashoError` where the recipient's side is not named, where
    several bear the name that was consented to, or without consent in force to that recipient.
    """
    found = load_why_not(session, *case)
    name = _named(found, recipient)
    if not any(_in_force(one, recipient, name, today) for one in consent_facts(session, case[:1])):
        raise IbashoError(NO_CONSENT.filled(recipient=name))
    if not _bears_it_alone(session, name):
        raise IbashoError(SEVERAL_OF_THE_NAME.filled(recipient=name))
    return ToldWhyNot(recipient=name, reasons=redacted(found.findings, recipient, ()))


def _named(found: WhyNotView, recipient: Recipient) -> str:
    if recipient is Recipient.EMPLOYER and found.job is not None:
        return found.job.employer
    if recipient is Recipient.LANDLORD and found.home is not None:
        return found.home.provider
    raise IbashoError(NOTHING_TO_TELL)


def _bears_it_alone(session: Session, name: str) -> bool:
    """Whether one employer or provider has the name, or one of each that are the same under two hats."""
    return all(
        (session.scalar(select(func.count()).where(kind.name == name, kind.archived_on.is_(None))) or 0) <= 1
        for kind in (Employer, Provider)
    )


def _may_be_told(one: FindingView, recipient: Recipient, consented: frozenset[str]) -> bool:
    reads = READS.get(one.rule)
    return reads is not None and reads <= consented and _ARITY_BY_CODE[one.rule] is _ARITIES[recipient]


def _bare(evidence: tuple[EvidenceView, ...]) -> tuple[EvidenceView, ...]:
    """Without whose record it is: a source names records and who confirmed them."""
    nothing = Text("", "")
    return tuple(
        EvidenceView(
            label=one.label,
            found=one.found,
            comparator=one.comparator,
            threshold=one.threshold,
            source=nothing,
            verdict=one.verdict,
        )
        for one in evidence
    )


def _in_force(one: ConsentFacts, recipient: Recipient, name: str, today: date) -> bool:
    begun = one.granted_on <= today and (one.expires_on is None or today <= one.expires_on)
    return one.purpose is _PURPOSES[recipient] and one.recipient == name and begun and one.withdrawn_on is None
