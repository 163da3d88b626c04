"""Finding records by words: what each says in one folded line, in a narrow table of its own.

Japanese does not part words, so a search looks for the letters wherever they stand: two letters such as 水戸 are found
as well as one or ten. The table is a few megabytes for a hundred thousand records and is read from end to end.
"""

import unicodedata
from collections.abc import Sequence

from sqlalchemy import ColumnElement, String, delete, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

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


def index_lines(session: Session, kind: Kind, lines: Sequence[tuple[int, str]]) -> None:
    """Keep what records that were written now say, each by its id."""
    if not kind.searched:
        return
    ids = [record for record, _ in lines]
    connection = session.connection()
    connection.execute(delete(SearchText).where(SearchText.kind == kind.name, SearchText.record_id.in_(ids)))
    rows = [{"kind": kind.name, "record_id": record, "text": line} for record, line in lines]
    insert_rows(connection, table_of(SearchText), rows)


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
    contained = [SearchText.text.contains(word, autoescape=True) for word in folded(words).split()]
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
