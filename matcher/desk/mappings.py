"""What organisations call the columns of their own files: their spreadsheets will not change for us."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from matcher.desk.files import LAYOUTS, kind_named
from matcher.domain.errors import IbashoError, NotFoundError
from matcher.domain.text import Text
from matcher.exchange.headers import IGNORED, NO_MAPPING, Mapped
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.kinds import in_order
from matcher.records.registry.kinds import ORGANISATIONS
from matcher.records.stored import Stored, stored_by_key

NO_ORGANISATION = Text(
    "機関 [{code}] は登録されていません。コードを確かめてください。",
    "there is no organisation [{code}]; check the code",
)
NO_FIELD = Text(
    "[{kind}] に [{field}] という項目はありません。使えるのは {fields} です（空欄は読み飛ばし）。",
    "[{kind}] has no field [{field}]; there are {fields}, and nothing for a column to be passed over",
)


def mapping_of(session: Session, organisation: str | None, kind: str) -> Mapped:
    """From an organisation's headers to our fields; nothing where none is named. Raises `NotFoundError`."""
    if organisation is None:
        return NO_MAPPING
    names = _organisation(session, organisation).values["column_names"] or ()
    return {header: field for of_kind, header, field in names if of_kind == kind}


def keep_mapping(session: Session, organisation: str, kind: str, mapping: Mapping[str, str], act: Act) -> None:
    """Keep what an organisation calls the columns of one kind, in place of what was kept before; the caller commits.

    Raises `IbashoError` where a column leads to no field of that kind.
    """
    layout = LAYOUTS[kind_named(kind).name]
    known = {*layout.names, *(spread.name for spread in layout.spreads), IGNORED}
    for field in mapping.values():
        if field not in known:
            raise IbashoError(NO_FIELD.filled(kind=kind, field=field, fields=", ".join(sorted(known - {IGNORED}))))
    stored = _organisation(session, organisation)
    others = tuple(each for each in stored.values["column_names"] or () if each[0] != kind)
    own = tuple((kind, header, field) for header, field in mapping.items())
    after = {**stored.values, "column_names": in_order((*others, *own)) or None}
    change(session, ORGANISATIONS, [Change(stored=stored, after=after, archived_on=stored.archived_on)], act)


def _organisation(session: Session, code: str) -> Stored:
    found = stored_by_key(session, ORGANISATIONS, [(code,)]).get((code,))
    if found is None:
        raise NotFoundError(NO_ORGANISATION.filled(code=code))
    return found
