"""Undoing a merge gives exactly what was before, or tells what it left; and merging ends in words where it cannot."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matcher.desk.duplicates import MERGEABLE
from matcher.desk.files import KINDS
from matcher.desk.holding import HOLDABLE, holds_table
from matcher.desk.merging import Merged, merge_records, undo_merge
from matcher.desk.repointing import ChangedSince
from matcher.domain.errors import ConflictError, IbashoError
from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import OffenceCategory, OffenceStance, PayCycle
from matcher.records.adding import add
from matcher.records.keeping import Change, change
from matcher.records.kinds import Values
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, PROVIDERS, ROUNDS, UNITS
from matcher.records.schema import metadata
from matcher.records.sessions import writing_session
from matcher.records.stored import stored_by_key
from matcher.records.tables import table_of
from tests.acts import act
from tests.records import counted_queries
from tests.said import said

Pairs = Sequence[tuple[str, str]]
CODES = ("E-1", "E-2", "E-3", "E-4")
STANCES = st.dictionaries(st.sampled_from(OffenceCategory), st.sampled_from(OffenceStance), max_size=3)
EMPLOYER = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["架空建設", "（株）架空建設", "𠮷野組\u200b", "株式会社", "'\"%s{}"]),
        "phone": st.none() | st.just("029-000-0001") | st.just("+81 29 000 0001"),
        "address": st.none() | st.sampled_from(["水戸市架空1-2", "茨城県水戸市架空1丁目2", "架空", ""]),
        "lat": st.none() | st.just(36.4),
        "pay_cycle": st.none() | st.sampled_from(PayCycle),
        "pay_day": st.none() | st.integers(1, 31),
        "stances": STANCES.map(lambda stances: tuple(sorted(stances.items())) or None),
    }
).map(lambda values: values | {"lon": values["lat"] and 140.4})
POINTERS = st.lists(st.sampled_from(CODES), min_size=1, max_size=5)
MERGES = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), min_size=1, max_size=5)
EACH_IN_ITS_OWN = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def everything(session: Session) -> dict[tuple[str, str], tuple[Values, date | None]]:
    """All that the registry says now, without versions."""
    found = {}
    for kind in (EMPLOYERS, OPENINGS, UNITS):
        keys = [(code,) for code in session.scalars(select(table_of(kind.table).c.code))]
        for key, one in stored_by_key(session, kind, keys).items():
            found[kind.name, key[0]] = (one.values, one.archived_on)
    return found


def filled(session: Session, employers: Sequence[Values], openings: Sequence[str], dormitories: Sequence[str]) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, code=f"E-{n}", **one) for n, one in enumerate(employers, 1)], act())
    add(session, OPENINGS, [said(OPENINGS, code=f"O-{n}", employer=one) for n, one in enumerate(openings)], act())
    ours = {"provider": None, "kind": HousingKind.EMPLOYER_DORMITORY}
    add(session, UNITS, [said(UNITS, code=f"U-{n}", employer=one, **ours) for n, one in enumerate(dormitories)], act())


def merged(session: Session, merges: Sequence[tuple[str, str]]) -> list[Merged]:
    """Those merges that are possible, one after the other."""
    done: list[Merged] = []
    for kept, gone in merges:
        if kept != gone and not {kept, gone} & {one.merged for one in done}:
            done.append(merge_records(session, EMPLOYERS, kept, gone, act()))
    return done


@settings(suppress_health_check=EACH_IN_ITS_OWN)
@given(employers=st.tuples(*[EMPLOYER] * 4), openings=POINTERS, dormitories=POINTERS, merges=MERGES)
def test_undoing_the_latest_first_gives_exactly_the_values_before(
    session: Session, employers: Sequence[Values], openings: Sequence[str], dormitories: Sequence[str], merges: Pairs
) -> None:
    with session.begin_nested() as attempt:
        filled(session, employers, openings, dormitories)
        before = everything(session)

        done = merged(session, merges)
        undone = [undo_merge(session, one.id, act()) for one in reversed(done)]

        assert everything(session) == before
        assert not any(one.left for one in undone)
        attempt.rollback()


@settings(suppress_health_check=EACH_IN_ITS_OWN)
@given(employers=st.tuples(*[EMPLOYER] * 4), openings=POINTERS, merges=MERGES, order=st.randoms(use_true_random=False))
def test_undoing_in_any_order_gives_the_values_before_or_tells_what_it_left(
    session: Session, employers: Sequence[Values], openings: Sequence[str], merges: Pairs, order: Random
) -> None:
    with session.begin_nested() as attempt:
        filled(session, employers, openings, [])
        before = everything(session)
        waiting = merged(session, merges)
        left: list[ChangedSince] = []
        while waiting:
            left += undone_or_refused(session, waiting, order.choice(waiting))

        now = everything(session)
        told = {(each.kind, each.code, field) for each in left for field in each.fields}
        assert {name: _without(told, name, *now[name]) for name in now} == {
            name: _without(told, name, *before[name]) for name in before
        }
        attempt.rollback()


def undone_or_refused(session: Session, waiting: list[Merged], one: Merged) -> Sequence[ChangedSince]:
    """Undo one of the merges that stand; it is refused as long as a later one took a record of it away."""
    if {each.merged for each in waiting if each.id > one.id} & {one.kept, one.merged}:
        with pytest.raises(ConflictError, match="afterwards; undo merge"):
            undo_merge(session, one.id, act())
        return ()
    waiting.remove(one)
    return undo_merge(session, one.id, act()).left


def _without(told: set[tuple[str, str, str]], name: tuple[str, str], values: Values, archived: date | None) -> object:
    return {field: value for field, value in values.items() if (*name, field) not in told}, archived


@settings(suppress_health_check=EACH_IN_ITS_OWN)
@given(employers=st.tuples(*[EMPLOYER] * 4), openings=POINTERS, merges=MERGES)
def test_nothing_points_to_what_was_merged_and_nothing_is_lost(
    session: Session, employers: Sequence[Values], openings: Sequence[str], merges: Pairs
) -> None:
    with session.begin_nested() as attempt:
        filled(session, employers, openings, [])
        done = merged(session, merges)

        found = everything(session)

        gone = {one.merged for one in done}
        assert len(found) == len(CODES) + len(openings)
        assert {code for code in CODES if found["employers", code][1] is not None} == gone
        assert not gone & {values["employer"] for (kind, _), (values, _) in found.items() if kind == "openings"}
        attempt.rollback()


def three(session: Session) -> None:
    filled(session, [{}, {}, {}], ["E-1", "E-2", "E-3"], [])


def archive(session: Session, code: str, day: date | None = date(2026, 11, 1)) -> None:
    stored = stored_by_key(session, EMPLOYERS, [(code,)])[(code,)]
    change(session, EMPLOYERS, [Change(stored=stored, after=stored.values, archived_on=day)], act())


def test_a_chain_moves_all_and_is_undone_from_its_end(session: Session) -> None:
    three(session)
    first = merge_records(session, EMPLOYERS, "E-2", "E-3", act())
    second = merge_records(session, EMPLOYERS, "E-1", "E-2", act())

    with pytest.raises(
        ConflictError, match=rf"\[E-2\] was merged into \[E-1\] afterwards; undo merge {second.id} first"
    ):
        undo_merge(session, first.id, act())
    pointed = {values["employer"] for (kind, _), (values, _) in everything(session).items() if kind == "openings"}

    assert pointed == {"E-1"}
    assert second.moved == {"openings": ("O-1", "O-2")}


Attempt = Callable[[Session], object]


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (lambda session: merge_records(session, EMPLOYERS, "E-1", "E-1", act()), "the same record twice"),
        (lambda session: merge_records(session, EMPLOYERS, "E-1", "E-9", act()), r"there is no \[E-9\]"),
        (lambda session: merge_records(session, EMPLOYERS, "E\x00", "\ud800", act()), "there is no"),
        (lambda session: merge_records(session, ROUNDS, "U-1", "U-2", act()), r"among \[rounds\] are not looked for"),
        (lambda session: merge_records(session, EMPLOYERS, "E-1", "E-2", act(why="長" * 200)), "reason is too long"),
        (lambda session: merge_records(session, EMPLOYERS, "E-1", "E-2", act(why="\x00")), "control character"),
        (lambda session: undo_merge(session, 77, act()), r"there is no merge \[77\]"),
        (lambda session: undo_merge(session, 10**30, act()), "there is no merge"),
        (lambda session: undo_merge(session, -1, act()), "there is no merge"),
    ],
)
def test_what_cannot_be_is_told_in_words_and_nothing_changes(session: Session, attempt: Attempt, sentence: str) -> None:
    three(session)
    before = everything(session)

    with pytest.raises(IbashoError, match=sentence):
        attempt(session)

    assert everything(session) == before


def test_an_archived_record_is_not_merged_and_a_merged_one_says_into_which(session: Session) -> None:
    three(session)
    archive(session, "E-3")
    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())

    with pytest.raises(ConflictError, match=r"\[E-3\] is archived"):
        merge_records(session, EMPLOYERS, "E-3", "E-1", act())
    with pytest.raises(ConflictError, match=rf"\[E-2\] was merged into \[E-1\] \(merge {made.id}\)"):
        merge_records(session, EMPLOYERS, "E-1", "E-2", act())


def test_a_merge_is_undone_once(session: Session) -> None:
    three(session)
    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    undo_merge(session, made.id, act())

    with pytest.raises(ConflictError, match="was undone already"):
        undo_merge(session, made.id, act())
    again = merge_records(session, EMPLOYERS, "E-1", "E-2", act())

    assert again.moved == made.moved


def test_who_was_put_in_use_again_by_hand_stays_so(session: Session) -> None:
    three(session)
    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    archive(session, "E-2", None)

    done = undo_merge(session, made.id, act())

    assert done.left[0].fields == ("archived_on",)
    assert everything(session)["employers", "E-2"][1] is None


def test_of_two_merges_at_once_one_is_refused_in_words(engine: Engine) -> None:
    with writing_session(engine) as session, session.begin():
        three(session)

    def merge(kept: str, gone: str) -> str:
        try:
            with writing_session(engine) as session, session.begin():
                return merge_records(session, EMPLOYERS, kept, gone, act()).merged
        except ConflictError as error:
            return str(error)

    with ThreadPoolExecutor(max_workers=2) as pool:
        said_of = list(pool.map(merge, ["E-1", "E-2"], ["E-2", "E-1"]))

    assert sorted(len(each) < 5 for each in said_of) == [False, True]
    assert any("was merged into" in each for each in said_of)


def test_ten_times_the_pointers_take_as_many_queries(session: Session) -> None:
    filled(session, [{}, {}, {}], ["E-2"] * 10 + ["E-3"] * 100, [])

    with counted_queries(session) as few:
        merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    with counted_queries(session) as many:
        merge_records(session, EMPLOYERS, "E-1", "E-3", act())

    assert len(many) == len(few) <= 40


def test_buildings_are_merged_with_their_homes(session: Session) -> None:
    add(session, PROVIDERS, [said(PROVIDERS), said(PROVIDERS, code="P-2")], act())
    add(session, BUILDINGS, [said(BUILDINGS), said(BUILDINGS, code="B-2", provider="P-2", nearby=())], act())
    add(session, UNITS, [said(UNITS, building="B-2", provider=None)], act())

    done = merge_records(session, BUILDINGS, "B-1", "B-2", act())
    undo_merge(session, done.id, act())

    assert (done.taken, done.moved) == (("provider", "nearby"), {"units": ("U-1",)})
    kept = stored_by_key(session, BUILDINGS, [("B-1",)])[("B-1",)].values
    assert (kept["provider"], kept["nearby"]) == (None, None)


def test_every_key_to_a_kind_that_can_be_merged_is_one_that_a_merge_moves() -> None:
    known = {(table_of(kind.table).name, one.column) for kind in KINDS.values() for one in kind.references}
    known |= {(table_of(one.table).name, one.owner) for kind in KINDS.values() for one in kind.lists}
    known |= {(table.name, owner) for table, owner in (holds_table(KINDS[name]) for name in HOLDABLE)}
    mergeable = {table_of(KINDS[name].table).name for name in MERGEABLE}

    keys = {
        (table.name, key.parent.name)
        for table in metadata().tables.values()
        for key in table.foreign_keys
        if key.column.table.name in mergeable
    }

    assert keys - known == set()
