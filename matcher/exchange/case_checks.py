"""What has to hold across the cells of one row about a person."""

from matcher.domain.text import Text
from matcher.domain.vocabulary import Asked, TravelMeans
from matcher.exchange.cells import Problem
from matcher.exchange.checks import both_or_neither, not_before, only_if
from matcher.exchange.layouts import RowCheck


def needs_something() -> RowCheck:
    """A job, a home or both."""
    return RowCheck(
        fields=("needs_job", "needs_home"),
        holds=lambda job, home: job or home,
        column="needs_home",
        problem=Problem(
            Text("仕事も住まいも求めていません", "neither a job nor a home is needed"),
            Text(
                "[{needs_job}] か [{needs_home}] を「はい」にするか、調整の対象でなければ行を削除してください",
                "write yes in [{needs_job}] or [{needs_home}], or remove the row where there is nothing to match",
            ),
        ),
    )


def earnings_are_part_of_cash() -> RowCheck:
    """They are counted in it."""
    return RowCheck(
        fields=("cash_yen", "prison_earnings_yen"),
        holds=lambda cash, earnings: cash is None or earnings is None or earnings <= cash,
        column="prison_earnings_yen",
        problem=Problem(
            Text("作業報奨金が所持金を超えています", "the prison earnings exceed the cash they are part of"),
            Text("[{cash_yen}] には作業報奨金も含めてください", "count the earnings in [{cash_yen}] too"),
        ),
    )


def at_least_one_offence() -> RowCheck:
    """Else no stance could be compared."""
    return RowCheck(
        fields=("offences",),
        holds=bool,
        column="offences",
        problem=Problem(
            Text("罪種がありません", "no offence category"),
            Text(
                "少なくとも1つ書いてください。どれでもなければ「その他」です",
                "write at least one; where none fits, other",
            ),
        ),
    )


def means_are_their_own() -> RowCheck:
    """The employer's pickup is none of them."""
    return RowCheck(
        fields=("means",),
        holds=lambda means: TravelMeans.PICKUP not in (means or ()),
        column="means",
        problem=Problem(
            Text("送迎は本人の通勤手段ではありません", "the employer's pickup is no means of the person's own"),
            Text("送迎を消し、求人の側に書いてください", "remove it here and write it with the opening"),
        ),
    )


def list_matches_the_answer(column: str, answer: str, what: Text) -> tuple[RowCheck, RowCheck]:
    """A list holds something exactly where the answer was: some."""
    none_unless_said = only_if(
        column,
        other=answer,
        among=(Asked.SOME,),
        reason=Text(
            f"「確認済み（あり）」でないのに{what.ja}があります", f"{what.en} although the answer was not: some"
        ),
    )
    some_if_said = RowCheck(
        fields=(answer, column),
        holds=lambda said, listed: said is not Asked.SOME or bool(listed),
        column=column,
        problem=Problem(
            Text(f"「確認済み（あり）」なのに{what.ja}がありません", f"no {what.en} although the answer was: some"),
            Text(f"{what.ja}を書くか、確認の欄を直してください", f"write the {what.en}, or correct the answer"),
        ),
    )
    return none_unless_said, some_if_said


def hours_match_the_answer() -> tuple[RowCheck, ...]:
    """Hours are kept free only where the answer was: some."""
    only_if_said = only_if(
        "kept_free_from",
        other="kept_free_asked",
        among=(Asked.SOME,),
        reason=Text("「確認済み（あり）」でないのに空ける時間があります", "hours although the answer was not: some"),
    )
    return (
        only_if_said,
        both_or_neither("kept_free_from", "kept_free_until"),
        not_before("kept_free_from", "kept_free_until"),
    )
