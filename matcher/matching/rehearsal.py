"""予行: what another policy would change for the people to be placed, one by one, in total, and by group.

Groups are reported and nothing more: no rule, no point and no objective reads them. It solves twice, so it runs in a
command or a worker.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from matcher.assignment.enumerate import bundles_of
from matcher.assignment.problem import NONE, Help
from matcher.domain.dates import age_on
from matcher.domain.people import DisabilityCertificate
from matcher.domain.policy import Policy
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text
from matcher.domain.vocabulary import OffenceCategory
from matcher.matching.inputs import Inputs
from matcher.matching.plan import CohortPlan, Tally, plan
from matcher.matching.settled import with_settled_days

UNKNOWN_GROUP = Text("不明", "not known")
AGE, OFFENCE, CERTIFICATE = (
    Text("釈放時の年齢", "age at release"),
    Text("罪種（重複あり）", "offence category (people may be in several)"),
    Text("障害者手帳", "disability certificate"),
)
_AGES = (
    (0, Text("29歳以下", "up to 29")),
    (30, Text("30〜39歳", "30 to 39")),
    (40, Text("40〜49歳", "40 to 49")),
    (50, Text("50〜64歳", "50 to 64")),
    (65, Text("65歳以上", "65 and over")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one policy gives to one person."""

    help: Help
    proposals: int
    """How many bundles are permitted at all, whoever else may want them."""
    opening: str | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One person under the policy that holds, and under the other."""

    subject: str
    before: Outcome
    after: Outcome

    @property
    def more(self) -> int:
        """1 where the plan gives more help, -1 where it gives less, 0 where it gives as much."""
        return int(np.sign(int(self.after.help) - int(self.before.help)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How people of one group fare; counts of people."""

    kind: Text
    label: Text
    people: int
    full_before: int
    full_after: int
    more_help: int
    less_help: int
    more_proposals: int
    fewer_proposals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """Everybody's effects in order of their codes, totals, and groups."""

    effects: tuple[Effect, ...]
    before: Tally
    after: Tally
    groups: tuple[Group, ...]


def rehearse(inputs: Inputs, other: Policy, certificates: Mapping[str, DisabilityCertificate | None]) -> Rehearsal:
    """What `other` would change beside the policy of the inputs; certificates by code of the subject, None unknown."""
    changed = with_settled_days(replace(inputs, setting=replace(inputs.setting, policy=other)))
    before, after = plan(inputs), plan(changed)
    outcomes = zip(inputs.subjects.code.tolist(), _outcomes(inputs, before), _outcomes(inputs, after), strict=True)
    effects = tuple(Effect(subject=code, before=one, after=two) for code, one, two in outcomes)
    return Rehearsal(
        effects=effects,
        before=before.tally,
        after=after.tally,
        groups=tuple(_groups(inputs, effects, certificates)),
    )


def _outcomes(inputs: Inputs, made: CohortPlan) -> list[Outcome]:
    chosen = made.solution.chosen
    rows = {int(subject): row for row, subject in enumerate(chosen.subject)}
    found = []
    for subject in range(len(inputs.subjects)):
        row = rows.get(subject)
        opening, unit = (NONE, NONE) if row is None else (int(chosen.opening[row]), int(chosen.unit[row]))
        found.append(
            Outcome(
                help=Help.NOTHING if row is None else Help(int(chosen.help[row])),
                proposals=len(bundles_of(made.problem, subject)),
                opening=None if opening == NONE else str(inputs.openings.code[opening]),
                unit=None if unit == NONE else str(inputs.units.code[unit]),
            )
        )
    return found


def _groups(
    inputs: Inputs, effects: tuple[Effect, ...], certificates: Mapping[str, DisabilityCertificate | None]
) -> Iterator[Group]:
    """Of each kind, the groups that have anybody in them, in the order in which people read them."""
    held = [certificates.get(effect.subject) for effect in effects]
    for kind, labels, members in (
        (AGE, [label for _, label in _AGES], _ages(inputs)),
        (OFFENCE, [one.label for one in OffenceCategory], _offences(inputs)),
        (CERTIFICATE, [one.label for one in DisabilityCertificate], [{one.label} if one else set() for one in held]),
    ):
        for label in (*labels, UNKNOWN_GROUP):
            pairs = zip(effects, members, strict=True)
            theirs = [effect for effect, groups in pairs if label in (groups or {UNKNOWN_GROUP})]
            if theirs:
                yield _group(kind, label, theirs)


def _group(kind: Text, label: Text, effects: list[Effect]) -> Group:
    return Group(
        kind=kind,
        label=label,
        people=len(effects),
        full_before=sum(one.before.help is Help.FULL for one in effects),
        full_after=sum(one.after.help is Help.FULL for one in effects),
        more_help=sum(one.more > 0 for one in effects),
        less_help=sum(one.more < 0 for one in effects),
        more_proposals=sum(one.after.proposals > one.before.proposals for one in effects),
        fewer_proposals=sum(one.after.proposals < one.before.proposals for one in effects),
    )


def _ages(inputs: Inputs) -> list[set[Text]]:
    born = inputs.subjects.birth_day
    years = age_on(np.maximum(born, 1), inputs.subjects.release_day)
    bands = [{next(label for least, label in reversed(_AGES) if age >= least)} for age in years.tolist()]
    return [band if known else set() for band, known in zip(bands, (born != UNKNOWN).tolist(), strict=True)]


def _offences(inputs: Inputs) -> list[set[Text]]:
    return [{one.label for one in OffenceCategory.among(int(bits))} for bits in inputs.subjects.offence_bits]
