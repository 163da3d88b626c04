"""The files about housing providers, their units, and declared ways from there to work."""

from matcher.domain.homes import GuaranteeCheck, HousingKind, NearbyNeed
from matcher.domain.registry import AdmissionRoute
from matcher.domain.text import Text
from matcher.exchange.cells import (
    FindMunicipality,
    Problem,
    clock_minute,
    code,
    corporate_number,
    day,
    decimal_number,
    long_words,
    municipality,
    notation,
    phone,
    term,
    whole_number,
    words,
    yes_no,
)
from matcher.exchange.checks import both_or_neither, not_before
from matcher.exchange.layouts import Field, Layout, RowCheck
from matcher.exchange.lists import several
from matcher.exchange.points import point_checks
from matcher.exchange.quantities import DAYS, MINUTES, PEOPLE, SQUARE_METRES
from matcher.exchange.shared_columns import (
    CONDITIONS,
    CONFIRMED,
    NOTE,
    OUT_OF_SERVICE,
    OUTAGE_BEGINS,
    PLACE,
    STANCES,
    TENANCY,
    YEN,
)


def providers(_: FindMunicipality) -> Layout:
    """居住提供者."""
    return Layout(
        kind="providers",
        fields=(
            Field("code", "コード", code, required=True),
            Field("name", "提供者名", words, required=True),
            Field("kana", "提供者名（カナ）", words),
            Field("corporate_number", "法人番号", corporate_number),
            Field("address", "所在地", words),
            Field("support_corporation", "居住支援法人の指定", yes_no),
            *TENANCY,
            *CONDITIONS,
            Field("contact", "担当窓口", words),
            Field("phone", "電話番号", phone),
            STANCES,
            NOTE,
            *CONFIRMED,
        ),
    )


def buildings(find: FindMunicipality) -> Layout:
    """建物."""
    return Layout(
        kind="buildings",
        fields=(
            Field("code", "コード", code, required=True),
            Field("provider", "居住提供者", code, refers_to="providers"),
            Field("name", "建物名", words, required=True),
            Field("municipality", "市町村", municipality(find)),
            *PLACE,
            Field("floors", "階数", whole_number(1, 99, ("階建て", "階建", "階"))),
            Field("lift", "エレベーター", yes_no),
            Field("step_free", "段差なし", yes_no),
            *TENANCY,
            Field("nearby", "近くにあるもの", several(term(NearbyNeed))),
            STANCES,
            *CONDITIONS,
            Field("house_rules", "決まり", long_words),
            NOTE,
            *CONFIRMED,
        ),
        checks=(both_or_neither("lat", "lon"), *point_checks(municipality="municipality", lat="lat", lon="lon")),
    )


def units(find: FindMunicipality) -> Layout:
    """住戸."""
    return Layout(
        kind="units",
        fields=(
            Field("code", "コード", code, required=True),
            Field("provider", "居住提供者", code, refers_to="providers"),
            Field("kind", "住まいの種類", term(HousingKind), required=True),
            Field("name", "住戸名", words, required=True),
            Field("places", "空き人数", whole_number(1, 999, PEOPLE), required=True),
            Field("building", "建物", code, refers_to="buildings"),
            Field("municipality", "市町村", municipality(find)),
            *PLACE,
            Field("floor", "階", whole_number(-5, 99, ("階",))),
            Field("layout", "間取り", notation),
            Field("floor_area_m2", "面積", decimal_number(0, 10_000, SQUARE_METRES)),
            Field("rent_yen", "家賃", YEN),
            Field("common_fee_yen", "共益費", YEN),
            Field("meals_fee_yen", "食費", YEN),
            Field("upfront_yen", "入居時の費用", YEN),
            Field("available_from", "入居できる日", day),
            Field("available_until", "入居できる最終日", day),
            *TENANCY,
            Field("step_free", "段差なし", yes_no),
            Field("private_room", "個室", yes_no),
            Field("furnished", "家具付き", yes_no),
            Field("longest_stay_days", "入居できる日数", whole_number(1, 36_525, DAYS)),
            Field("nearby", "近くにあるもの", several(term(NearbyNeed))),
            Field("dormitory_of", "寮を持つ協力雇用主", code, refers_to="employers"),
            *_manner_of_living(),
            STANCES,
            *OUT_OF_SERVICE,
            NOTE,
            *CONFIRMED,
        ),
        checks=(
            both_or_neither("lat", "lon"),
            not_before("available_from", "available_until"),
            not_before("out_of_service_from", "out_of_service_until"),
            OUTAGE_BEGINS,
            *point_checks(municipality="municipality", lat="lat", lon="lon"),
            *_whose_unit(),
            *_whose_dormitory(),
        ),
    )


def _manner_of_living() -> tuple[Field, ...]:
    return (
        Field("guarantee_company", "保証会社", words),
        Field("guarantee_check", "保証会社の審査", term(GuaranteeCheck)),
        Field("admission_route", "入居の経路", term(AdmissionRoute)),
        Field("other_releasees", "他の出所者の入居", yes_no),
        Field("alcohol_allowed", "飲酒", yes_no),
        Field("house_rules", "決まり", long_words),
        Field("support", "入居後の支援", long_words),
        *CONDITIONS,
    )


def rounds(_: FindMunicipality) -> Layout:
    """公営住宅の募集回."""
    return Layout(
        kind="rounds",
        fields=(
            Field("unit", "住戸", code, required=True, refers_to="units"),
            Field("opens_on", "募集開始日", day),
            Field("closes_on", "募集締切日", day, required=True),
            Field("move_in_on", "入居予定日", day),
        ),
        key=("unit", "closes_on"),
        checks=(not_before("opens_on", "closes_on"), not_before("closes_on", "move_in_on")),
    )


def _whose_unit() -> tuple[RowCheck, RowCheck, RowCheck]:
    has_owner = RowCheck(
        fields=("provider", "dormitory_of", "building"),
        holds=lambda *owners: any(owner is not None for owner in owners),
        column="provider",
        problem=Problem(
            Text(
                "居住提供者も、建物も、寮を持つ協力雇用主もありません",
                "neither a provider, a building, nor an employer whose dormitory it is",
            ),
            Text("どちらかのコードを書いてください", "write the code of one of them"),
        ),
    )
    is_coded_as_no_own_home = RowCheck(
        fields=("code",),
        holds=lambda value: not value.startswith("H-"),
        column="code",
        problem=Problem(
            Text(
                "「H-」で始まるコードは本人の自宅に使います", "codes that begin with H- are those of people's own homes"
            ),
            Text("別のコードにしてください", "use another code"),
        ),
    )
    is_no_own_home = RowCheck(
        fields=("kind",),
        holds=lambda kind: kind is not HousingKind.OWN_HOME,
        column="kind",
        problem=Problem(
            Text("本人の自宅は住戸として登録できません", "a person's own home is no unit of the registry"),
            Text(
                "行を削除し、対象者のファイルの自宅の列に書いてください",
                "remove the row and fill the own-home columns of the file of subjects",
            ),
        ),
    )
    return has_owner, is_coded_as_no_own_home, is_no_own_home


def _whose_dormitory() -> tuple[RowCheck, RowCheck]:
    """A dormitory goes with the jobs of one employer, and nothing else does: the rule on dormitories rests on it."""
    has_employer = RowCheck(
        fields=("kind", "dormitory_of"),
        holds=lambda kind, employer: kind is not HousingKind.EMPLOYER_DORMITORY or employer is not None,
        column="dormitory_of",
        problem=Problem(
            Text("社宅・寮なのに、寮を持つ協力雇用主がありません", "an employer's dormitory without its employer"),
            Text(
                "[{dormitory_of}] に雇用主のコードを書くか、[{kind}] を直してください",
                "write the employer's code in [{dormitory_of}], or correct [{kind}]",
            ),
        ),
    )
    is_dormitory = RowCheck(
        fields=("kind", "dormitory_of"),
        holds=lambda kind, employer: kind is HousingKind.EMPLOYER_DORMITORY or employer is None,
        column="kind",
        problem=Problem(
            Text(
                "寮を持つ協力雇用主があるのに、社宅・寮ではありません", "no dormitory although an employer's is named"
            ),
            Text(
                "[{kind}] を「社宅・寮」にするか、[{dormitory_of}] を空欄にしてください",
                "write employer's dormitory in [{kind}], or leave [{dormitory_of}] empty",
            ),
        ),
    )
    return has_employer, is_dormitory


def routes(_: FindMunicipality) -> Layout:
    """申告された公共交通の経路."""
    return Layout(
        kind="routes",
        fields=(
            Field("unit", "住戸", code, required=True, refers_to="units"),
            Field("opening", "求人", code, required=True, refers_to="openings"),
            Field("minutes", "所要時間（分）", whole_number(1, 720, MINUTES), required=True),
            Field("first_arrival", "最も早い到着時刻", clock_minute, required=True),
            Field("last_departure", "最も遅い出発時刻", clock_minute, required=True),
            Field("declared_by", "申告者", words),
            Field("declared_on", "申告日", day, past=True),
        ),
        key=("unit", "opening"),
        checks=(
            RowCheck(
                fields=("first_arrival", "last_departure"),
                holds=lambda arrival, departure: arrival < departure,
                column="last_departure",
                problem=Problem(
                    Text("最も遅い出発が、最も早い到着より前です", "the last departure is before the first arrival"),
                    Text(
                        "日付をまたぐ出発は 24:30 のように書いてください", "a departure after midnight is written 24:30"
                    ),
                ),
            ),
        ),
    )
