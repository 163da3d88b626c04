"""A, B and C of the practice notes: by telephone one takes what the next one needs."""

from datetime import date

from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.people import Background
from matcher.domain.vocabulary import (
    Asked,
    EmergencyProtection,
    Licence,
    LicenceStatus,
    Occupation,
    OffenceCategory,
    PublicAssistance,
    Situation,
    Tattoo,
    Training,
    TravelMeans,
    WorkCapacity,
)
from seed_data.days import after
from seed_data.sheets import Row, holds, lost, towns, worked
from seed_data.story.person import person


def person_a(release: date) -> Row:
    """Best alone: the warehouse in Hitachinaka and the flat that B needs."""
    return person(
        "A-01",
        release,
        age=46,
        offences=(OffenceCategory.THEFT,),
        backgrounds=(Background.POVERTY, Background.DEBT),
        credit_problem=True,
        licences=(
            holds(Licence.FORKLIFT),
            lost(Licence.ORDINARY_CAR, LicenceStatus.LAPSED, until=after(release, -760), again_from=after(release, 25)),
        ),
        training=(Training.FORKLIFT,),
        history=worked({Occupation.WAREHOUSE: 62, Occupation.MANUFACTURING: 18}),
        wished_occupations=(Occupation.WAREHOUSE,),
        unwanted_occupations=(Occupation.COOKING,),
        wished_municipalities=towns(8221, 8201),
        avoid_areas_asked=Asked.SOME,
        avoid_areas=towns(8203),
        cash_yen=42_000,
        met_by="調整担当が出迎え",
    )


def person_b(release: date) -> Row:
    """His only route: the welding shop, and the flat at 13 minutes by bicycle."""
    return person(
        "B-02",
        release,
        age=38,
        offences=(OffenceCategory.INJURY_ASSAULT,),
        backgrounds=(Background.CONFLICT_AT_WORK, Background.ALCOHOL),
        tattoo=Tattoo.HIDDEN,
        work_capacity=WorkCapacity.HEAVY,
        licences=(
            holds(Licence.GAS_WELDING),
            lost(
                Licence.ORDINARY_CAR, LicenceStatus.REVOKED, until=after(release, -1500), again_from=after(release, 640)
            ),
        ),
        training=(Training.WELDING,),
        history=worked({Occupation.CONSTRUCTION: 31, Occupation.WELDING: 14}),
        wished_occupations=(Occupation.WELDING,),
        unwanted_occupations=(Occupation.COOKING, Occupation.RETAIL),
        wished_municipalities=towns(8221, 8201),
        avoid_situations=(Situation.ALCOHOL,),
        means=(TravelMeans.FOOT, TravelMeans.BICYCLE),
        cash_yen=58_000,
        emergency_protection=EmergencyProtection.GRANTED,
        guarantor_ways=(GuarantorWay.EMERGENCY_CONTACT, GuarantorWay.CORPORATION),
        met_by="居住支援法人の相談員が出迎え",
    )


def person_c(release: date) -> Row:
    """A home on a Saturday: the one free bed of the halfway house."""
    return person(
        "C-03",
        release,
        age=63,
        offences=(OffenceCategory.FRAUD,),
        needs_job=False,
        work_capacity=WorkCapacity.LIGHT,
        history=worked({Occupation.OFFICE: 120, Occupation.RETAIL: 40}),
        wished_occupations=(Occupation.CLEANING,),
        wished_municipalities=towns(8201, 8221),
        means=(TravelMeans.FOOT, TravelMeans.PUBLIC_TRANSPORT),
        longest_commute_minutes=30,
        cash_yen=18_000,
        public_assistance=PublicAssistance.PLANNED,
        emergency_protection=EmergencyProtection.GRANTED,
        guarantor_ways=(),
        needs_step_free=True,
        nearby_needs=(NearbyNeed.INTERNAL_MEDICINE, NearbyNeed.WELFARE_OFFICE),
        wants_private_room=False,
        health_need=True,
        met_by="更生保護施設の職員が出迎え（土曜日）",
    )


FIRST_THREE = (person_a, person_b, person_c)
