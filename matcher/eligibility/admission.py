"""Rules about getting into a home: by which way one is admitted, and how long it is kept empty for somebody."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.homes import HousingKind
from matcher.domain.pools import NEVER_DAY, Column, is_among, known
from matcher.domain.reading import term
from matcher.domain.registry import AdmissionRoute
from matcher.domain.text import Text
from matcher.eligibility import admission_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts


def _route_judge(case: Case) -> Verdicts:
    unsaid = ~known(case.units.admission_route) & ~is_among(case.units.kind, HousingKind.OWN_HOME.bit)
    return verdicts(refused=np.zeros_like(unsaid), unknown=unsaid)


def _route_evidence(case: Case) -> tuple[Evidence, ...]:
    route = term(AdmissionRoute, case.units.admission_route)
    if term(HousingKind, case.units.kind) is HousingKind.OWN_HOME:
        return ()
    return (
        Evidence(
            field="admission_route",
            label=Text("入居の経路と、決める機関", "the way in, and who decides"),
            source=Source.UNIT,
            found=None if route is None else route.value,
            comparator=Comparator.AMONG,
            threshold=tuple(each.value for each in AdmissionRoute),
            unit=Unit.WORD,
            words=AdmissionRoute,
        ),
    )


ADMISSION_ROUTE = Rule(
    code="H20",
    name="admission_route_on_record",
    arity=Arity.SUBJECT_UNIT,
    label=Text("入居の経路", "route of admission"),
    refusal=Text("入居の経路が登録されていません", "the route of admission is not on record"),
    reference=Text("当事業の手順（入居を決めるのは貸主・施設・行政）", "this service's procedure: others decide"),
    changed_by=Text("貸主・施設に確認する調整担当", "the coordinator, by asking the landlord or facility"),
    judge=_route_judge,
    evidence=_route_evidence,
    changes=admission_changes.ROUTE,
)


def _hold_days(case: Case) -> Column:
    """How many days each home is kept: as its provider says, else as policy takes it of its kind."""
    table = np.array([case.setting.policy.home_hold_days.get(kind.value, NEVER_DAY) for kind in HousingKind])
    days: Column = np.where(known(case.units.hold_days), case.units.hold_days, table[case.units.kind])
    return days


def _held_from(case: Case) -> Column:
    day: Column = np.maximum(case.units.available_from_day, case.setting.today)
    return day


def _held_judge(case: Case) -> Verdicts:
    too_early = _held_from(case) < case.subjects.release_day - _hold_days(case)
    return verdicts(refused=np.zeros_like(too_early), unknown=too_early)


def _held_evidence(case: Case) -> tuple[Evidence, ...]:
    longest, held_from = int(_hold_days(case).item()), int(_held_from(case).item())
    if longest == NEVER_DAY:
        return ()
    earliest = int(case.subjects.release_day.item()) - longest
    return (
        Evidence(
            field="hold_days",
            label=Text(
                f"空けておき始める日（釈放の{longest}日前以降）",
                f"kept empty from, at most {longest} days before release",
            ),
            source=Source.UNIT,
            found=held_from,
            comparator=Comparator.AT_LEAST,
            threshold=earliest,
            unit=Unit.DATE,
            undecided=(held_from,) if held_from < earliest else (),
        ),
    )


HOME_CAN_BE_HELD = Rule(
    code="H22b",
    name="home_can_be_held",
    arity=Arity.SUBJECT_UNIT,
    label=Text("住まいを釈放まで確保できるか", "the home can be kept until the release"),
    refusal=Text(
        "確保できる期間より前です。その頃に空いている見込みとして扱います",
        "it is too early to hold it: the home is likely to be free then, and is not held",
    ),
    reference=Text("貸主・施設の申告。なければ当事業の方針", "the provider's word, else the policy of this service"),
    changed_by=Text("貸主・施設（確保できる日数）、または時の経過", "the provider, or the passing of time"),
    judge=_held_judge,
    evidence=_held_evidence,
    changes=admission_changes.HELD,
)
