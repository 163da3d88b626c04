"""The list of merges: newest first, with those undone, a page at a time."""

from sqlalchemy.orm import Session

from matcher.desk.listing import Span
from matcher.desk.merges import list_merges
from matcher.desk.merging import merge_records, undo_merge
from matcher.records.adding import add
from matcher.records.registry.kinds import EMPLOYERS, PROVIDERS
from tests.acts import act
from tests.records import counted_queries
from tests.said import said


def many(session: Session, count: int) -> None:
    for kind in (EMPLOYERS, PROVIDERS):
        add(session, kind, [said(kind, code=f"X-{n}") for n in range(count + 1)], act())
        for number in range(1, count + 1):
            merge_records(session, kind, "X-0", f"X-{number}", act(by="jimu"))


def test_merges_are_listed_newest_first_with_those_undone(session: Session) -> None:
    many(session, 1)
    undo_merge(session, list_merges(session).items[1].id, act(by="kacho"))

    page = list_merges(session)

    assert [(one.kind, one.kept, one.merged, one.by, one.undone_by) for one in page.items] == [
        ("providers", "X-0", "X-1", "jimu", None),
        ("employers", "X-0", "X-1", "jimu", "kacho"),
    ]


def test_before_the_first_merge_the_list_is_empty(session: Session) -> None:
    assert (list_merges(session).total, list_merges(session).items) == (0, ())


def test_a_page_takes_as_many_queries_whatever_the_number(session: Session) -> None:
    many(session, 10)

    for size in (20, 2):
        with counted_queries(session) as queries:
            page = list_merges(session, Span(page=1, page_size=size))
        assert (len(page.items), page.total) == (size, 20)
        assert len(queries) <= 4
