"""D to L: two more contentions, one who needs a job only, one a home only, and three who cannot get all."""

from datetime import date

from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.people import Background
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    Licence,
    LicenceStatus,
    Occupation,
    OffenceCategory,
    PublicAssistance,
    ReleaseCertainty,
    Situation,
    Tattoo,
    Training,
    TravelMeans,
    WorkCapacity,
)
from seed_data.days import after
from seed_data.places import spot
from seed_data.sheets import Row, holds, located, lost, town, towns, worked
from seed_data.story.person import person


def person_d(release: date) -> Row:
    """Nearest to the job are the rooms that H needs; better for him is the self-reliance home."""
    return person(
        "D-04",
        release,
        age=41,
        offences=(OffenceCategory.STIMULANT,),
        tattoo=Tattoo.HIDDEN,
        history=worked({Occupation.RECYCLING: 40, Occupation.CONSTRUCTION: 22}),
        wished_occupations=(Occupation.RECYCLING,),
        wished_municipalities=towns(8203, 8230),
        avoid_situations=(Situation.NIGHT_WORK,),
        cash_yen=31_000,
        emergency_protection=EmergencyProtection.GRANTED,
        kept_free_asked=Asked.SOME,
        kept_free_from="18:00",
        kept_free_until="20:00",
        nearby_needs=(NearbyNeed.SELF_HELP_GROUP, NearbyNeed.PSYCHIATRY),
        health_need=True,
    )


def person_e(release: date) -> Row:
    """Best alone: the food factory, which is the only job for I; a laundry would do."""
    return person(
        "E-05",
        release,
        age=27,
        offences=(OffenceCategory.THEFT,),
        training=(Training.LAUNDRY,),
        history=worked({Occupation.MANUFACTURING: 48}),
        wished_occupations=(Occupation.MANUFACTURING, Occupation.LAUNDRY),
        unwanted_occupations=(Occupation.CONSTRUCTION, Occupation.DEMOLITION),
        wished_municipalities=towns(8211, 8220),
        avoid_situations=(Situation.MONEY_HANDLING, Situation.STORES),
        means=(TravelMeans.FOOT, TravelMeans.BICYCLE),
        cash_yen=66_000,
    )


def person_f(release: date) -> Row:
    """Lives with his mother and needs only a job; his licence is revoked."""
    home = spot(8202, north_km=1.2, east_km=-0.6)
    return person(
        "F-06",
        release,
        age=55,
        offences=(OffenceCategory.TRAFFIC,),
        needs_home=False,
        household_size=2,
        licences=(
            lost(
                Licence.ORDINARY_CAR, LicenceStatus.REVOKED, until=after(release, -900), again_from=after(release, 900)
            ),
        ),
        history=worked({Occupation.DRIVING: 180, Occupation.MANUFACTURING: 24}),
        wished_occupations=(Occupation.MANUFACTURING, Occupation.WAREHOUSE),
        wished_municipalities=towns(8202),
        avoid_situations=(Situation.DRIVING, Situation.ALCOHOL),
        means=(TravelMeans.FOOT, TravelMeans.BICYCLE),
        cash_yen=54_000,
        own_home_municipality=located(home)["municipality"],
        own_home_lat=home.lat,
        own_home_lon=home.lon,
        met_by="母が出迎え",
    )


def person_g(release: date) -> Row:
    """Needs only a home, and is old enough for one that takes single people of 60 and over."""
    return person(
        "G-07",
        release,
        age=68,
        offences=(OffenceCategory.THEFT,),
        needs_job=False,
        work_capacity=WorkCapacity.NONE,
        wished_municipalities=towns(8216),
        cash_yen=23_000,
        public_assistance=PublicAssistance.PLANNED,
        needs_step_free=True,
        nearby_needs=(NearbyNeed.INTERNAL_MEDICINE,),
        wants_private_room=False,
        health_need=True,
    )


def person_h(release: date) -> Row:
    """Few landlords take his category: the rooms in Tsuchiura, and the bus from there to the builder."""
    return person(
        "H-08",
        release,
        age=34,
        offences=(OffenceCategory.EXTORTION,),
        tattoo=Tattoo.HIDDEN,
        work_capacity=WorkCapacity.HEAVY,
        history=worked({Occupation.CONSTRUCTION: 66}),
        wished_occupations=(Occupation.CONSTRUCTION,),
        wished_municipalities=towns(8203),
        means=(TravelMeans.FOOT, TravelMeans.PUBLIC_TRANSPORT),
        longest_commute_minutes=45,
        cash_yen=71_000,
        release_certainty=ReleaseCertainty.MAY_MOVE,
        release_may_move_by="罰金の納付状況",
    )


def person_i(release: date) -> Row:
    """Only the food factory and its dormitory take his category."""
    return person(
        "I-09",
        release,
        age=44,
        offences=(OffenceCategory.ROBBERY,),
        tattoo=Tattoo.VISIBLE,
        antisocial_tie=AntisocialTie.LEFT,
        antisocial_left_on=after(release, -1600),
        missing_fingers=True,
        history=worked({Occupation.MANUFACTURING: 12, Occupation.CONSTRUCTION: 50}),
        wished_occupations=(Occupation.MANUFACTURING,),
        wished_municipalities=towns(8211, 8228),
        cash_yen=47_000,
    )


def person_j(release: date) -> Row:
    """A home at most, since no job that would take him can be reached; areas to avoid have not been asked yet."""
    return person(
        "J-10",
        release,
        age=50,
        offences=(OffenceCategory.SEXUAL_ADULT,),
        specified_sexual_offence=True,
        history=worked({Occupation.OFFICE: 90}),
        wished_occupations=(Occupation.OFFICE, Occupation.WAREHOUSE),
        wished_municipalities=(town(8204),),
        avoid_areas_asked=Asked.NOT_ASKED,
        avoid_people_asked=Asked.NOT_ASKED,
        cash_yen=39_000,
    )


def person_k(release: date) -> Row:
    """Nothing is left: the one employer who takes everybody is in an area to avoid."""
    return person(
        "K-11",
        release,
        age=57,
        offences=(OffenceCategory.ARSON,),
        history=worked({Occupation.FARMING: 30}),
        wished_occupations=(Occupation.FARMING,),
        avoid_areas_asked=Asked.SOME,
        avoid_areas=towns(8232, 8222, 8223),
        backgrounds=(Background.ISOLATION, Background.GAMBLING),
        guarantor_ways=(GuarantorWay.COMPANY,),
        rent_arrears=True,
        public_housing_arrears=True,
        tax_arrears=True,
        income_yen=0,
        cash_yen=12_000,
        health_need=True,
    )


def person_l(release: date) -> Row:
    """His consent to matching has run out, so he is in no run until he is asked again."""
    return person(
        "L-12",
        release,
        age=48,
        offences=(OffenceCategory.STIMULANT,),
        licences=(holds(Licence.ORDINARY_CAR, until=after(release, 700)),),
        history=worked({Occupation.DRIVING: 60, Occupation.CONSTRUCTION: 84}),
        wished_occupations=(Occupation.CONSTRUCTION,),
        wished_municipalities=towns(8227),
        means=(TravelMeans.FOOT, TravelMeans.CAR),
        cash_yen=50_000,
    )


OTHER_NINE = (person_d, person_e, person_f, person_g, person_h, person_i, person_j, person_k, person_l)
