"""The files about subjects and their consents."""

from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.people import (
    Background,
    DisabilityCertificate,
    Education,
    Literacy,
    ResidenceRegister,
    SentenceKind,
)
from matcher.domain.text import Text
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    ConsentPurpose,
    EmergencyProtection,
    Occupation,
    OffenceCategory,
    PublicAssistance,
    ReleaseCertainty,
    Sex,
    Situation,
    SpecialAdjustment,
    Tattoo,
    Training,
    TravelMeans,
    WorkCapacity,
)
from matcher.exchange.case_checks import (
    at_least_one_offence,
    earnings_are_part_of_cash,
    hours_match_the_answer,
    list_matches_the_answer,
    means_are_their_own,
    needs_something,
)
from matcher.exchange.cells import (
    FindMunicipality,
    clock_minute,
    code,
    day,
    long_words,
    municipality,
    notation,
    term,
    whole_number,
    words,
    yen,
    yes_no,
)
from matcher.exchange.checks import both_or_neither, needs, not_before, only_if
from matcher.exchange.layouts import Field, Layout
from matcher.exchange.lists import licence_states, pairs, several
from matcher.exchange.points import point_checks
from matcher.exchange.quantities import DAYS, MINUTES, PEOPLE
from matcher.exchange.shared_columns import LATITUDE, LONGITUDE


def subjects(find: FindMunicipality) -> Layout:
    """対象者."""
    return Layout(
        kind="subjects",
        fields=(
            Field("code", "仮名コード", code, required=True),
            Field("consented_on", "情報提供への同意日", day, required=True, past=True),
            *_person(),
            *_work(),
            *_wishes(find),
            *_means_of_support(),
            Field("own_home_municipality", "自宅の市町村", municipality(find)),
            Field("own_home_lat", "自宅の緯度", LATITUDE),
            Field("own_home_lon", "自宅の経度", LONGITUDE),
            Field("met_by", "出迎え", words),
            *_circumstances(),
            *_papers(),
        ),
        checks=(
            not_before("birth_date", "sentence_ends_on"),
            both_or_neither("own_home_lat", "own_home_lon"),
            needs(
                "own_home_municipality",
                given="own_home_lat",
                reason=Text("自宅の座標があり、市町村がありません", "a point of the own home without its municipality"),
            ),
            *point_checks(municipality="own_home_municipality", lat="own_home_lat", lon="own_home_lon"),
            only_if(
                "antisocial_left_on",
                other="antisocial_tie",
                among=(AntisocialTie.LEFT,),
                reason=Text("離脱済みでないのに離脱日があります", "a day of leaving although the tie was not left"),
            ),
            needs_something(),
            earnings_are_part_of_cash(),
            at_least_one_offence(),
            means_are_their_own(),
            *list_matches_the_answer("avoid_areas", "avoid_areas_asked", Text("避ける地域", "areas to avoid")),
            *list_matches_the_answer("avoid_people", "avoid_people_asked", Text("避ける人", "people to avoid")),
            *hours_match_the_answer(),
        ),
    )


def _person() -> tuple[Field, ...]:
    return (
        Field("birth_date", "生年月日", day, past=True),
        Field("sex", "性別", term(Sex)),
        Field("institution", "収容施設", words),
        Field("sentence_ends_on", "刑期の最終日", day, required=True),
        Field("release_certainty", "釈放日の確からしさ", term(ReleaseCertainty)),
        Field("release_may_move_by", "釈放日が変わり得る事情", words),
        Field("needs_job", "仕事を求める", yes_no, required=True),
        Field("needs_home", "住まいを求める", yes_no, required=True),
        Field("household_size", "世帯人数", whole_number(1, 99, PEOPLE)),
        Field("offences", "罪種", several(term(OffenceCategory)), required=True),
        Field("specified_sexual_offence", "特定性犯罪", yes_no),
        Field("tattoo", "入れ墨", term(Tattoo)),
        Field("antisocial_tie", "反社会的勢力との関係", term(AntisocialTie)),
        Field("antisocial_left_on", "離脱日", day, past=True),
        Field("missing_fingers", "指の欠損", yes_no),
    )


def _work() -> tuple[Field, ...]:
    return (
        Field("work_capacity", "働ける作業の強さ", term(WorkCapacity)),
        Field("licences", "免許・資格", licence_states),
        Field("licences_asked", "免許・資格の確認", yes_no),
        Field("training", "職業訓練", several(term(Training))),
        Field("history", "職歴（月数）", pairs(term(Occupation), whole_number(0, 999))),
    )


def _wishes(find: FindMunicipality) -> tuple[Field, ...]:
    return (
        Field("wished_occupations", "希望する職種", several(term(Occupation))),
        Field("unwanted_occupations", "望まない職種", several(term(Occupation))),
        Field("wished_municipalities", "希望する市町村", several(municipality(find))),
        Field("avoid_areas_asked", "避ける地域の確認", term(Asked)),
        Field("avoid_areas", "避ける地域", several(municipality(find))),
        Field("avoid_people_asked", "避ける人の確認", term(Asked)),
        Field("avoid_people", "避ける人のコード", several(code)),
        Field("avoid_situations", "避けたい場面", several(term(Situation))),
        Field("means", "通勤手段", several(term(TravelMeans))),
        Field("longest_commute_minutes", "通勤時間の上限（分）", whole_number(0, 480, MINUTES)),
        Field("kept_free_asked", "通院・役所の時間の確認", term(Asked)),
        Field("kept_free_from", "毎日空ける時間の始まり", clock_minute),
        Field("kept_free_until", "毎日空ける時間の終わり", clock_minute),
    )


def _means_of_support() -> tuple[Field, ...]:
    return (
        Field("cash_yen", "所持金", yen(0, 100_000_000)),
        Field("grants_yen", "入居に使える支給・貸付", yen(0, 10_000_000)),
        Field("income_yen", "政令月収の見込み", yen(0, 10_000_000)),
        Field("public_assistance", "生活保護の見込み", term(PublicAssistance)),
        Field("emergency_protection", "更生緊急保護", term(EmergencyProtection)),
        Field("special_adjustment", "特別調整", term(SpecialAdjustment)),
        Field("guarantor_ways", "保証の方法", several(term(GuarantorWay))),
        Field("needs_step_free", "段差のない住まいが必要", yes_no),
        Field("nearby_needs", "住まいの近くに要るもの", several(term(NearbyNeed))),
        Field("wants_private_room", "個室を希望", yes_no),
        Field("health_need", "健康上の配慮", yes_no),
    )


def _circumstances() -> tuple[Field, ...]:
    return (
        Field("sentence_kind", "刑の種類", term(SentenceKind)),
        Field("return_place", "帰住先の調整の状況", words),
        Field("taken_in_by", "身元引受の見込み", words),
        Field("difficulty", "自立した生活が難しい事情", long_words),
        Field("backgrounds", "犯行に至った背景", several(term(Background))),
        Field("education", "学歴", term(Education)),
        Field("literacy", "読み書き", term(Literacy)),
        Field("disability_certificate", "障害者手帳", term(DisabilityCertificate)),
        Field("disability_grade", "手帳の等級", notation),
        Field("medicine_days", "持参する薬の日数", whole_number(0, 365, DAYS)),
        Field("referral_letter", "診療情報提供書", yes_no),
        Field("bicycle_can_be_given", "自転車の提供", yes_no),
    )


def _papers() -> tuple[Field, ...]:
    return (
        Field("prison_earnings_yen", "作業報奨金", yen(0, 100_000_000)),
        Field("pension", "年金", yes_no),
        Field("debt", "借金", yes_no),
        Field("fines_yen", "罰金・賠償の残額", yen(0, 1_000_000_000)),
        Field("rent_arrears", "家賃の滞納歴", yes_no),
        Field("credit_problem", "信用情報の問題", yes_no),
        Field("public_housing_arrears", "公営住宅の滞納", yes_no),
        Field("tax_arrears", "市町村税の滞納", yes_no),
        Field("telephone_arrears", "携帯電話の滞納", yes_no),
        Field("residence_register", "住民票", term(ResidenceRegister)),
        Field("imprisonment_certificate", "在所証明書", yes_no),
        Field("identity_paper", "身分証明書", yes_no),
        Field("bank_account", "銀行口座", yes_no),
        Field("emergency_contact", "緊急連絡先", yes_no),
    )


def consents(_: FindMunicipality) -> Layout:
    """同意."""
    return Layout(
        kind="consents",
        fields=(
            Field("subject", "対象者", code, required=True, refers_to="subjects"),
            Field("purpose", "同意の目的", term(ConsentPurpose), required=True),
            Field("recipient", "開示の相手", words),
            Field("explained_by", "説明者", words),
            Field("explained_on", "説明日", day, past=True),
            Field("place", "場所", words),
            Field("evidence", "同意書の保管場所", words),
            Field("form_version", "同意書の版", words),
            Field("granted_on", "同意日", day, required=True, past=True),
            Field("expires_on", "同意の期限", day),
            Field("withdrawn_on", "撤回日", day, past=True),
        ),
        key=("subject", "purpose", "recipient", "granted_on"),
        checks=(not_before("granted_on", "expires_on"), not_before("granted_on", "withdrawn_on")),
    )
