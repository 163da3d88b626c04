"""The file of figures of the law: what an administrator adds from a notice, one row a figure and period."""

from matcher.domain.figures import FigureSource, FigureUnit
from matcher.exchange.cells import FindMunicipality, code, day, municipality, term, whole_number, words, yes_no
from matcher.exchange.checks import not_before
from matcher.exchange.layouts import Field, Layout

GREATEST = 2_000_000_000
"""Of a value: what the column of the database holds."""


def law_rows(find: FindMunicipality) -> Layout:
    """基準値; it changes what is lawful, so it has a command of its own and is no kind of record."""
    return Layout(
        kind="law_rows",
        fields=(
            Field("key", "基準値", code, required=True),
            Field("municipality", "市町村", municipality(find)),
            Field("value", "値", whole_number(0, GREATEST), required=True),
            Field("unit", "単位", term(FigureUnit), required=True),
            Field("from_on", "適用開始日", day, required=True),
            Field("until_on", "適用終了日", day),
            Field("reference_ja", "根拠", words, required=True),
            Field("reference_en", "根拠（英語）", words, required=True),
            Field("source", "出典の種類", term(FigureSource), required=True),
            Field("confirmed", "確認済み", yes_no, required=True),
        ),
        key=("key", "municipality", "from_on"),
        checks=(not_before("from_on", "until_on"),),
    )
