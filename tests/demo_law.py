"""A few figures of the law as their page receives them: confirmed, unconfirmed, of a municipality, and not known."""

from dataclasses import replace
from datetime import date

from matcher.desk.law import FigureView, LawView
from matcher.domain.figures import FigureUnit, Theme
from matcher.domain.text import Text

GUARD = FigureView(
    key="bar_security_guard",
    theme=Theme.BARS,
    label=Text("警備業務の欠格期間", "bar from security guarding"),
    municipality=None,
    place=None,
    value=5,
    unit=FigureUnit.YEARS,
    said=Text("5年", "5 years"),
    from_on=date(1972, 11, 1),
    until_on=date(2027, 3, 31),
    reference=Text("警備業法 第14条（第3条）", "Security Services Act, art. 14 (art. 3)"),
    source=Text("公的資料", "official page"),
    confirmed=True,
    added=False,
    used_in=(Text("H04 警備業務の欠格期間", "H04 bar from security guarding"),),
)
ADDED = replace(GUARD, value=6, said=Text("6年", "6 years"), from_on=date(2027, 4, 1), until_on=None, added=True)
LIMIT = replace(
    GUARD,
    key="rent_limit_household_1",
    theme=Theme.ASSISTANCE,
    label=Text("住宅扶助の上限額（1人世帯）", "limit of housing assistance, household of 1"),
    municipality=8201,
    place=Text("水戸市", "Mito"),
    value=35_400,
    unit=FigureUnit.YEN,
    said=Text("35,400円", "35,400 yen"),
    confirmed=False,
)
NOT_FOUND = FigureView(
    key="rent_limit_small_room",
    theme=Theme.ASSISTANCE,
    label=Text("住宅扶助の上限額（床面積15平方メートル以下の住居）", "limit for rooms of up to 15 square metres"),
    municipality=None,
    place=None,
    value=None,
    unit=FigureUnit.YEN,
    said=None,
    from_on=None,
    until_on=None,
    reference=None,
    source=None,
    confirmed=False,
    added=False,
    used_in=(),
)
LAW = LawView(figures=(GUARD, ADDED, LIMIT, NOT_FOUND), unconfirmed=2, of=4, hash="0" * 64)
