"""The day and the yen at which a rule turns, where the words of a case file cannot say it."""

from datetime import date

import pytest

from matcher.domain.pools import NEVER_DAY
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import Licence, Occupation, PublicAssistance, Role, TravelMeans
from matcher.eligibility.catalogue import RULES
from tests import build

S, J, U = "subject", "opening", "unit"
GUARD, CHILDREN = {"role": Role.SECURITY_GUARD.number}, {"role": Role.CHILD_CONTACT.number}
BY_CAR = {"means_bits": TravelMeans.FOOT.bit | TravelMeans.CAR.bit}
DRIVES = [0 if licence is Licence.ORDINARY_CAR else NEVER_DAY for licence in Licence]
FAR = {"lat": 36.48}
LITTLE_PAY = {"gross_monthly_yen": 100_000}
START = date.fromordinal(build.RELEASE + 1)
EIGHTEEN_ON_START = START.replace(year=START.year - 18).toordinal()
FIVE_YEARS_BEFORE_START = START.replace(year=START.year - 5).toordinal()
LONG_AGO = build.RELEASE - 9000

CASES: tuple[tuple[str, int, build.Change], ...] = (
    ("H04", 1, {S: {"sentence_end_day": FIVE_YEARS_BEFORE_START}, J: GUARD}),
    ("H04", -1, {S: {"sentence_end_day": FIVE_YEARS_BEFORE_START + 1}, J: GUARD}),
    ("H04", 0, {S: {"sentence_end_day": UNKNOWN}, J: GUARD}),
    ("H05", 1, {S: {"specified_sexual_offence": 1, "sentence_end_day": LONG_AGO}, J: CHILDREN}),
    ("H07", -1, {J: {"occupation": Occupation.DRIVING.number}}),
    ("H09b", 1, {S: {"birth_day": EIGHTEEN_ON_START}, J: {"age_min": 18}}),
    ("H09b", -1, {S: {"birth_day": EIGHTEEN_ON_START + 1}, J: {"age_min": 18}}),
    ("H10c", 1, {J: {"start_from_day": build.RELEASE + 60}}),
    ("H10c", -1, {J: {"start_from_day": build.RELEASE + 61}}),
    ("H13", 0, {S: {"public_assistance": UNKNOWN}, J: LITTLE_PAY}),
    (
        "H13",
        0,
        {S: {"public_assistance": PublicAssistance.PLANNED.number}, U: {"accepts_assistance": UNKNOWN}, J: LITTLE_PAY},
    ),
    ("H14", 1, {U: {"upfront_yen": 50_000}}),
    ("H14", -1, {U: {"upfront_yen": 50_001}}),
    ("H14", 1, {S: {"grants_yen": 1}, U: {"upfront_yen": 50_001}}),
    ("H22a", 1, {J: {"earliest_apply_days": 20}}),
    ("H22a", 0, {J: {"earliest_apply_days": 19}}),
    ("H22a", 1, {S: {"release_day": build.TODAY + 179}}),
    ("H22a", 0, {S: {"release_day": build.TODAY + 180}}),
    ("H22b", 1, {U: {"hold_days": 20}}),
    ("H22b", 0, {U: {"hold_days": 19}}),
    ("H22b", 0, {S: {"release_day": build.TODAY + 31}, U: {"hold_days": UNKNOWN}}),
    ("H24", -1, {S: BY_CAR, U: FAR}),
    ("H24", 1, {S: BY_CAR | {"licence_from_day": DRIVES}, U: FAR}),
    ("H24", 0, {S: BY_CAR | {"licence_from_day": [UNKNOWN] * len(Licence)}, U: FAR}),
)


@pytest.mark.parametrize(("code", "expected", "changes"), CASES)
def test_it_turns_on_that_very_day_or_yen(code: str, expected: int, changes: build.Change) -> None:
    rule = next(rule for rule in RULES if rule.code == code)
    case = build.case(subject=changes.get(S), opening=changes.get(J), unit=changes.get(U))

    assert int(rule.judge(case).item()) == expected
