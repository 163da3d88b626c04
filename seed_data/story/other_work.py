"""Openings that show what the law, a condition or the record itself can rule out, and second choices for D and H."""

from collections.abc import Iterator
from datetime import date

from matcher.domain.employers import EmployerStatus, Industry
from matcher.domain.vocabulary import (
    EmploymentType,
    Licence,
    Occupation,
    OffenceCategory,
    Role,
    Situation,
    TattooPolicy,
    WorkCapacity,
)
from seed_data.days import after
from seed_data.places import spot
from seed_data.sheets import Cell, accepting
from seed_data.story.firm import Firm, Trade, firm

THEFT, FRAUD, TRAFFIC = OffenceCategory.THEFT, OffenceCategory.FRAUD, OffenceCategory.TRAFFIC


def other_work(today: date) -> Iterator[Firm]:
    """E-0009 to E-0019 with O-0009 to O-0019."""
    yield from _regulated(today)
    yield from _conditioned(today)
    yield _for_anybody(today)
    yield from _not_current(today)
    yield from _second_choices(today)


def _regulated(today: date) -> Iterator[Firm]:
    yield firm(
        9,
        today,
        Trade(name="よつゆの灯警備", industry=Industry.SERVICES, stances=accepting(THEFT, TRAFFIC)),
        spot(8201, north_km=1.0, east_km=-1.0),
        Occupation.SECURITY,
        title="交通誘導警備",
        role=Role.SECURITY_GUARD,
        places=3,
        age_min=18,
        age_reason="警備業法第14条（例外事由2号）",
    )
    yield firm(
        10,
        today,
        Trade(name="かげろうの鍵不動産", industry=Industry.REAL_ESTATE, stances=accepting(FRAUD, TRAFFIC)),
        spot(8220, north_km=2.0, east_km=-1.5),
        Occupation.OFFICE,
        title="宅地建物の取引",
        role=Role.REAL_ESTATE_TRANSACTION,
        physical_demand=WorkCapacity.LIGHT,
    )
    yield firm(
        11,
        today,
        Trade(
            name="わたぐもの丘学童会",
            industry=Industry.HEALTH,
            stances=accepting(THEFT, OffenceCategory.SEXUAL_ADULT),
        ),
        spot(8204, north_km=1.0, east_km=1.0),
        Occupation.COOKING,
        title="学童クラブの調理補助",
        role=Role.CHILD_CONTACT,
        physical_demand=WorkCapacity.LIGHT,
    )


def _conditioned(today: date) -> Iterator[Firm]:
    late: dict[str, Cell] = {"shift_start": "14:00", "shift_end": "22:30"}
    yield firm(
        12,
        today,
        Trade(name="まよなかの箒ビル管理", industry=Industry.SERVICES, stances=accepting(THEFT, FRAUD)),
        spot(8201, north_km=-1.5, east_km=-3.0),
        Occupation.CLEANING,
        title="商業施設の清掃（遅番）",
        physical_demand=WorkCapacity.LIGHT,
        **late,
    )
    yield firm(
        13,
        today,
        Trade(name="あさがおの鉋木工", industry=Industry.MANUFACTURING, stances=accepting(THEFT, TRAFFIC)),
        spot(8205, north_km=0.5, east_km=-1.0),
        Occupation.CARPENTRY,
        title="家具職人の見習い",
        age_max=34,
        age_reason="長期勤続によるキャリア形成のため（例外事由3号のイ）",
        tattoo_policy=TattooPolicy.NONE_ONLY,
        antisocial_years=5,
    )
    yield firm(
        14,
        today,
        Trade(name="とおりあめの轍運輸", industry=Industry.TRANSPORT, stances=accepting(THEFT, TRAFFIC)),
        spot(8232, north_km=1.0, east_km=-1.0),
        Occupation.DRIVING,
        title="大型トラックの運転",
        required_licences=(Licence.LARGE,),
        situations=(Situation.DRIVING, Situation.NIGHT_WORK),
        wage_yen=1_450,
        antisocial_years=5,
    )


def _for_anybody(today: date) -> Firm:
    return firm(
        15,
        today,
        Trade(name="いわはだの鶴解体", industry=Industry.CONSTRUCTION, stances=accepting(*OffenceCategory)),
        spot(8232, north_km=-2.0, east_km=1.0),
        Occupation.DEMOLITION,
        title="建物の解体（罪種不問）",
        places=2,
        wage_yen=1_350,
        physical_demand=WorkCapacity.HEAVY,
        tattoo_policy=TattooPolicy.ANY,
        antisocial_years=5,
    )


def _not_current(today: date) -> Iterator[Firm]:
    yield firm(
        16,
        today,
        Trade(
            name="ふゆざれの畝農園",
            industry=Industry.AGRICULTURE,
            stances=accepting(THEFT, FRAUD, TRAFFIC),
            status=EmployerStatus.PAUSED,
        ),
        spot(8234, north_km=1.0, east_km=1.0),
        Occupation.FARMING,
        title="根菜の収穫",
        places=2,
    )
    yield firm(
        17,
        today,
        Trade(name="しおさいの籠水産", industry=Industry.MANUFACTURING, stances=accepting(THEFT, FRAUD, TRAFFIC)),
        spot(8309, north_km=-0.5, east_km=-0.3),
        Occupation.FISHERY,
        title="短期の水産加工",
        places=4,
        valid_until=after(today, 45),
    )


def _second_choices(today: date) -> Iterator[Firm]:
    yield firm(
        18,
        today,
        Trade(name="はすのはの堤農園", industry=Industry.AGRICULTURE, stances=accepting(OffenceCategory.STIMULANT)),
        spot(8230, north_km=-0.8, east_km=-0.6),
        Occupation.FARMING,
        title="れんこんの出荷",
        wage_yen=1_120,
        shift_start="07:00",
        shift_end="16:00",
        tattoo_policy=TattooPolicy.ANY,
    )
    yield firm(
        19,
        today,
        Trade(name="ともしびの雑巾清掃", industry=Industry.SERVICES, stances=accepting(OffenceCategory.EXTORTION)),
        spot(8203, north_km=0.2, east_km=-0.4),
        Occupation.CLEANING,
        title="商店街の清掃",
        wage_yen=1_110,
        employment_type=EmploymentType.FIXED_TERM,
        physical_demand=WorkCapacity.LIGHT,
    )
