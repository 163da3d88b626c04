"""Figures are added between releases, each ends the one before, and one that does not fit leaves nothing behind."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from matcher.desk.law import LawAsked, law_in_force, look_up
from matcher.desk.law_rows import add_figures, close_figure, correct_figure, read_figures
from matcher.domain.errors import ConflictError, FileFaultsError, IbashoError, LawError
from matcher.domain.figures import FigureUnit
from matcher.domain.text import Text
from matcher.exchange.reading import Upload
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.law_rows import LawRow
from matcher.records.sessions import writing_session
from matcher.regulations.reading import load_law
from tests.acts import act
from tests.figures import Change, new_figure
from tests.records import TODAY

GUARD, LIMIT = "bar_security_guard", "rent_limit_household_1"
IN_YEN = {"unit": FigureUnit.YEN}
HEADER = "key,municipality,value,unit,from_on,until_on,reference_ja,reference_en,source,confirmed\n"


def _said(
    session: Session, key: str, place: int | None = None
) -> list[tuple[int | None, date | None, date | None, bool]]:
    found = look_up(session, LawAsked(key=key, municipality=place)).figures
    return [(each.value, each.from_on, each.until_on, each.added) for each in found]


def test_a_figure_that_is_added_ends_the_one_that_ships_on_the_day_before(session: Session) -> None:
    add_figures(session, [new_figure(GUARD, value=6, from_on=date(2027, 4, 1))], act())

    assert _said(session, GUARD) == [
        (5, date(1972, 11, 1), date(2027, 3, 31), False),
        (6, date(2027, 4, 1), None, True),
    ]


def test_the_next_one_ends_the_one_added_before_with_its_history(session: Session) -> None:
    add_figures(session, [new_figure(GUARD, value=6, from_on=date(2027, 4, 1))], act())

    add_figures(session, [new_figure(GUARD, value=7, from_on=date(2028, 4, 1))], act(why="改正"))

    assert _said(session, GUARD)[1:] == [
        (6, date(2027, 4, 1), date(2028, 3, 31), True),
        (7, date(2028, 4, 1), None, True),
    ]
    done = session.execute(select(RegistryChange.what, RegistryChange.after, RegistryChange.why)).all()
    assert [each.what for each in done] == ["added", "changed", "added"]
    assert (done[1].after, done[1].why) == ({"until_on": "2028-03-31"}, "改正")


def test_several_are_added_in_the_order_of_their_days(session: Session) -> None:
    later, sooner = new_figure(GUARD, value=7, from_on=date(2028, 4, 1)), new_figure(GUARD, from_on=date(2027, 4, 1))

    add_figures(session, [later, sooner], act())

    assert [value for value, *_ in _said(session, GUARD)] == [5, 6, 7]


def test_a_limit_is_added_for_one_municipality(session: Session) -> None:
    add_figures(session, [new_figure(LIMIT, value=36_000, place=8201, **IN_YEN)], act())

    assert [value for value, *_ in _said(session, LIMIT, 8201)] == [35_400, 36_000]
    assert [value for value, *_ in _said(session, LIMIT, 8202)] == [35_400]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"key": "no_such_key"}, "no_such_key"),
        ({"unit": FigureUnit.MONTHS}, "months"),
        ({"value": -1}, r"\[-1\]"),
        ({"value": 2_000_000_001}, "2000000001"),
        ({"place": 8201}, "leave the municipality out"),
        ({"until_on": date(2026, 12, 31)}, "ends before it begins"),
        ({"reference": Text("例", " ")}, "no reference"),
        ({"key": LIMIT, **IN_YEN}, r"\[00000\]"),
        ({"key": LIMIT, "place": 13_101, **IN_YEN}, r"\[13101\]"),
        ({"key": "minimum_wage_yen_an_hour", "from_on": date(2026, 10, 12), **IN_YEN}, "2026-10-01 to 2026-10-11"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    engine: Engine, change: dict[str, Change], named: str
) -> None:
    said: dict[str, Change] = {"from_on": date(2027, 6, 1)} | change
    fits, other = new_figure(GUARD), new_figure(said.pop("key", GUARD), **said)

    _refused(engine, LawError, named, lambda session: add_figures(session, [fits, other], act()))


def test_two_that_would_hold_on_the_same_day_are_refused(engine: Engine) -> None:
    _write(engine, lambda session: add_figures(session, [new_figure(GUARD, from_on=date(2028, 1, 1))], act()))

    before = new_figure(GUARD, from_on=date(2027, 1, 1))
    _refused(engine, LawError, "2028-01-01", lambda session: add_figures(session, [before], act()))


def test_two_of_one_file_that_would_hold_on_the_same_day_are_refused(engine: Engine) -> None:
    first = new_figure(GUARD, from_on=date(2027, 1, 1), until_on=date(2027, 6, 30))
    both = [new_figure(GUARD, from_on=date(2027, 6, 30)), first]

    _refused(engine, LawError, "2027-06-30", lambda session: add_figures(session, both, act()))


def test_a_second_one_from_the_same_day_is_a_conflict(engine: Engine) -> None:
    _write(engine, lambda session: add_figures(session, [new_figure(GUARD)], act()))

    _refused(engine, ConflictError, "correct", lambda session: add_figures(session, [new_figure(GUARD)], act()))


def test_one_that_was_added_is_corrected_and_one_that_ships_is_not(engine: Engine) -> None:
    _write(engine, lambda session: add_figures(session, [new_figure(GUARD)], act()))

    _write(engine, lambda session: correct_figure(session, new_figure(GUARD, value=8), act()))

    with writing_session(engine) as session:
        assert [value for value, *_ in _said(session, GUARD)] == [5, 8]
    shipped = new_figure(GUARD, from_on=date(1972, 11, 1))
    _refused(engine, LawError, "1972-11-01", lambda session: correct_figure(session, shipped, act()))


@pytest.mark.parametrize("is_added", [False, True])
def test_after_a_figure_is_closed_nothing_is_known(session: Session, is_added: bool) -> None:
    if is_added:
        add_figures(session, [new_figure(GUARD)], act())

    close_figure(session, GUARD, date(2027, 3, 31), act())

    law = law_in_force(session)
    assert law.figure(GUARD, date(2027, 3, 31).toordinal()) is not None
    assert law.figure(GUARD, date(2027, 4, 1).toordinal()) is None


def test_what_does_not_hold_cannot_be_closed(engine: Engine) -> None:
    _refused(engine, LawError, "1900-01-01", lambda session: close_figure(session, GUARD, date(1900, 1, 1), act()))


def test_without_anything_added_the_law_is_what_ships(session: Session) -> None:
    assert law_in_force(session) is load_law()


def test_a_file_says_figures_in_either_language_of_its_headers() -> None:
    row = "rent_limit_household_1,水戸市,36000,円,2027-04-01,,例の通知,Example notice,公的資料,はい\n"
    header = "基準値,市町村,値,単位,適用開始日,適用終了日,根拠,根拠（英語）,出典の種類,確認済み\n"

    found = [read_figures(Upload("law.csv", (head + row).encode()), today=TODAY) for head in (HEADER, header)]

    assert found[0] == found[1]
    reference = Text("例の通知", "Example notice")
    assert found[0] == (
        new_figure(LIMIT, value=36_000, place=8201, from_on=date(2027, 4, 1), reference=reference, **IN_YEN),
    )


def test_a_file_with_a_fault_says_where_it_is() -> None:
    wrong = "bar_security_guard,,six,years,2027-04-01,,例,Example,official,yes\n"

    with pytest.raises(FileFaultsError, match="row 2"):
        read_figures(Upload("law.csv", (HEADER + wrong).encode()), today=TODAY)


def test_what_is_not_confirmed_is_counted_with_where_it_is_used(session: Session) -> None:
    found = look_up(session, LawAsked(confirmed=False))

    assert found.unconfirmed == len(found.figures)
    uses = {each.key: {use.en for use in each.used_in} for each in found.figures}
    assert uses["bar_nurse"] == {"H06 bar from regulated professions"}
    assert uses["licence_reissue_after_lapse_years"] == {"deadlines"}


def test_on_a_day_only_what_holds_is_told(session: Session) -> None:
    found = look_up(session, LawAsked(day=date(2027, 1, 1), municipality=8201))

    assert {each.key for each in found.figures} == {key for key in load_law().entries if key.startswith("rent_limit_h")}


def _write(engine: Engine, do: Callable[[Session], None]) -> None:
    with writing_session(engine) as session, session.begin():
        do(session)


def _refused(engine: Engine, error: type[IbashoError], named: str, do: Callable[[Session], None]) -> None:
    before = _counts(engine)

    with pytest.raises(error, match=named):
        _write(engine, do)

    assert _counts(engine) == before


def _counts(engine: Engine) -> list[int | None]:
    """Of what is kept, and of what was done."""
    with writing_session(engine) as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in (LawRow, RegistryChange)]
