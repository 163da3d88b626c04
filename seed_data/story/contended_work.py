"""The jobs that the people of the story contend for, each placed so that few homes reach it without a car."""

from collections.abc import Iterator
from datetime import date

from matcher.domain.employers import EmployerSize, Industry
from matcher.domain.vocabulary import (
    EmploymentType,
    Licence,
    Occupation,
    OffenceCategory,
    PayCycle,
    Situation,
    WorkCapacity,
)
from matcher.domain.vocabulary import TattooPolicy as Tattoos
from seed_data.places import spot
from seed_data.sheets import accepting, towns
from seed_data.story.firm import Firm, Trade, firm

THEFT, STIMULANT, TRAFFIC = OffenceCategory.THEFT, OffenceCategory.STIMULANT, OffenceCategory.TRAFFIC
WAREHOUSE = spot(8221, north_km=1.4, east_km=-0.1)
FAR_WAREHOUSE = spot(8236, north_km=0.1, east_km=-5.75)
WELDING_SHOP = spot(8221, north_km=-1.0, east_km=1.5)
RECYCLING = spot(8203, north_km=2.0, east_km=-1.5)
BUILDER = spot(8203, north_km=-2.0, east_km=1.6)
FOOD_FACTORY = spot(8211, north_km=1.5, east_km=-1.0)
LAUNDRY = spot(8220, north_km=-3.0, east_km=1.0)
PARTS_FACTORY = spot(8202, north_km=-1.0, east_km=0.3)
WORKPLACES = (WAREHOUSE, FAR_WAREHOUSE, WELDING_SHOP, RECYCLING, BUILDER, FOOD_FACTORY, LAUNDRY, PARTS_FACTORY)


def contended_work(today: date) -> Iterator[Firm]:
    """E-0001 to E-0008 with O-0001 to O-0008."""
    yield from _for_a(today)
    yield _for_b(today)
    yield from _for_d_and_h(today)
    yield from _for_e_f_and_i(today)


def _for_a(today: date) -> Iterator[Firm]:
    yield firm(
        1,
        today,
        Trade(
            name="ほしのしずく倉庫",
            industry=Industry.TRANSPORT,
            size=EmployerSize.UP_TO_99,
            stances=accepting(TRAFFIC, experienced=[THEFT]),
            releasees=1,
        ),
        WAREHOUSE,
        Occupation.WAREHOUSE,
        title="倉庫内作業（フォークリフト）",
        required_licences=(Licence.FORKLIFT,),
        wage_yen=1_190,
        shift_start="08:30",
        shift_end="17:30",
    )
    yield firm(
        2,
        today,
        Trade(name="かぜまちの丘物流", industry=Industry.TRANSPORT, stances=accepting(THEFT, TRAFFIC)),
        FAR_WAREHOUSE,
        Occupation.WAREHOUSE,
        title="倉庫内作業（フォークリフト・寮あり）",
        employment_type=EmploymentType.FIXED_TERM,
        required_licences=(Licence.FORKLIFT,),
        wage_yen=1_150,
        pay_cycle=PayCycle.WEEKLY,
        pay_closing_day=None,
        pay_day=None,
        pay_month_offset=None,
    )


def _for_b(today: date) -> Firm:
    return firm(
        3,
        today,
        Trade(
            name="つきみの火花溶接所",
            industry=Industry.MANUFACTURING,
            stances=accepting(experienced=[OffenceCategory.INJURY_ASSAULT]),
            releasees=1,
        ),
        WELDING_SHOP,
        Occupation.WELDING,
        title="溶接工（ガス溶接）",
        required_licences=(Licence.GAS_WELDING,),
        wage_yen=1_280,
        physical_demand=WorkCapacity.HEAVY,
    )


def _for_d_and_h(today: date) -> Iterator[Firm]:
    yield firm(
        4,
        today,
        Trade(
            name="みずたまりの虹リサイクル",
            industry=Industry.SERVICES,
            stances=accepting(TRAFFIC, experienced=[STIMULANT]),
            releasees=2,
        ),
        RECYCLING,
        Occupation.RECYCLING,
        title="資源の選別・回収",
        wage_yen=1_200,
        shift_start="07:30",
        shift_end="16:30",
        tattoo_policy=Tattoos.ANY,
        pickup_municipalities=towns(8230),
    )
    yield firm(
        5,
        today,
        Trade(
            name="こもれびの梁工務店",
            industry=Industry.CONSTRUCTION,
            stances=accepting(OffenceCategory.EXTORTION, TRAFFIC),
        ),
        BUILDER,
        Occupation.CONSTRUCTION,
        title="建築の手元作業",
        wage_yen=1_300,
        tattoo_policy=Tattoos.ANY,
        physical_demand=WorkCapacity.HEAVY,
    )


def _for_e_f_and_i(today: date) -> Iterator[Firm]:
    yield firm(
        6,
        today,
        Trade(
            name="ゆうなぎの台所食品",
            industry=Industry.MANUFACTURING,
            size=EmployerSize.UP_TO_99,
            stances=accepting(OffenceCategory.ROBBERY, experienced=[THEFT]),
            releasees=2,
        ),
        FOOD_FACTORY,
        Occupation.MANUFACTURING,
        title="食品の製造（寮あり）",
        tattoo_policy=Tattoos.ANY,
        antisocial_years=2,
    )
    yield firm(
        7,
        today,
        Trade(name="しろたえの朝クリーニング", industry=Industry.AMUSEMENT, stances=accepting(THEFT)),
        LAUNDRY,
        Occupation.LAUNDRY,
        title="リネンの洗濯・仕上げ",
        employment_type=EmploymentType.FIXED_TERM,
        wage_yen=1_130,
        tattoo_policy=Tattoos.NONE_ONLY,
    )
    yield firm(
        8,
        today,
        Trade(name="はじまりの歯車製作所", industry=Industry.MANUFACTURING, stances=accepting(THEFT, TRAFFIC)),
        PARTS_FACTORY,
        Occupation.MANUFACTURING,
        title="部品の組立",
        wage_yen=1_160,
        situations=(Situation.NIGHT_WORK,),
    )
