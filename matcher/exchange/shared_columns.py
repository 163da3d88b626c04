"""Columns that several kinds of files have."""

from matcher.domain.homes import GuarantorWay, SexAllowed, SinglePersonRule
from matcher.domain.registry import ConfirmedHow, Precision
from matcher.domain.text import Text
from matcher.domain.vocabulary import OffenceCategory, OffenceStance, PayCycle
from matcher.exchange.cells import clock_minute, day, degrees, long_words, term, whole_number, words, yen, yes_no
from matcher.exchange.checks import needs
from matcher.exchange.layouts import Field
from matcher.exchange.lists import pairs, several
from matcher.exchange.quantities import DAYS, PEOPLE

LATITUDE, LONGITUDE = degrees(20, 46), degrees(122, 154)
YEN = yen(0, 10_000_000)

POINT = (
    Field("lat", "緯度", LATITUDE),
    Field("lon", "経度", LONGITUDE),
)
STANCES = Field("stances", "受入れの考え方", pairs(term(OffenceCategory), term(OffenceStance)))
CONFIRMED = (
    Field("confirmed_on", "確認日", day, past=True),
    Field("confirmed_by", "確認者", words),
    Field("confirmed_how", "確認の方法", term(ConfirmedHow)),
)
PLACE = (
    Field("address", "所在地", words),
    *POINT,
    Field("point_precision", "位置の精度", term(Precision)),
)
PAY = (
    Field("pay_cycle", "支払い周期", term(PayCycle)),
    Field("pay_closing_day", "締め日", whole_number(1, 31, ("日",))),
    Field("pay_day", "支払日", whole_number(1, 31, ("日",))),
    Field("pay_month_offset", "支払月（何か月後）", whole_number(0, 12)),
)
TENANCY = (
    Field("sex_allowed", "入居できる性別", term(SexAllowed)),
    Field("household_max", "入居できる人数", whole_number(1, 99, PEOPLE)),
    Field("single_person_rule", "単身入居の要件", term(SinglePersonRule)),
    Field("guarantor_ways", "保証の方法", several(term(GuarantorWay))),
    Field("closing_time", "門限", clock_minute),
    Field("accepts_assistance", "生活保護の方の入居", yes_no),
    Field("direct_payment", "代理納付", yes_no),
    Field("notice_days", "退去の予告日数", whole_number(0, 365, DAYS)),
    Field("hold_days", "確保できる日数", whole_number(0, 3_650, DAYS)),
    Field("income_limit_yen", "収入基準（政令月収）", YEN),
    Field("tax_arrears_barred", "市町村税の滞納がある人は不可", yes_no),
    Field("antisocial_years", "反社会的勢力離脱後の年数", whole_number(0, 99)),
)
OUT_OF_SERVICE = (
    Field("out_of_service_from", "使用停止の開始日", day),
    Field("out_of_service_until", "使用停止の最終日", day),
    Field("out_of_service_reason", "使用停止の理由", words),
)
OUTAGE_BEGINS = needs(
    "out_of_service_from",
    given="out_of_service_until",
    reason=Text("使用停止の最終日があり、開始日がありません", "out of service until a day, but not from when"),
)
CONDITIONS = (
    Field("conditions", "文章の条件", long_words),
    Field("conditions_covered", "文章の条件を他の欄に反映済み", yes_no),
)
NOTE = Field("note", "備考", long_words)
