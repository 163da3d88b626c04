"""The files about employers and their openings."""

from matcher.domain.employers import EmployerSize, EmployerStatus, Industry
from matcher.domain.people import Background, Education
from matcher.domain.registry import DisabilityEmployment, InterviewForm, ReferralRoute
from matcher.domain.text import Text
from matcher.domain.vocabulary import (
    EmploymentType,
    Licence,
    Occupation,
    Role,
    Situation,
    TattooPolicy,
    WageKind,
    WorkCapacity,
)
from matcher.exchange.cells import (
    FindMunicipality,
    Problem,
    age_range,
    clock_minute,
    code,
    corporate_number,
    day,
    hours_in_minutes,
    municipality,
    phone,
    term,
    whole_number,
    words,
    yes_no,
)
from matcher.exchange.checks import both_or_neither, not_before
from matcher.exchange.layouts import Field, Layout, RowCheck, Spread
from matcher.exchange.lists import several
from matcher.exchange.points import point_checks
from matcher.exchange.quantities import DAYS, PEOPLE, YEARS
from matcher.exchange.shared_columns import (
    CONDITIONS,
    CONFIRMED,
    NOTE,
    OUT_OF_SERVICE,
    OUTAGE_BEGINS,
    PAY,
    PLACE,
    STANCES,
    YEN,
)

_AGE = whole_number(15, 99, ("歳", "才"))
_DAY_MINUTES = 1440
_AGES = (
    Field("age_min", "年齢下限", _AGE),
    Field("age_max", "年齢上限", _AGE),
    Field("age_reason", "年齢制限の例外事由", words),
)
_HOURS_AND_WAGE = (
    Field("weekly_hours", "週所定労働時間", hours_in_minutes),
    Field("wage_kind", "賃金形態", term(WageKind)),
    Field("wage_yen", "賃金額", YEN),
    Field("shift_start", "始業時刻", clock_minute),
    Field("shift_end", "終業時刻", clock_minute),
)


def employers(find: FindMunicipality) -> Layout:
    """協力雇用主."""
    return Layout(
        kind="employers",
        fields=(
            Field("code", "コード", code, required=True),
            Field("name", "事業者名", words, required=True),
            Field("kana", "事業者名（カナ）", words),
            Field("corporate_number", "法人番号", corporate_number),
            Field("industry", "産業", term(Industry)),
            Field("size", "従業員規模", term(EmployerSize)),
            Field("municipality", "市町村", municipality(find)),
            *PLACE,
            Field("status", "登録状況", term(EmployerStatus)),
            Field("registered_on", "登録日", day, past=True),
            Field("police_checked", "登録時の照会", yes_no),
            Field("labour_insurance", "労働保険", yes_no),
            Field("current_releasees", "雇用中の人数", whole_number(0, 9_999, PEOPLE)),
            Field("past_hires", "雇用実績", whole_number(0, 9_999, PEOPLE)),
            Field("capacity_limit", "受入上限", whole_number(0, 9_999, PEOPLE)),
            Field("tattoo_policy", "入れ墨の条件", term(TattooPolicy)),
            Field("antisocial_years", "反社会的勢力離脱後の年数", whole_number(0, 99, YEARS)),
            Field("social_insurance", "社会保険", yes_no),
            *PAY,
            *CONDITIONS,
            Field("contact", "担当窓口", words),
            Field("phone", "電話番号", phone),
            STANCES,
            NOTE,
            *CONFIRMED,
        ),
        checks=(both_or_neither("lat", "lon"), *point_checks(municipality="municipality", lat="lat", lon="lon")),
    )


def openings(find: FindMunicipality) -> Layout:
    """求人."""
    return Layout(
        kind="openings",
        fields=(
            Field("code", "コード", code, required=True),
            Field("employer", "協力雇用主", code, required=True, refers_to="employers"),
            Field("title", "求人名", words, required=True),
            Field("occupation", "職種", term(Occupation)),
            Field("role", "制限のある業務", term(Role)),
            Field("employment_type", "雇用形態", term(EmploymentType)),
            Field("places", "募集人数", whole_number(1, 999, PEOPLE), required=True),
            *_HOURS_AND_WAGE,
            Field("municipality", "勤務地の市町村", municipality(find)),
            *PLACE,
            Field("required_licences", "必要な免許・資格", several(term(Licence))),
            Field("tattoo_policy", "入れ墨の条件", term(TattooPolicy)),
            Field("antisocial_years", "反社会的勢力離脱後の年数", whole_number(0, 99, YEARS)),
            Field("physical_demand", "作業の強さ", term(WorkCapacity)),
            *_AGES,
            Field("situations", "職場の場面", several(term(Situation))),
            Field("pickup_municipalities", "送迎のある市町村", several(municipality(find))),
            Field("start_from", "就業開始可能日", day),
            Field("valid_until", "求人の有効期限", day),
            Field("social_insurance", "社会保険", yes_no),
            *PAY,
            STANCES,
            *_terms_of_work(),
            *OUT_OF_SERVICE,
            NOTE,
            *CONFIRMED,
        ),
        spreads=(Spread("age", "年齢", age_range, into=("age_min", "age_max")),),
        checks=(
            both_or_neither("lat", "lon"),
            not_before("out_of_service_from", "out_of_service_until"),
            OUTAGE_BEGINS,
            both_or_neither("shift_start", "shift_end"),
            not_before("age_min", "age_max"),
            not_before("start_from", "valid_until"),
            *point_checks(municipality="municipality", lat="lat", lon="lon"),
            _age_limit_has_reason(),
            *_shift_checks(),
        ),
    )


def _terms_of_work() -> tuple[Field, ...]:
    return (
        Field("deductions_yen", "賃金からの控除額（月）", YEN),
        Field("advances", "前借", yes_no),
        Field("disability_employment", "障害者雇用の枠", term(DisabilityEmployment)),
        Field("who_would_know", "前歴等を知る人", words),
        Field("referral_route", "紹介経路", term(ReferralRoute)),
        Field("earliest_apply_days", "応募できる時期（釈放の何日前から）", whole_number(0, 3_650, DAYS)),
        Field("guarantee_by_employer", "身元引受", yes_no),
        Field("state_guarantee", "身元保証制度の利用", yes_no),
        Field("missing_fingers_accepted", "指の欠損のある人の応募", yes_no),
        Field("education_min", "学歴の条件", term(Education)),
        Field("institutions", "指定施設", several(words)),
        Field("excluded_backgrounds", "受け入れない背景（書面の条件）", several(term(Background))),
        *CONDITIONS,
        Field("interviews", "採用面接の方法", several(term(InterviewForm))),
    )


def _age_limit_has_reason() -> RowCheck:
    return RowCheck(
        fields=("age_min", "age_max", "age_reason"),
        holds=lambda least, most, reason: reason is not None or (least is None and most is None),
        column="age_reason",
        problem=Problem(
            Text("年齢制限に例外事由がありません", "an age limit without a lawful reason"),
            Text(
                "法令の例外事由を書くか、年齢の上限と下限を空欄にしてください",
                "write the lawful exception, or leave both age limits empty",
            ),
        ),
    )


def _shift_checks() -> tuple[RowCheck, RowCheck]:
    starts_today = RowCheck(
        fields=("shift_start",),
        holds=lambda start: start is None or start < _DAY_MINUTES,
        column="shift_start",
        problem=Problem(
            Text("始業時刻が24時以降です", "the shift starts at 24:00 or later"),
            Text("00:00から23:59までの時刻にしてください", "write a time from 00:00 to 23:59"),
        ),
    )
    ends_within_a_day = RowCheck(
        fields=("shift_start", "shift_end"),
        holds=lambda start, end: start is None or end is None or start < end <= start + _DAY_MINUTES,
        column="shift_end",
        problem=Problem(
            Text(
                "終業時刻が、始業時刻から24時間以内にありません", "the shift does not end within 24 hours of its start"
            ),
            Text(
                "翌日に終わる勤務は、翌日の5時を 29:00 のように書いてください",
                "a shift that ends at five on the next day ends at 29:00",
            ),
        ),
    )
    return starts_today, ends_within_a_day
