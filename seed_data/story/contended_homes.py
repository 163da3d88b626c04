"""The homes that the people of the story contend for, and the ways by bus that somebody looked up."""

from collections.abc import Iterator
from datetime import date

from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.vocabulary import OffenceCategory
from seed_data.days import after
from seed_data.places import spot
from seed_data.sheets import Cell, Row, accepting
from seed_data.story.room import Landlord, Room, dormitory, room

THEFT, STIMULANT, FRAUD = OffenceCategory.THEFT, OffenceCategory.STIMULANT, OffenceCategory.FRAUD
FLAT = spot(8221, north_km=0.59, east_km=0.31)
FAR_DORMITORY = spot(8236, north_km=0.2, east_km=-5.83)
HALFWAY_HOUSE = spot(8201, north_km=-3.5, east_km=-3.3)
ROOMS = spot(8203, north_km=1.4, east_km=-0.85)
SELF_RELIANCE_HOME = spot(8230, north_km=0.5, east_km=-1.0)
FACTORY_DORMITORY = spot(8211, north_km=1.7, east_km=-1.2)
LAUNDRY_FLAT = spot(8220, north_km=-1.0, east_km=-0.5)
ELDERLY_HOME = spot(8216, north_km=1.0, east_km=0.5)
LODGING = spot(8204, north_km=-0.5, east_km=0.5)
HOMES = (
    *(FLAT, FAR_DORMITORY, HALFWAY_HOUSE, ROOMS, SELF_RELIANCE_HOME),
    *(FACTORY_DORMITORY, LAUNDRY_FLAT, ELDERLY_HOME, LODGING),
)

_NO_RENT: dict[str, Cell] = {
    "rent_yen": 0,
    "upfront_yen": 0,
    "guarantor_ways": (GuarantorWay.NOT_REQUIRED,),
    "furnished": True,
}


def contended_homes(today: date) -> Iterator[Room]:
    """U-0001 to U-0009 with their providers."""
    yield from _for_a_b_and_c(today)
    yield from _for_d_and_h(today)
    yield from _for_e_and_i(today)
    yield from _for_g_and_j(today)


def routes(today: date) -> Iterator[Row]:
    """Declared ways by public transport: H's bus to the builder, and two that serve somebody else."""
    for unit, opening, minutes in (("U-0004", "O-0005", 24), ("U-0001", "O-0003", 22), ("U-0003", "O-0012", 18)):
        yield {
            "unit": unit,
            "opening": opening,
            "minutes": minutes,
            "first_arrival": "06:40",
            "last_departure": "21:10",
            "declared_by": "調整担当（架空）",
            "declared_on": after(today, -9),
        }


def _for_a_b_and_c(today: date) -> Iterator[Room]:
    yield room(
        1,
        today,
        Landlord(name="あけぼしの坂アパート", stances=accepting(OffenceCategory.INJURY_ASSAULT, THEFT)),
        HousingKind.PRIVATE_RENTAL,
        FLAT,
        name="203号室（1K）",
        guarantor_ways=(GuarantorWay.EMERGENCY_CONTACT, GuarantorWay.CORPORATION),
        nearby=(NearbyNeed.SUPERMARKET, NearbyNeed.STATION),
    )
    yield dormitory(2, today, "E-0002", FAR_DORMITORY, name="社員寮5号室（個室）", floor_area_m2=12, furnished=True)
    yield room(
        3,
        today,
        Landlord(
            name="ひぬまの渡し更生会",
            stances=accepting(OffenceCategory.INJURY_ASSAULT, THEFT, experienced=[FRAUD]),
        ),
        HousingKind.HALFWAY_HOUSE,
        HALFWAY_HOUSE,
        **_NO_RENT,
        name="2人部屋",
        closing_time="21:00",
        sex_allowed=SexAllowed.MALE,
        step_free=True,
        private_room=False,
        longest_stay_days=180,
        nearby=(NearbyNeed.INTERNAL_MEDICINE, NearbyNeed.WELFARE_OFFICE, NearbyNeed.SUPERMARKET),
    )


def _for_d_and_h(today: date) -> Iterator[Room]:
    yield room(
        4,
        today,
        Landlord(name="はなぐもりの辻支援住宅", stances=accepting(STIMULANT, OffenceCategory.EXTORTION)),
        HousingKind.SUPPORT_HOUSING,
        ROOMS,
        name="101号室（共用の台所）",
        rent_yen=34_000,
        common_fee_yen=2_000,
        upfront_yen=20_000,
        private_room=False,
        nearby=(NearbyNeed.STATION, NearbyNeed.HELLO_WORK),
    )
    yield room(
        5,
        today,
        Landlord(name="よるがおの縁自立準備ホーム", stances=accepting(experienced=[STIMULANT])),
        HousingKind.SELF_RELIANCE_HOME,
        SELF_RELIANCE_HOME,
        **_NO_RENT,
        name="個室",
        closing_time="22:00",
        sex_allowed=SexAllowed.MALE,
        longest_stay_days=180,
        nearby=(NearbyNeed.SELF_HELP_GROUP, NearbyNeed.PSYCHIATRY),
    )


def _for_e_and_i(today: date) -> Iterator[Room]:
    yield dormitory(6, today, "E-0006", FACTORY_DORMITORY, name="社員寮2号室（個室）", furnished=True)
    yield room(
        7,
        today,
        Landlord(name="こがねいろの井戸住宅", stances=accepting(THEFT, OffenceCategory.TRAFFIC)),
        HousingKind.SAFETY_NET,
        LAUNDRY_FLAT,
        name="1号室（1R）",
        rent_yen=32_000,
        common_fee_yen=2_000,
        floor_area_m2=25,
    )


def _for_g_and_j(today: date) -> Iterator[Room]:
    yield room(
        8,
        today,
        Landlord(name="ゆうばえの森養護老人ホーム", stances=accepting(THEFT)),
        HousingKind.ELDERLY_HOME,
        ELDERLY_HOME,
        **_NO_RENT,
        name="個室",
        available_from=after(today, 50),
        closing_time="21:00",
        single_person_rule=SinglePersonRule.SIXTY_OR_EXEMPT,
        step_free=True,
        nearby=(NearbyNeed.INTERNAL_MEDICINE,),
    )
    yield room(
        9,
        today,
        Landlord(name="とまりぎの軒無料低額宿泊所", stances=accepting(OffenceCategory.SEXUAL_ADULT, STIMULANT)),
        HousingKind.LOW_COST_LODGING,
        LODGING,
        name="個室3号",
        rent_yen=31_000,
        common_fee_yen=5_000,
        upfront_yen=0,
        guarantor_ways=(GuarantorWay.NOT_REQUIRED,),
        closing_time="20:00",
        sex_allowed=SexAllowed.MALE,
        longest_stay_days=365,
    )
