"""Homes that show what can rule one out, C's fallback, and public housing, which is drawn by lot."""

from collections.abc import Iterator
from datetime import date

from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.vocabulary import OffenceCategory
from seed_data.days import after, next_round
from seed_data.places import spot
from seed_data.sheets import Cell, accepting
from seed_data.story.people import releases
from seed_data.story.room import Landlord, Room, room

THEFT, FRAUD = OffenceCategory.THEFT, OffenceCategory.FRAUD
INJURY = OffenceCategory.INJURY_ASSAULT


def other_homes(today: date) -> Iterator[Room]:
    """U-0010 to U-0019 with their providers."""
    yield from _fallback(today)
    yield from _conditioned(today)
    yield from _for_others(today)
    yield from _public(today)


def _fallback(today: date) -> Iterator[Room]:
    """Of C: from the Monday after, a landlord who takes the rent from the welfare office."""
    yield room(
        10,
        today,
        Landlord(name="つゆあけの窓住宅", stances=accepting(FRAUD)),
        HousingKind.SAFETY_NET,
        spot(8201, north_km=0.8, east_km=-1.6),
        name="105号室（1K、代理納付可）",
        rent_yen=35_000,
        available_from=after(releases(today)[2], 2),
        upfront_yen=0,
        guarantor_ways=(GuarantorWay.NOT_REQUIRED,),
        step_free=True,
        nearby=(NearbyNeed.INTERNAL_MEDICINE, NearbyNeed.SUPERMARKET),
    )
    yield room(
        11,
        today,
        Landlord(name="ひぬまの岬更生会", stances=accepting(THEFT, FRAUD, INJURY, OffenceCategory.ROBBERY)),
        HousingKind.HALFWAY_HOUSE,
        spot(8203, north_km=-1.0, east_km=-1.0),
        name="個室（満床、空き予定）",
        rent_yen=0,
        upfront_yen=0,
        available_from=after(today, 230),
        guarantor_ways=(GuarantorWay.NOT_REQUIRED,),
        closing_time="21:00",
        sex_allowed=SexAllowed.MALE,
        longest_stay_days=180,
    )


def _conditioned(today: date) -> Iterator[Room]:
    yield room(
        12,
        today,
        Landlord(name="すみれいろの階アパート", stances=accepting(THEFT, INJURY)),
        HousingKind.PRIVATE_RENTAL,
        spot(8221, north_km=1.0, east_km=-0.6),
        name="301号室（1K）",
        rent_yen=34_000,
        upfront_yen=136_000,
        guarantor_ways=(GuarantorWay.PERSONAL,),
    )
    yield room(
        13,
        today,
        Landlord(name="おおつごもりの鐘不動産", stances=accepting(THEFT, INJURY)),
        HousingKind.PRIVATE_RENTAL,
        spot(8221, north_km=-0.6, east_km=0.8),
        name="502号室（1LDK）",
        rent_yen=68_000,
        common_fee_yen=4_000,
        accepts_assistance=False,
        step_free=True,
    )


def _for_others(today: date) -> Iterator[Room]:
    yield room(
        14,
        today,
        Landlord(name="ほたるぶくろの灯シェルター", stances=accepting(*OffenceCategory)),
        HousingKind.SHELTER,
        spot(8201, north_km=0.4, east_km=1.0),
        name="個室",
        rent_yen=0,
        upfront_yen=0,
        guarantor_ways=(GuarantorWay.NOT_REQUIRED,),
        sex_allowed=SexAllowed.FEMALE,
        longest_stay_days=14,
        step_free=True,
    )
    yield room(
        15,
        today,
        Landlord(name="かやぶきの春住宅", stances=accepting(THEFT, OffenceCategory.STIMULANT)),
        HousingKind.PRIVATE_RENTAL,
        spot(8227, north_km=0.5, east_km=1.0),
        name="戸建て（家族向け）",
        rent_yen=45_000,
        household_max=4,
        single_person_rule=SinglePersonRule.FAMILY_ONLY,
        guarantor_ways=(GuarantorWay.COMPANY,),
    )
    yield room(
        16,
        today,
        Landlord(name="まんげつの橋支援住宅", stances=accepting(THEFT)),
        HousingKind.SUPPORT_HOUSING,
        spot(8216, north_km=-0.8, east_km=-0.5),
        name="2号室（60歳以上向け）",
        rent_yen=33_000,
        single_person_rule=SinglePersonRule.SIXTY_OR_EXEMPT,
        guarantor_ways=(GuarantorWay.CORPORATION, GuarantorWay.EMERGENCY_CONTACT),
        upfront_yen=10_000,
        step_free=True,
    )


def _public(today: date) -> Iterator[Room]:
    coming = next_round(today)
    drawn: dict[str, Cell] = {
        "places": 2,
        "household_max": 4,
        "upfront_yen": 0,
        "available_from": coming.move_in_on,
        "step_free": True,
    }
    for number, name, kind, code in (
        (17, "県営住宅の窓口", HousingKind.PUBLIC_PREFECTURAL, 8221),
        (18, "県営住宅の南の窓口", HousingKind.PUBLIC_PREFECTURAL, 8203),
    ):
        yield room(
            number,
            today,
            Landlord(name=name, stances=accepting(*OffenceCategory)),
            kind,
            spot(code, north_km=-0.4, east_km=-0.9),
            **drawn,
            name="架空団地（2DK）",
            rent_yen=14_500,
            guarantor_ways=(GuarantorWay.NOT_REQUIRED,),
            nearby=(NearbyNeed.INTERNAL_MEDICINE, NearbyNeed.SUPERMARKET),
        )
    yield room(
        19,
        today,
        Landlord(name="市営住宅の窓口", stances=accepting(*OffenceCategory)),
        HousingKind.PUBLIC_MUNICIPAL,
        spot(8201, north_km=0.5, east_km=0.5),
        **drawn,
        name="架空東団地（2K）",
        rent_yen=12_000,
        single_person_rule=SinglePersonRule.SIXTY_OR_EXEMPT,
        guarantor_ways=(GuarantorWay.PERSONAL,),
    )
