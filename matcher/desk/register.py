"""One reading of everything that the pages of a run need: inputs and the facts beside the columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.assignment.problem import Help
from matcher.desk.matching_inputs import inputs_hash
from matcher.desk.placing import home_view, job_view
from matcher.desk.runs import inputs_of
from matcher.desk.views import HomeView, JobView
from matcher.desk.wording import NOT_KNOWN
from matcher.domain.errors import NotFoundError
from matcher.domain.policy import Policy
from matcher.domain.pools import Column, Pool
from matcher.domain.registry import PolicyState
from matcher.domain.support import HelpGiven
from matcher.domain.text import Text
from matcher.matching.inputs import Inputs
from matcher.records.cases.facts import SubjectFacts
from matcher.records.cases.own_homes import PREFIX
from matcher.records.cases.runs import Run, RunCertificate
from matcher.records.lookup import opening_facts, subject_facts, unit_facts
from matcher.records.registry.facts import OpeningFacts, UnitFacts
from matcher.records.registry.policies import PolicyVersion
from matcher.regulations.reading import law_hash

HELP_LABELS: Mapping[str, Text] = {given.value: given.label for given in HelpGiven}
NO_RUN = Text("まだ調整していません。`make demo` を実行してください。", "nothing is matched yet; run `make demo`")
NOTHING: Mapping[str, Any] = {"opening": None, "unit": None, "help": Help.NOTHING.code, "points": 0}
NOWHERE = Text("未定（支援の手順へ）", "nowhere yet: see the duty steps")


Hashes = tuple[str, str]
"""SHA-256 of the problem of a run and of its solution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A run with the records it was made from."""

    run: Run
    inputs: Inputs
    people: Mapping[str, SubjectFacts]
    jobs: Mapping[str, OpeningFacts]
    homes: Mapping[str, UnitFacts]
    other_policy: bool
    """Whether another policy holds now than the one of the run."""
    certificate: Hashes | None
    """Of the files that the run keeps; None where it keeps none."""

    def job(self, code: str | None, subject: str) -> JobView | None:
        """An opening as one person's page shows it."""
        if code is None:
            return None
        row = self.inputs.openings.take([self.inputs.opening_row(code)])
        offences = int(self.inputs.subjects.offence_bits[self.inputs.subject_row(subject)])
        return job_view(self.jobs[code], row, offences)

    def home(self, code: str | None) -> HomeView | None:
        """A home as a page shows it."""
        if code is None:
            return None
        return home_view(self.homes[code], self.inputs.units.take([self.inputs.unit_row(code)]))

    def home_that_night(self, subject: str, unit: str | None) -> HomeView | None:
        """Where a person sleeps on the release day: in the unit of a plan, else at home if no other home is needed."""
        needed = self.inputs.subjects.needs_home[self.inputs.subject_row(subject)] != 0
        return self.home(PREFIX + subject if unit is None and not needed else unit)

    def placement(self, way: str, subject: str) -> Mapping[str, Any]:
        """What one way of planning gives a person; nothing where a job or home of the plan is no longer on record."""
        placed: Mapping[str, Any] = self.run.result[way].get(subject, NOTHING)
        sides = ((placed["opening"], self.jobs), (placed["unit"], self.homes))
        there = all(code is None or code in on_record for code, on_record in sides)
        return placed if there else NOTHING

    @property
    def outdated(self) -> bool:
        """Whether records, the law, or the policy in force are other than when everybody was matched."""
        now = (inputs_hash(self.inputs), law_hash(self.inputs.setting.law))
        return self.other_policy or now != (self.run.inputs_hash, self.run.law_hash)

    def contended(self, subject: str, opening: str | None, unit: str | None) -> bool:
        """Whether the joint plan gives the last place of the opening or of the home to somebody else."""
        others = [placed for code, placed in self.run.result["joint"].items() if code != subject]
        inputs = self.inputs
        sides: tuple[tuple[str, str | None, Pool, Column], ...] = (
            ("opening", opening, inputs.openings, inputs.openings.places),
            ("unit", unit, inputs.units, inputs.units.places),
        )
        for side, code, pool, places in sides:
            row = None if code is None else pool.position(code)
            if row is not None and sum(other[side] == code for other in others) >= places[row]:
                return True
        return False


def latest_register(session: Session) -> Register:
    """The latest run with its records. Raises `NotFoundError` before the first."""
    found = newest_register(session)
    if found is None:
        raise NotFoundError(NO_RUN)
    return found


def newest_register(session: Session) -> Register | None:
    """The same in a bounded number of queries, or None before the first run."""
    active = select(PolicyVersion.document).where(PolicyVersion.state == PolicyState.ACTIVE).scalar_subquery()
    kept = RunCertificate.problem_sha256, RunCertificate.solution_sha256
    newest = select(Run, active, *kept).outerjoin(RunCertificate, RunCertificate.run_id == Run.id)
    found = session.execute(newest.order_by(Run.id.desc()).limit(1)).first()
    if found is None:
        return None
    run, document, problem, solution = found
    return _read(session, run, document, None if problem is None else (problem, solution))


def _read(session: Session, run: Run, document: Mapping[str, Any] | None, certificate: Hashes | None) -> Register:
    """Before a version of the policy was ever kept, that of the run holds."""
    return Register(
        run=run,
        inputs=inputs_of(session, run),
        people=subject_facts(session),
        jobs=opening_facts(session),
        homes=unit_facts(session, today=run.today),
        other_policy=document is not None and Policy.from_data(document) != Policy.from_data(run.policy),
        certificate=certificate,
    )


def first_night(home: HomeView | None) -> Text:
    """Where a person sleeps on the release day, and that nobody has been asked yet."""
    if home is None:
        return NOWHERE
    if home.own:
        return place_named(home)
    return Text("{home}・照会前", "{home}, not asked yet").filled(home=place_named(home))


def place_named(home: HomeView) -> Text:
    """A home by kind, provider, room and town."""
    place = NOT_KNOWN if home.municipality is None else home.municipality
    if home.own:
        return Text("{kind}（{place}）", "{kind} ({place})").filled(kind=home.kind, place=place)
    line = Text("{kind} {provider} {name}（{place}）", "{kind} {provider} {name} ({place})")
    return line.filled(kind=home.kind, provider=home.provider, name=home.name, place=place)
