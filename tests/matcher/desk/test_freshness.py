"""A confirmation is kept with who, when, how and what was said; never of the future, never of what is archived."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS, LAYOUTS
from matcher.desk.freshness import CONFIRMED, Confirmation, confirm, confirmable_kind, confirming
from matcher.desk.importing import Preview, keep, preview, ready
from matcher.domain.errors import ConflictError, IbashoError, NotFoundError
from matcher.domain.registry import ConfirmedHow
from matcher.exchange.reading import read
from matcher.records.adding import add
from matcher.records.changes import What
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.kinds import EMPLOYERS, ROUNDS
from matcher.records.stored import Stored, stored_by_key
from tests.acts import act
from tests.records import TODAY, counted_queries
from tests.said import said
from tests.sheets import sheet

EARLIER = date(2026, 11, 2)
CALL = Confirmation(on=TODAY, by="田中（架空）", how=ConfirmedHow.TELEPHONE)
NOTED = Confirmation(on=TODAY, by="田中（架空）", how=ConfirmedHow.TELEPHONE, note="「'%{}」まだ募集中 🏠")


def employers(session: Session, count: int = 2) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, code=f"E-{n}") for n in range(1, count + 1)], act())


def one(session: Session, code: str = "E-1", kind: Kind = EMPLOYERS) -> Stored:
    return stored_by_key(session, kind, [(code,)])[(code,)]


def history(session: Session) -> list[RegistryChange]:
    its = select(RegistryChange).where(RegistryChange.what == What.CHANGED).order_by(RegistryChange.id)
    return list(session.scalars(its))


def test_a_call_confirms_several_at_once_with_history(session: Session) -> None:
    employers(session)

    done = confirm(session, EMPLOYERS, ["E-2", "E-1", "E-2"], NOTED, act(by="local"), today=TODAY)

    values = one(session).values
    assert (values["confirmed_on"], values["confirmed_by"], values["confirmed_how"]) == (
        TODAY,
        "田中（架空）",
        ConfirmedHow.TELEPHONE,
    )
    assert (done.confirmed, done.left) == (("E-2", "E-1"), ())
    assert {(row.why, row.by) for row in history(session)} == {(NOTED.note, "local")}
    assert len(history(session)) == 2


def test_the_same_again_changes_nothing_unless_something_was_said(session: Session) -> None:
    employers(session)
    confirm(session, EMPLOYERS, ["E-1"], CALL, act(), today=TODAY)

    again = confirm(session, EMPLOYERS, ["E-1", "E-2"], CALL, act(), today=TODAY)
    noted = confirm(session, EMPLOYERS, ["E-1"], NOTED, act(), today=TODAY)

    assert (again.confirmed, again.left) == (("E-2",), ("E-1",))
    assert noted.confirmed == ("E-1",)
    assert [row.why for row in history(session)] == [None, None, NOTED.note]


def test_a_note_of_an_earlier_day_does_not_make_a_record_older(session: Session) -> None:
    employers(session)
    confirm(session, EMPLOYERS, ["E-1"], CALL, act(), today=TODAY)
    late = Confirmation(on=date(2026, 10, 1), by="佐藤（架空）", how=ConfirmedHow.VISIT, note="先月の訪問")

    done = confirm(session, EMPLOYERS, ["E-1"], late, act(), today=TODAY)

    assert (done.left, one(session).values["confirmed_on"]) == (("E-1",), TODAY)


@pytest.mark.parametrize(
    ("codes", "told", "sentence"),
    [
        (["E-1"], {"on": date(2026, 11, 24)}, r"Tue 24 Nov 2026\] is after today"),
        (["E-1", "E-8", "E-9"], {}, r"there is no \[E-8, E-9\] among the employers"),
        (["E-1", "\x00", "\ud800"], {}, "there is no"),
        (["E-1"], {"by": " \u3000"}, "who confirms is empty"),
        (["E-1"], {"by": "長" * 201}, "too long"),
        (["E-1"], {"note": "長" * 201}, "too long"),
        (["E-1"], {"note": "a\x00b"}, "control character"),
        (["E-1"], {"by": "\udc80"}, "control character"),
    ],
)
def test_what_cannot_be_confirmed_is_told_in_words_and_nothing_is_kept(
    session: Session, codes: list[str], told: dict[str, object], sentence: str
) -> None:
    employers(session)
    wrong = Confirmation(**{"on": TODAY, "by": "県", "how": ConfirmedHow.VISIT} | told)  # type: ignore[arg-type]  # as said

    with pytest.raises(IbashoError, match=sentence):
        confirm(session, EMPLOYERS, codes, wrong, act(), today=TODAY)

    assert history(session) == []


def test_what_is_archived_is_not_confirmed_and_neither_are_the_others(session: Session) -> None:
    employers(session)
    stored = one(session, "E-2")
    change(session, EMPLOYERS, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    with pytest.raises(ConflictError, match=r"\[E-2\] is archived"):
        confirm(session, EMPLOYERS, ["E-1", "E-2"], CALL, act(), today=TODAY)

    assert one(session).values["confirmed_on"] is None


def test_rounds_know_no_confirmation(session: Session) -> None:
    with pytest.raises(NotFoundError, match=r"\[rounds\] are not confirmed; those that are: organisations, employers"):
        confirm(session, ROUNDS, ["U-1"], CALL, act(), today=TODAY)
    with pytest.raises(NotFoundError):
        confirmable_kind("'; DROP TABLE employers")


def test_ten_times_the_records_take_as_many_queries(session: Session) -> None:
    employers(session, 220)

    with counted_queries(session) as few:
        confirm(session, EMPLOYERS, [f"E-{n}" for n in range(1, 21)], CALL, act(), today=TODAY)
    with counted_queries(session) as many:
        confirm(session, EMPLOYERS, [f"E-{n}" for n in range(21, 221)], CALL, act(), today=TODAY)

    assert len(few) == len(many) <= 5


def imported(session: Session, kind: Kind, *rows: dict[str, str]) -> Preview:
    """Preview and keep a file with its import as the confirmation."""
    found = read(sheet(kind.name, *rows), LAYOUTS[kind.name], today=TODAY)
    made = preview(session, kind, confirming(kind, found, on=TODAY, by="県の取込み"))
    take(session, made)
    return made


def take(session: Session, made: Preview) -> None:
    """Write what a preview found."""
    with ready(session, made) as found:
        keep(session, found, act())


def test_an_import_confirms_all_its_rows_also_those_that_say_nothing_new(session: Session) -> None:
    unsaid = dict.fromkeys(CONFIRMED, "")
    take(session, preview(session, EMPLOYERS, read(sheet("employers", unsaid), LAYOUTS["employers"], today=TODAY)))
    confirm(
        session, EMPLOYERS, ["E-001"], Confirmation(on=EARLIER, by="県", how=ConfirmedHow.VISIT), act(), today=EARLIER
    )

    again = imported(session, EMPLOYERS, unsaid, {**unsaid, "code": "E-002"})

    expected = (TODAY, "県の取込み", ConfirmedHow.IMPORT)
    assert [confirmation(session, code) for code in ("E-001", "E-002")] == [expected] * 2
    assert (len(again.changed), len(again.added)) == (1, 1)
    assert set(again.differences[0].fields) == set(CONFIRMED)


def test_a_row_with_a_confirmation_of_its_own_keeps_it(session: Session) -> None:
    by_the_file = {"confirmed_on": "2026-11-01", "confirmed_by": "", "confirmed_how": ""}
    imported(
        session, EMPLOYERS, by_the_file, {**by_the_file, "code": "E-002", "confirmed_on": "", "confirmed_by": "機構"}
    )

    assert confirmation(session, "E-001") == (date(2026, 11, 1), None, None)
    assert confirmation(session, "E-002") == (None, "機構", None)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.name in LAYOUTS], ids=lambda kind: kind.name)
def test_a_file_of_any_kind_can_be_taken_so(kind: Kind) -> None:
    blank = dict.fromkeys(CONFIRMED, "") if "confirmed_on" in kind.columns else {}
    found = read(sheet(kind.name, blank), LAYOUTS[kind.name], today=TODAY)

    row = confirming(kind, found, on=TODAY, by="県の取込み").rows[0]

    before = found.rows[0].values
    changed = {name: row.values[name] for name in before if row.values[name] != before[name]}
    said_by_import = dict(zip(CONFIRMED, (TODAY, "県の取込み", ConfirmedHow.IMPORT), strict=True))
    assert changed == (said_by_import if blank else {})


def confirmation(session: Session, code: str) -> tuple[object, ...]:
    return tuple(one(session, code).values[name] for name in CONFIRMED)
