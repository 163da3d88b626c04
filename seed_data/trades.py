"""What invented employers of each industry offer: kinds of work with their usual conditions, all of it assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matcher.domain.employers import Industry
from matcher.domain.vocabulary import Licence, Occupation, Situation, WorkCapacity

HEAVY, MEDIUM, LIGHT = WorkCapacity.HEAVY, WorkCapacity.MEDIUM, WorkCapacity.LIGHT


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work. Hours and pay are drawn around what stands here."""

    title: str
    occupation: Occupation
    demand: WorkCapacity
    hourly_yen: int
    starts: int = 8
    """Hour of the day at which the shift of nine hours, one of them free, begins."""
    licences: tuple[Licence, ...] = ()
    situations: tuple[Situation, ...] = ()


JOBS: Final[Mapping[Industry, tuple[Job, ...]]] = {
    Industry.CONSTRUCTION: (
        Job("土木作業", Occupation.CONSTRUCTION, HEAVY, 1_280),
        Job("型枠の組立", Occupation.CARPENTRY, HEAVY, 1_320, licences=(Licence.CRANE,)),
        Job("足場の組立", Occupation.CONSTRUCTION, HEAVY, 1_340),
        Job("建物の解体", Occupation.DEMOLITION, HEAVY, 1_300, licences=(Licence.SMALL_CONSTRUCTION_MACHINE,)),
        Job("内装の補助", Occupation.CONSTRUCTION, MEDIUM, 1_200, situations=(Situation.HOME_ENTRY,)),
        Job("資材の運搬", Occupation.DRIVING, MEDIUM, 1_220, licences=(Licence.ORDINARY_CAR,)),
        Job("鉄骨の溶接", Occupation.WELDING, HEAVY, 1_360, licences=(Licence.ARC_WELDING,)),
        Job("塗装の補助", Occupation.CONSTRUCTION, MEDIUM, 1_210),
    ),
    Industry.SERVICES: (
        Job("ビルの清掃", Occupation.CLEANING, LIGHT, 1_110),
        Job("産業廃棄物の選別", Occupation.RECYCLING, MEDIUM, 1_190),
        Job("施設の警備", Occupation.SECURITY, LIGHT, 1_130, 20, situations=(Situation.NIGHT_WORK,)),
        Job("草刈り・造園", Occupation.FARMING, MEDIUM, 1_150),
    ),
    Industry.MANUFACTURING: (
        Job("金属部品の加工", Occupation.WELDING, MEDIUM, 1_210, licences=(Licence.GAS_WELDING,)),
        Job("食品の包装", Occupation.MANUFACTURING, LIGHT, 1_110),
        Job("部品の組立（夜勤あり）", Occupation.MANUFACTURING, MEDIUM, 1_280, 20, situations=(Situation.NIGHT_WORK,)),
        Job("木材の加工", Occupation.CARPENTRY, MEDIUM, 1_170),
    ),
    Industry.TRANSPORT: (
        Job("荷物の仕分け", Occupation.WAREHOUSE, MEDIUM, 1_160),
        Job("ルート配送", Occupation.DRIVING, MEDIUM, 1_240, 7, (Licence.ORDINARY_CAR,), (Situation.DRIVING,)),
    ),
    Industry.TRADE: (
        Job("青果の袋詰め", Occupation.RETAIL, LIGHT, 1_100, situations=(Situation.STORES,)),
        Job("店舗の品出し", Occupation.RETAIL, LIGHT, 1_100, 9, (), (Situation.STORES, Situation.MONEY_HANDLING)),
    ),
    Industry.AGRICULTURE: (
        Job("野菜の収穫", Occupation.FARMING, MEDIUM, 1_100, 7),
        Job("ビニールハウスの作業", Occupation.FARMING, LIGHT, 1_100),
    ),
    Industry.HEALTH: (
        Job("介護の補助", Occupation.CARE, MEDIUM, 1_140, licences=(Licence.CARE_ENTRY,)),
        Job("施設の洗濯", Occupation.LAUNDRY, LIGHT, 1_100),
    ),
    Industry.ACCOMMODATION: (
        Job("調理の補助", Occupation.COOKING, LIGHT, 1_110, 10),
        Job("居酒屋の調理", Occupation.COOKING, MEDIUM, 1_160, 15, (), (Situation.ALCOHOL, Situation.MONEY_HANDLING)),
    ),
    Industry.AMUSEMENT: (
        Job("クリーニングの仕上げ", Occupation.LAUNDRY, LIGHT, 1_110),
        Job("浴場の清掃", Occupation.CLEANING, LIGHT, 1_110, 13),
    ),
}
