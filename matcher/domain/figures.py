"""What one figure of the law is: its key, what it counts, the days on which it holds, and how sure it is."""

from dataclasses import dataclass

from matcher.domain.pools import NEVER_DAY
from matcher.domain.term import Term
from matcher.domain.text import Text

EVERYWHERE = 0
"""The place of a figure that does not differ by municipality."""


class FigureUnit(Term):
    """単位: what the value of a figure counts."""

    YEN = "yen", "円", "yen"
    YEARS = "years", "年", "years"
    MONTHS = "months", "か月", "months"
    DAYS = "days", "日", "days"
    HOURS = "hours", "時間", "hours"
    AGE = "age", "歳", "years of age"
    TIMES = "times", "回", "times"
    DISCRETION = "discretion", "免許権者の判断", "decided by the licensing authority"
    """A relative bar: no number of years, somebody has to be asked. Its value is 0."""


class FigureSource(Term):
    """出典の種類: where a figure was read."""

    OFFICIAL = "official", "公的資料", "official page"
    STATUTE = "statute", "法令（本文は未照合）", "statute, text not compared"
    SECONDARY = "secondary", "二次資料", "secondary source"


class Theme(Term):
    """分野: the file in which figures stand, and the heading under which they are shown."""

    BARS = "bars", "就業の制限（欠格期間）", "bars from work"
    CHILDREN = "children", "子どもの保護", "protection of children"
    LICENCES = "licences", "免許の再取得", "regaining licences"
    WAGES = "wages", "最低賃金", "minimum wage"
    INCENTIVES = "incentives", "雇用主への支援制度", "schemes for employers"
    AFTERCARE = "aftercare", "更生緊急保護・更生保護施設", "urgent aftercare and halfway houses"
    HOUSING = "housing", "公営住宅", "public housing"
    ASSISTANCE = "assistance", "生活保護・給付金", "public assistance and benefits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A figure apart from its values: these change with the years, this does not."""

    key: str
    theme: Theme
    label: Text
    unit: FigureUnit
    by_municipality: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One amount, period or limit, true from a day through a day."""

    key: str
    place: int = EVERYWHERE
    """JIS code of the municipality where it holds, or `EVERYWHERE`."""
    value: int
    unit: FigureUnit
    from_day: int
    until_day: int = NEVER_DAY
    """After it nothing is known, unless another figure of the key follows."""
    reference: Text
    source: FigureSource
    confirmed: bool
    """False: shown as unconfirmed wherever it decides."""
