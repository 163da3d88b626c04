"""All facts that rules may find unknown, in the order in which people read them."""

from matcher.domain.case import Case
from matcher.domain.homes import GuaranteeCheck, GuarantorWay, SexAllowed, SinglePersonRule
from matcher.domain.people import Background, DisabilityCertificate, Education
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY, Column, is_among
from matcher.domain.registry import AdmissionRoute
from matcher.domain.text import Text
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    Licence,
    OffenceCategory,
    PublicAssistance,
    Role,
    Sex,
    SpecialAdjustment,
    Tattoo,
    TattooPolicy,
    TravelMeans,
    WorkCapacity,
)
from matcher.eligibility.change import Mover, Side
from matcher.eligibility.home import PUBLIC_KINDS
from matcher.eligibility.judgements import EXEMPTION, SUPPORTED_WORK, no_person_to_avoid, words_to_judge
from matcher.eligibility.question import (
    Question,
    amount,
    asked_of,
    one_of,
    several_of,
    where_it_counts,
    yes_or_no,
)
from matcher.eligibility.question_kinds import (
    AVOID_AREAS,
    INSTITUTION,
    KEPT_FREE_HOURS,
    licence_held,
    stance,
    still_there,
)
from matcher.eligibility.question_ways import HOME, OWN_HOME, RIDES, WORKPLACE

MOST_YEN = 1_000_000
MOST_PEOPLE = 9
MOST_DAYS = 3_650
SHORT_WEEK, LONG_WEEK = 600, 2_400
"""Minutes: ten hours, and the forty of 労働基準法 第32条."""


def _is_public(case: Case) -> Column:
    return is_among(case.units.kind, PUBLIC_KINDS)


_P, _O, _U = Side.PERSON, Side.OPENING, Side.UNIT
QUESTIONS: tuple[Question, ...] = (
    AVOID_AREAS,
    one_of(
        _P,
        "avoid_people_asked",
        Asked,
        Text("避ける人がいるか", "whether there are people to avoid"),
        undecided=(Asked.NOT_ASKED,),
    ),
    asked_of(
        Mover.PROBATION_OFFICE,
        one_of(
            _P,
            "special_adjustment",
            SpecialAdjustment,
            Text("特別調整の対象か", "whether special adjustment applies"),
            undecided=(SpecialAdjustment.UNDER_SELECTION,),
        ),
    ),
    asked_of(
        Mover.PROBATION_OFFICE,
        one_of(
            _P,
            "emergency_protection",
            EmergencyProtection,
            Text("更生緊急保護の決定", "the decision on urgent aftercare"),
            undecided=(EmergencyProtection.APPLIED,),
        ),
    ),
    one_of(
        _P,
        "public_assistance",
        PublicAssistance,
        Text("生活保護を申請するか", "whether to apply for public assistance"),
        undecided=(PublicAssistance.NOT_PLANNED,),
    ),
    amount(_P, "longest_commute_minutes", Text("通勤時間の上限", "the longest commute"), least=0, most=240),
    several_of(_P, "means_bits", TravelMeans, Text("通勤手段", "means of travel")),
    amount(_P, "cash_yen", Text("釈放時の所持金", "cash at release"), least=0, most=MOST_YEN),
    several_of(_P, "guarantor_bits", GuarantorWay, Text("用意できる保証の方法", "ways of guarantee at hand")),
    amount(_P, "household_size", Text("世帯人数", "household size"), least=1, most=MOST_PEOPLE),
    one_of(_P, "work_capacity", WorkCapacity, Text("働ける作業の強さ", "work capacity")),
    yes_or_no(_P, "needs_step_free", Text("階段を避ける必要があるか", "whether steps have to be avoided")),
    one_of(_P, "tattoo", Tattoo, Text("入れ墨", "tattoo")),
    one_of(_P, "antisocial_tie", AntisocialTie, Text("反社会的勢力との関係", "tie to an antisocial group")),
    amount(
        _P,
        "antisocial_left_day",
        Text("反社会的勢力を離脱した日", "the day of leaving an antisocial group"),
        least=0,
        most=NEVER_DAY,
    ),
    yes_or_no(_P, "specified_sexual_offence", Text("特定性犯罪に当たるか", "whether it is a specified sexual offence")),
    KEPT_FREE_HOURS,
    several_of(
        _P,
        "background_bits",
        Background,
        Text("犯行に至った背景（書面の条件のある求人のため）", "background, where an opening has a written condition"),
    ),
    one_of(_P, "education", Education, Text("学歴（条件のある求人のため）", "education, where an opening asks for it")),
    one_of(_P, "disability_certificate", DisabilityCertificate, Text("障害者手帳", "disability certificate")),
    yes_or_no(
        _P, "missing_fingers", Text("指の欠損（条件のある求人のため）", "missing fingers, where an opening asks")
    ),
    INSTITUTION,
    amount(_P, "grants_yen", Text("使える支給・貸付", "grants and loans to be had"), least=0, most=MOST_YEN),
    amount(_P, "income_yen", Text("収入の見込み（月）", "expected monthly income"), least=0, most=MOST_YEN),
    yes_or_no(_P, "rent_arrears", Text("家賃の滞納歴", "past rent arrears")),
    yes_or_no(_P, "credit_problem", Text("信用情報の問題", "a problem in the credit record")),
    yes_or_no(_P, "public_housing_arrears", Text("公営住宅の家賃の滞納", "arrears with public housing")),
    yes_or_no(_P, "tax_arrears", Text("市町村税の滞納", "arrears of municipal tax")),
    amount(_P, "birth_day", Text("生年月日", "date of birth"), least=700_000, most=735_000),
    amount(_P, "sentence_end_day", Text("刑の終わる日", "the end of the sentence"), least=0, most=NEVER_DAY),
    one_of(_P, "sex", Sex, Text("性別", "sex")),
    *(licence_held(licence) for licence in Licence),
    still_there(_O, Text("求人がまだあるか", "whether the opening still stands"), "valid_until_day"),
    yes_or_no(_O, "employer_active", Text("協力雇用主の登録が有効か", "whether the registration is in force")),
    yes_or_no(_O, "police_checked", Text("登録時の照会が済んだか", "whether the check at registration was done")),
    amount(_O, "valid_until_day", Text("求人の期限", "until when the opening stands"), least=0, most=NEVER_DAY),
    one_of(_O, "role", Role, Text("法令上の制限がある業務か", "whether the work is restricted by law")),
    one_of(_O, "tattoo_policy", TattooPolicy, Text("入れ墨の条件", "condition on tattoos")),
    one_of(_O, "physical_demand", WorkCapacity, Text("作業の強さ", "physical demand")),
    several_of(_O, "required_licence_bits", Licence, Text("求める免許・資格", "licences asked for")),
    amount(_O, "current_releasees", Text("今受け入れている人数", "taken on now"), least=0, most=MOST_PEOPLE),
    no_person_to_avoid(_O),
    words_to_judge(_O),
    SUPPORTED_WORK,
    amount(
        _O,
        "earliest_apply_days",
        Text("釈放の何日前から応募できるか", "how many days before release one may apply"),
        least=0,
        most=MOST_DAYS,
    ),
    amount(_O, "shift_start_minute", Text("始業の時刻", "the start of the shift"), least=0, most=ALL_DAY_MINUTE),
    amount(_O, "shift_end_minute", Text("終業の時刻", "the end of the shift"), least=0, most=2 * ALL_DAY_MINUTE),
    amount(_O, "weekly_minutes", Text("週の所定労働時間", "hours a week"), least=SHORT_WEEK, most=LONG_WEEK),
    amount(_O, "gross_monthly_yen", Text("月の賃金", "monthly pay"), least=0, most=MOST_YEN),
    *(stance(_O, offence) for offence in OffenceCategory),
    WORKPLACE,
    HOME,
    OWN_HOME,
    still_there(_U, Text("まだ空いているか", "whether the home is still free"), "available_until_day"),
    amount(_U, "available_from_day", Text("入居できる日", "from when the home is free"), least=0, most=NEVER_DAY),
    amount(_U, "rent_yen", Text("家賃", "rent"), least=0, most=MOST_YEN),
    amount(_U, "common_fee_yen", Text("共益費", "common fee"), least=0, most=MOST_YEN),
    amount(_U, "upfront_yen", Text("入居時の費用", "cost on moving in"), least=0, most=MOST_YEN),
    yes_or_no(_U, "accepts_assistance", Text("生活保護を受ける人の入居", "people on public assistance")),
    several_of(_U, "guarantor_bits", GuarantorWay, Text("求める保証の方法", "guarantees asked for")),
    amount(_U, "household_max", Text("入居できる人数", "how many may live there"), least=0, most=MOST_PEOPLE),
    one_of(_U, "single_person_rule", SinglePersonRule, Text("単身入居の要件", "rule for single people")),
    one_of(_U, "sex_allowed", SexAllowed, Text("入居できる性別", "sex allowed")),
    amount(_U, "closing_minute", Text("門限", "closing hour"), least=0, most=ALL_DAY_MINUTE),
    yes_or_no(_U, "step_free", Text("階段を使わずに入れるか", "step-free access")),
    EXEMPTION,
    one_of(_U, "admission_route", AdmissionRoute, Text("入居の経路と、決める機関", "the way in, and who decides")),
    amount(_U, "hold_days", Text("何日間空けておけるか", "how many days it is kept empty"), least=0, most=MOST_DAYS),
    one_of(
        _U,
        "guarantee_check",
        GuaranteeCheck,
        Text("保証会社の種類と審査の見通し", "the kind of guarantee company, and what its examination would say"),
        undecided=(GuaranteeCheck.INDEPENDENT,),
    ),
    yes_or_no(_U, "other_releasees", Text("他の出所者がいるか", "whether other releasees live there")),
    no_person_to_avoid(_U),
    words_to_judge(_U),
    where_it_counts(
        _is_public, amount(_U, "income_limit_yen", Text("収入基準", "income limit"), least=0, most=MOST_YEN)
    ),
    where_it_counts(
        _is_public,
        yes_or_no(_U, "tax_arrears_barred", Text("市町村税の滞納がある人の申込み", "bars people with tax arrears")),
    ),
    *(stance(_U, offence) for offence in OffenceCategory),
    RIDES,
)
