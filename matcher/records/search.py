"""Finding records by words: what each says in one folded line, in a narrow table of its own.

Japanese does not part words, so a search looks for the letters wherever they stand: two letters such as 水戸 are found
as well as one or ten. The table is a few megabytes for a hundred thousand records. SQLite reads it from end to end.
PostgreSQL has an index of the letters of each line: it finds the lines that have them all, and looks through those. Of
225,000 lines 水戸 is found so in 8 ms, from end to end in 100; the index has half the size of the table. Digits stand
in nearly every line, and for them PostgreSQL rightly reads it from end to end: each line is then looked through first,
and only where it contains the word is it cut into letters, which took six times as long for all of them.
"""

import unicodedata
from collections.abc import Sequence

from sqlalchemy import DDL, Boolean, ColumnElement, String, delete, event, exists, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from matcher.domain.term import Term
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.records.bulk import insert_rows
from matcher.records.kinds import Kind, Values
from matcher.records.tables import Record, table_of

LONGEST = 1_000
"""Letters of a record that are searched."""


class SearchText(Record):
    """What one record says, in one line."""

    __tablename__ = "search_texts"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(String(LONGEST))


LETTERS = "ix_search_texts_letters"
"""The index of letters, which only PostgreSQL has."""
_MAKE_LETTERS = DDL(f"CREATE INDEX {LETTERS} ON search_texts USING gin (string_to_array(text, NULL))")  # type: ignore[no-untyped-call]  # as SQLAlchemy has it
event.listen(table_of(SearchText), "after_create", _MAKE_LETTERS.execute_if(dialect="postgresql"))


class _Contains(FunctionElement[bool]):
    """Whether a line contains a word, letter for letter: unlike LIKE, which is slower, it knows no wildcards."""

    type = Boolean()
    inherit_cache = True


@compiles(_Contains, "sqlite")
def _looked_through(element: _Contains, compiler: SQLCompiler, **_: object) -> str:
    line, word = (compiler.process(each) for each in element.clauses)
    return f"instr({line}, {word}) > 0"


@compiles(_Contains, "postgresql")
def _found_by_letters(element: _Contains, compiler: SQLCompiler, **_: object) -> str:
    line, word = (compiler.process(each) for each in element.clauses)
    letters = f"string_to_array({line}, NULL) @> string_to_array({word}, NULL)"
    return f"(strpos({line}, {word}) > 0 AND {letters})"


def index_lines(session: Session, kind: Kind, lines: Sequence[tuple[int, str]]) -> None:
    """Keep what records that were written now say, each by its id."""
    if not kind.searched:
        return
    ids = [record for record, _ in lines]
    session.execute(delete(SearchText).where(SearchText.kind == kind.name, SearchText.record_id.in_(ids)))
    add_lines(session, kind, lines)


def add_lines(session: Session, kind: Kind, lines: Sequence[tuple[int, str]]) -> None:
    """Keep what new records say, each by its id."""
    if kind.searched:
        rows = [{"kind": kind.name, "record_id": record, "text": line} for record, line in lines]
        insert_rows(session.connection(), table_of(SearchText), rows)


def line_of(kind: Kind, values: Values) -> str:
    """What a record says, in one folded line."""
    said = (_word(name, values[name]) for name in kind.searched)
    return folded(" ".join(word for word in said if word))[:LONGEST]


def says(kind: Kind, words: str) -> ColumnElement[bool]:
    """The condition that a record says every one of some words, wherever it says them: all are looked through once."""
    return kind.table.id.in_(select(SearchText.record_id).where(*_contained(kind, words)))


def says_one_by_one(kind: Kind, words: str) -> ColumnElement[bool]:
    """The same, looked up for one record after the other: quick where nearly every one of them says so."""
    return exists().where(SearchText.record_id == kind.table.id, *_contained(kind, words))


def few_that_say(session: Session, kind: Kind, words: str, *, most: int) -> list[int] | None:
    """The ids of the records that say some words, archived or not; None where there are more than `most`."""
    found = select(SearchText.record_id).where(*_contained(kind, words)).limit(most + 1)
    ids = list(session.scalars(found))
    return ids if len(ids) <= most else None


def _contained(kind: Kind, words: str) -> list[ColumnElement[bool]]:
    contained = [_Contains(SearchText.text, word) for word in folded(words).split()]
    return [SearchText.kind == kind.name, *contained]


def folded(words: str) -> str:
    """Letters without the differences nobody means: width, case, kana of half width, ヶ and ケ."""
    return unicodedata.normalize("NFKC", words).casefold().replace("ヶ", "ケ")


def _word(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Term):
        return value.label.ja
    if name == "municipality" and isinstance(value, int):
        place = MUNICIPALITIES.get(value)
        return "" if place is None else place.name.ja
    return str(value)
