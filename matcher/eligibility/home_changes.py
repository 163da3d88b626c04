"""What could be changed about a home or a tenancy, or by a person, so that the home comes into question."""

from dataclasses import replace

import numpy as np

from matcher.domain.case import Case
from matcher.domain.dates import age_on
from matcher.domain.homes import GuarantorWay, SinglePersonRule
from matcher.domain.pools import Column, known
from matcher.domain.term import Term
from matcher.domain.text import Text
from matcher.domain.vocabulary import EmergencyProtection
from matcher.eligibility.agreed import by_landlord
from matcher.eligibility.change import Change, Effort, Mover, Side, into, where
from matcher.eligibility.evidence import Unit
from matcher.eligibility.work_changes import confirmed, shorter_since


def _from_release(case: Case) -> Column:
    begins, release = case.units.available_from_day, case.subjects.release_day
    return where(known(begins) & (begins > release), release)


def _until_release(case: Case) -> Column:
    ends, release = case.units.available_until_day, case.subjects.release_day
    return where(known(ends) & (ends < release), release)


USABLE = (
    confirmed(Side.UNIT, Mover.COORDINATOR, Text("空室の再確認", "asking whether the home is still free")),
    by_landlord(
        "available_from_day",
        Text("入居できる日を{value}に繰上げ", "the home free from {value}"),
        _from_release,
        step=-1,
        unit=Unit.DATE,
    ),
    by_landlord(
        "available_until_day",
        Text("入居できる期間を{value}まで延長", "the home kept free until {value}"),
        _until_release,
        step=1,
        unit=Unit.DATE,
    ),
)


def _granted(case: Case) -> Column:
    stage = case.subjects.emergency_protection
    early = known(stage) & (stage < EmergencyProtection.GRANTED.number)
    return where(early, EmergencyProtection.GRANTED.number)


PROTECTION = (
    Change(
        name="emergency_protection",
        side=Side.PERSON,
        mover=Mover.PROBATION_OFFICE,
        effort=Effort.PAPER,
        label=Text("更生緊急保護の申出と決定", "urgent aftercare, applied for and granted"),
        step=1,
        least=_granted,
        written=into("emergency_protection"),
    ),
)


def _without_steps(case: Case) -> Column:
    units = case.units
    return where((units.step_free == 0) | (~known(units.step_free) & (units.stairs_only == 1)), 1)


STEP_FREE = (
    by_landlord(
        "step_free",
        Text("階段を使わずに入れる部屋への変更（1階・改修）", "a room without steps: on the ground floor, or rebuilt"),
        _without_steps,
        step=1,
        effort=Effort.COST,
    ),
)


def _larger_household(case: Case) -> Column:
    size, most = case.subjects.household_size, case.units.household_max
    return where(known(size) & known(most) & (size > most), size)


HOUSEHOLD = (
    by_landlord(
        "household_max",
        Text("入居できる人数を{value}に", "admitting {value}"),
        _larger_household,
        step=1,
        unit=Unit.PEOPLE,
    ),
)


def _any_adult(case: Case) -> Column:
    rule = case.units.single_person_rule
    return where(known(rule) & (rule != SinglePersonRule.ANY_ADULT.number), SinglePersonRule.ANY_ADULT.number)


SINGLE_PERSON = (
    by_landlord("single_person_rule", Text("単身での入居の許可", "admitting a single person"), _any_adult, step=0),
)


def _guarantor(way: Term, side: Side, mover: Mover, effort: Effort, label: Text) -> Change:
    def least(case: Case) -> Column:
        ways = case.subjects.guarantor_bits if side is Side.PERSON else case.units.guarantor_bits
        return where(known(ways) & (ways & way.bit == 0), ways | way.bit)

    return Change(
        name=f"{side.value}_guarantor_{way.value}",
        side=side,
        mover=mover,
        effort=effort,
        label=label,
        step=0,
        least=least,
        written=into("guarantor_bits"),
    )


_OFFERED: tuple[tuple[GuarantorWay, Mover, Effort, Text], ...] = (
    (
        GuarantorWay.EMERGENCY_CONTACT,
        Mover.PERSON,
        Effort.ASK,
        Text("緊急連絡先を引き受ける人を挙げる", "somebody to name as emergency contact"),
    ),
    (
        GuarantorWay.COMPANY,
        Mover.PERSON,
        Effort.PAPER,
        Text("家賃債務保証会社の利用", "a guarantee company"),
    ),
    (
        GuarantorWay.CORPORATION,
        Mover.HOUSING_SUPPORT,
        Effort.AGREEMENT,
        Text("居住支援法人による保証", "a guarantee by a housing support corporation"),
    ),
    (
        GuarantorWay.PERSONAL,
        Mover.PERSON,
        Effort.AGREEMENT,
        Text("連帯保証人を立てる", "a personal guarantor"),
    ),
)
_TAKEN: tuple[tuple[GuarantorWay, Text], ...] = (
    (GuarantorWay.EMERGENCY_CONTACT, Text("緊急連絡先で可とする", "an emergency contact suffices")),
    (
        GuarantorWay.CORPORATION,
        Text("居住支援法人の保証で可とする", "a guarantee by a housing support corporation suffices"),
    ),
)
PERSONS_WAYS = {way: _guarantor(way, Side.PERSON, mover, effort, label) for way, mover, effort, label in _OFFERED}
UNITS_WAYS = {way: _guarantor(way, Side.UNIT, Mover.LANDLORD, Effort.AGREEMENT, label) for way, label in _TAKEN}
GUARANTOR = (*PERSONS_WAYS.values(), *UNITS_WAYS.values())


def _at_hand(case: Case) -> Column:
    cost, cash = case.units.upfront_yen, case.subjects.cash_yen
    at_hand = cash + np.maximum(case.subjects.grants_yen, 0)
    return where(known(cost) & known(cash) & (cost > at_hand), at_hand)


UPFRONT_COST = (
    by_landlord(
        "upfront_yen",
        Text("入居時の費用を{value}に（減額・分割払い）", "cost on moving in: {value}, by a reduction or instalments"),
        _at_hand,
        step=-1,
        unit=Unit.YEN,
    ),
)


def _years_since(case: Case) -> Column:
    passed = age_on(case.subjects.antisocial_left_day, case.subjects.release_day)
    return shorter_since(case.subjects, passed, case.units.antisocial_years)


ANTISOCIAL = (
    replace(
        by_landlord(
            "antisocial_years",
            Text("離脱後の年数の条件を{value}年に", "years asked since leaving: {value}"),
            _years_since,
            step=-1,
        ),
        name="home_antisocial_years",
    ),
)
