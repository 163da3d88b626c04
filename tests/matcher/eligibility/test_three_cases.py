"""Each rule with a case it permits, one it refuses and, where it can be, one it cannot decide."""

from datetime import date
from typing import Any

import pytest

from matcher.domain.homes import GuarantorWay, HousingKind, SexAllowed, SinglePersonRule
from matcher.domain.pools import NEVER_DAY
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    Licence,
    Occupation,
    OffenceCategory,
    PublicAssistance,
    Role,
    Sex,
    SpecialAdjustment,
    Tattoo,
    TattooPolicy,
    TravelMeans,
    WorkCapacity,
)
from matcher.eligibility.catalogue import RULES
from tests import build

Changes = dict[str, Any]
S, J, U = "subject", "opening", "unit"

THEFT, ARSON = OffenceCategory.THEFT.bit, OffenceCategory.ARSON.bit
WOMEN, PERSONAL = SexAllowed.FEMALE.number, GuarantorWay.PERSONAL.bit
HALFWAY = {"kind": HousingKind.HALFWAY_HOUSE.number}
GUARD, CHILDREN = {"role": Role.SECURITY_GUARD.number}, {"role": Role.CHILD_CONTACT.number}
LONG_AGO = build.RELEASE - 9000
FORKLIFT = {"required_licence_bits": Licence.FORKLIFT.bit}
HELD = [NEVER_DAY if licence is not Licence.FORKLIFT else 0 for licence in Licence]
NOT_SAID = [NEVER_DAY if licence is not Licence.FORKLIFT else UNKNOWN for licence in Licence]
BY_CAR = {"means_bits": TravelMeans.FOOT.bit | TravelMeans.CAR.bit}
DRIVES = [0 if licence is Licence.ORDINARY_CAR else NEVER_DAY for licence in Licence]
FAR = {"lat": 36.48}
PUBLIC = {"kind": HousingKind.PUBLIC_MUNICIPAL.number}
START = date.fromordinal(build.RELEASE + 1)
EIGHTEEN_ON_START = START.replace(year=START.year - 18).toordinal()
FIVE_YEARS_BEFORE_START = START.replace(year=START.year - 5).toordinal()
IN_MITO = {"avoid_areas_asked": Asked.SOME.number, "avoid_area": [build.MITO]}

CASES: tuple[tuple[str, int, dict[str, Changes]], ...] = (
    ("H01", 1, {S: {"consent_until_day": build.TODAY}}),
    ("H01", -1, {S: {"consent_until_day": build.TODAY - 1}}),
    ("H17", 1, {S: {"special_adjustment": SpecialAdjustment.DECLINED.number}}),
    ("H17", -1, {S: {"special_adjustment": SpecialAdjustment.APPLIES.number}}),
    ("H17", 0, {S: {"special_adjustment": SpecialAdjustment.UNDER_SELECTION.number}}),
    ("H02", 1, {}),
    ("H02", -1, {J: {"employer_active": 0}}),
    ("H02", -1, {J: {"police_checked": 0}}),
    ("H02", 0, {J: {"confirmed_day": build.TODAY - 61}}),
    ("H02", 1, {J: {"confirmed_day": build.TODAY - 60}}),
    ("H10a", 1, {J: {"valid_until_day": build.RELEASE + 1}}),
    ("H10a", -1, {J: {"valid_until_day": build.RELEASE}}),
    ("H10a", 0, {J: {"valid_until_day": UNKNOWN}}),
    ("H03a", 1, {}),
    ("H03a", -1, {J: {"accepted_bits": 0, "not_accepted_bits": THEFT}}),
    ("H03a", 0, {J: {"accepted_bits": 0, "case_by_case_bits": THEFT}}),
    ("H03a", 0, {J: {"accepted_bits": 0}}),
    ("H03a", -1, {S: {"offence_bits": THEFT | ARSON}, J: {"accepted_bits": THEFT, "not_accepted_bits": ARSON}}),
    ("H04", 1, {}),
    ("H04", -1, {J: GUARD}),
    ("H04", 0, {S: {"sentence_end_day": UNKNOWN}, J: GUARD}),
    ("H04", 1, {S: {"sentence_end_day": build.RELEASE - 1830}, J: GUARD}),
    ("H05", 1, {J: CHILDREN}),
    ("H05", -1, {S: {"specified_sexual_offence": 1}, J: CHILDREN}),
    ("H05", 0, {S: {"specified_sexual_offence": UNKNOWN}, J: CHILDREN}),
    ("H05", 1, {S: {"specified_sexual_offence": 1, "sentence_end_day": LONG_AGO}, J: CHILDREN}),
    ("H06", 1, {}),
    ("H06", -1, {J: {"role": Role.REAL_ESTATE_TRANSACTION.number}}),
    ("H06", 0, {J: {"role": UNKNOWN}}),
    ("H07", 1, {S: {"licence_from_day": HELD}, J: FORKLIFT}),
    ("H07", -1, {J: FORKLIFT}),
    ("H07", 0, {S: {"licence_from_day": NOT_SAID}, J: FORKLIFT}),
    ("H07", 0, {J: {"required_licence_bits": UNKNOWN}}),
    ("H07", -1, {J: {"occupation": Occupation.DRIVING.number}}),
    ("H04", 1, {S: {"sentence_end_day": FIVE_YEARS_BEFORE_START}, J: GUARD}),
    ("H04", -1, {S: {"sentence_end_day": FIVE_YEARS_BEFORE_START + 1}, J: GUARD}),
    ("H08c", 1, {S: {"antisocial_tie": AntisocialTie.LEFT.number}, U: PUBLIC}),
    ("H08c", -1, {S: {"antisocial_tie": AntisocialTie.CURRENT.number}, U: PUBLIC}),
    ("H08c", 0, {S: {"antisocial_tie": UNKNOWN}, U: PUBLIC}),
    ("H08a", 1, {S: {"tattoo": Tattoo.HIDDEN.number}, J: {"tattoo_policy": TattooPolicy.HIDDEN_ONLY.number}}),
    ("H08a", -1, {S: {"tattoo": Tattoo.VISIBLE.number}, J: {"tattoo_policy": TattooPolicy.HIDDEN_ONLY.number}}),
    ("H08a", 0, {S: {"tattoo": Tattoo.VISIBLE.number}, J: {"tattoo_policy": UNKNOWN}}),
    ("H08b", 1, {S: {"antisocial_tie": AntisocialTie.CURRENT.number}}),
    ("H08b", -1, {S: {"antisocial_tie": AntisocialTie.CURRENT.number}, J: {"antisocial_years": 5}}),
    ("H08b", 0, {S: {"antisocial_tie": AntisocialTie.LEFT.number}, J: {"antisocial_years": 5}}),
    ("H09a", 1, {J: {"physical_demand": WorkCapacity.HEAVY.number}}),
    ("H09a", -1, {S: {"work_capacity": WorkCapacity.LIGHT.number}, J: {"physical_demand": WorkCapacity.HEAVY.number}}),
    ("H09a", 0, {S: {"work_capacity": UNKNOWN}}),
    ("H09b", 1, {J: {"age_min": 18, "age_max": 64}}),
    ("H09b", -1, {J: {"age_max": 35}}),
    ("H09b", 1, {S: {"birth_day": EIGHTEEN_ON_START}, J: {"age_min": 18}}),
    ("H09b", -1, {S: {"birth_day": EIGHTEEN_ON_START + 1}, J: {"age_min": 18}}),
    ("H09b", 0, {S: {"birth_day": UNKNOWN}, J: {"age_max": 35}}),
    ("H15a", 1, {S: {"avoid_areas_asked": Asked.NONE.number}}),
    ("H15a", -1, {S: IN_MITO}),
    ("H15a", 0, {S: {"avoid_areas_asked": Asked.NOT_ASKED.number}}),
    ("H03b", 1, {}),
    ("H03b", -1, {U: {"accepted_bits": 0, "not_accepted_bits": THEFT}}),
    ("H03b", 0, {U: {"accepted_bits": 0}}),
    ("H10b", 1, {U: {"available_from_day": build.RELEASE}}),
    ("H10b", -1, {U: {"available_from_day": build.RELEASE + 1}}),
    ("H10b", -1, {U: {"available_until_day": build.RELEASE - 1}}),
    ("H10b", 0, {U: {"available_from_day": UNKNOWN}}),
    ("H18", 1, {}),
    ("H18", -1, {U: {"kind": HousingKind.PUBLIC_MUNICIPAL.number}}),
    ("H19", 1, {U: HALFWAY}),
    ("H19", -1, {S: {"emergency_protection": EmergencyProtection.NOT_APPLIED.number}, U: HALFWAY}),
    ("H19", 0, {S: {"emergency_protection": EmergencyProtection.APPLIED.number}, U: HALFWAY}),
    ("H12a", 1, {}),
    ("H12a", -1, {U: {"sex_allowed": WOMEN}}),
    ("H12a", 0, {S: {"sex": UNKNOWN}, U: {"sex_allowed": WOMEN}}),
    ("H12a", 1, {S: {"sex": Sex.FEMALE.number}, U: {"sex_allowed": WOMEN}}),
    ("H12b", 1, {S: {"household_size": 2}}),
    ("H12b", -1, {S: {"household_size": 3}}),
    ("H12b", 0, {U: {"household_max": UNKNOWN}}),
    ("H12c", 1, {}),
    ("H12c", -1, {U: {"single_person_rule": SinglePersonRule.SIXTY_OR_EXEMPT.number}}),
    ("H12c", -1, {U: {"single_person_rule": SinglePersonRule.FAMILY_ONLY.number}}),
    ("H12c", 0, {U: {"single_person_rule": UNKNOWN}}),
    ("H12d", 1, {}),
    ("H12d", -1, {U: {"guarantor_bits": PERSONAL}}),
    ("H12d", 0, {S: {"guarantor_bits": UNKNOWN}, U: {"guarantor_bits": PERSONAL}}),
    ("H14", 1, {U: {"upfront_yen": 50_000}}),
    ("H14", -1, {U: {"upfront_yen": 50_001}}),
    ("H14", 0, {S: {"public_assistance": PublicAssistance.PLANNED.number}, U: {"upfront_yen": 50_001}}),
    ("H14", 0, {U: {"upfront_yen": UNKNOWN}}),
    ("H26", 1, {}),
    ("H26", -1, {U: {"subject_id": 77}}),
    ("H26", -1, {S: {"needs_home": 0}}),
    ("H25", 1, {U: {"step_free": 0}}),
    ("H25", -1, {S: {"needs_step_free": 1}, U: {"step_free": 0}}),
    ("H25", 0, {S: {"needs_step_free": 1}, U: {"step_free": UNKNOWN}}),
    ("H15b", 1, {S: IN_MITO, U: {"municipality": build.HITACHINAKA}}),
    ("H15b", -1, {S: IN_MITO}),
    ("H15b", 0, {S: IN_MITO, U: {"municipality": UNKNOWN}}),
    ("H11", 1, {U: {"employer_id": 1}}),
    ("H11", -1, {U: {"employer_id": 2}}),
    ("H24", 1, {}),
    ("H24", -1, {U: {"lat": 36.9}}),
    ("H24", 0, {U: {"lat": float("nan")}}),
    ("H24", -1, {S: BY_CAR, U: FAR}),
    ("H24", 1, {S: BY_CAR | {"licence_from_day": DRIVES}, U: FAR}),
    ("H24", 0, {S: BY_CAR | {"licence_from_day": [UNKNOWN] * len(Licence)}, U: FAR}),
    ("H27", 1, {}),
    ("H21", 1, {U: {"closing_minute": 1020 + 30}}),
    ("H21", -1, {U: {"closing_minute": 1020}}),
    ("H21", 0, {U: {"closing_minute": UNKNOWN}}),
    ("H13", 1, {}),
    ("H13", -1, {U: {"rent_yen": 60_000}}),
    ("H13", 0, {U: {"rent_yen": UNKNOWN}}),
    ("H13", 0, {S: {"public_assistance": UNKNOWN}, J: {"gross_monthly_yen": 100_000}}),
)


@pytest.mark.parametrize(("code", "expected", "changes"), CASES)
def test_it_decides_as_the_table_says(code: str, expected: int, changes: dict[str, Changes]) -> None:
    rule = next(rule for rule in RULES if rule.code == code)
    case = build.case(subject=changes.get(S), opening=changes.get(J), unit=changes.get(U))

    assert int(rule.judge(case).item()) == expected


def test_every_rule_has_a_permitted_and_a_refused_case() -> None:
    for rule in RULES:
        if rule.code == "H27":  # it only ever asks
            continue
        assert {1, -1} <= {expected for code, expected, _ in CASES if code == rule.code}, rule.code
