"""The files about housing providers, their units, and declared ways from there to work."""

from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.text import Text
from matcher.exchange.cells import (
    FindMunicipality,
    Problem,
    clock_minute,
    code,
    day,
    decimal_number,
    municipality,
    term,
    whole_number,
    words,
    yes_no,
)
from matcher.exchange.checks import both_or_neither, not_before
from matcher.exchange.layouts import Field, Layout, RowCheck
from matcher.exchange.lists import several
from matcher.exchange.points import point_checks
from matcher.exchange.shared_columns import CONFIRMED, POINT, STANCES, YEN

_ROUND = (
    Field("round_opens_on", "募集開始日", day),
    Field("round_closes_on", "募集締切日", day),
    Field("move_in_on", "入居予定日", day),
)


def providers(_: FindMunicipality) -> Layout:
    """居住提供者."""
    return Layout(
        kind="providers",
        fields=(
            Field("code", "コード", code, required=True),
            Field("name", "提供者名", words, required=True),
            Field("contact", "担当窓口", words),
            Field("phone", "電話番号", words),
            STANCES,
            *CONFIRMED,
        ),
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
            Field("places", "空き人数", whole_number(1, 999), required=True),
            Field("municipality", "市町村", municipality(find)),
            *POINT,
            Field("floor_area_m2", "面積", decimal_number(0, 10_000)),
            Field("rent_yen", "家賃", YEN),
            Field("common_fee_yen", "共益費", YEN),
            Field("meals_fee_yen", "食費", YEN),
            Field("upfront_yen", "入居時の費用", YEN),
            Field("available_from", "入居できる日", day),
            Field("available_until", "入居できる最終日", day),
            Field("sex_allowed", "入居できる性別", term(SexAllowed)),
            Field("household_max", "入居できる人数", whole_number(1, 99)),
            Field("single_person_rule", "単身入居の要件", term(SinglePersonRule)),
            Field("guarantor_ways", "保証の方法", several(term(GuarantorWay))),
            Field("closing_time", "門限", clock_minute),
            Field("step_free", "段差なし", yes_no),
            Field("private_room", "個室", yes_no),
            Field("furnished", "家具付き", yes_no),
            Field("accepts_assistance", "生活保護の方の入居", yes_no),
            Field("longest_stay_days", "入居できる日数", whole_number(1, 36_525)),
            Field("notice_days", "退去の予告日数", whole_number(0, 365)),
            Field("nearby", "近くにあるもの", several(term(NearbyNeed))),
            Field("dormitory_of", "寮を持つ協力雇用主", code, refers_to="employers"),
            *_ROUND,
            *CONFIRMED,
        ),
        checks=(
            both_or_neither("lat", "lon"),
            not_before("available_from", "available_until"),
            not_before("round_opens_on", "round_closes_on"),
            not_before("round_closes_on", "move_in_on"),
            *point_checks(municipality="municipality", lat="lat", lon="lon"),
            *_whose_unit(),
            *_whose_dormitory(),
        ),
    )


def _whose_unit() -> tuple[RowCheck, RowCheck, RowCheck]:
    has_owner = RowCheck(
        fields=("provider", "dormitory_of"),
        holds=lambda provider, employer: provider is not None or employer is not None,
        column="provider",
        problem=Problem(
            Text(
                "居住提供者も、寮を持つ協力雇用主もありません",
                "neither a provider nor an employer whose dormitory it is",
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
            Field("minutes", "所要時間（分）", whole_number(1, 720), required=True),
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
