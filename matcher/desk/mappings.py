"""What organisations call the columns of their own files: their spreadsheets will not change for us."""

from sqlalchemy.orm import Session

from matcher.desk.files import LAYOUTS, kind_named
from matcher.desk.patterns import pattern_fault
from matcher.domain.errors import IbashoError, NotFoundError
from matcher.domain.text import Text
from matcher.exchange.own_columns import IGNORED, NO_MAPPING, OwnColumns
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.kinds import in_order
from matcher.records.registry.kinds import ORGANISATIONS
from matcher.records.stored import Stored, stored_by_key

NO_ORGANISATION = Text(
    "機関 [{code}] は登録されていません。コードを確かめるか、先に機関を登録してください"
    "（ibasho template organisations FILE で様式を作り、記入して ibasho import organisations FILE）。",
    "there is no organisation [{code}]; check the code, or register it first: "
    "ibasho template organisations FILE makes a form, ibasho import organisations FILE takes it",
)
NO_FIELD = Text(
    "[{kind}] に [{field}] という項目はありません。使えるのは {fields} です（空欄は読み飛ばし）。",
    "[{kind}] has no field [{field}]; there are {fields}, and nothing for a column to be passed over",
)

NO_PATTERN = Text("[{field}]（[{pattern}]）: {why}", "[{field}] ([{pattern}]): {why}")


def mapping_of(session: Session, organisation: str | None, kind: str) -> OwnColumns:
    """What an organisation's files of one kind look like; nothing where none is named. Raises `NotFoundError`."""
    if organisation is None:
        return NO_MAPPING
    values = _organisation(session, organisation).values
    return OwnColumns(
        names={header: field for of_kind, header, field in values["column_names"] or () if of_kind == kind},
        made={field: pattern for of_kind, field, pattern in values["column_values"] or () if of_kind == kind},
    )


def keep_mapping(session: Session, organisation: str, kind: str, mapping: OwnColumns, act: Act) -> None:
    """Keep what an organisation's files of one kind look like, in place of what was kept before; the caller commits.

    Raises `IbashoError` where a column leads to no field of that kind, or a pattern makes no value of one.
    """
    layout = LAYOUTS[kind_named(kind).name]
    known = {*layout.names, *(spread.name for spread in layout.spreads), IGNORED}
    for field in (*mapping.names.values(), *mapping.made):
        if field not in (layout.names if field in mapping.made else known):
            raise IbashoError(NO_FIELD.filled(kind=kind, field=field, fields=", ".join(sorted(known - {IGNORED}))))
    for field, pattern in mapping.made.items():
        problem = pattern_fault(kind, field, pattern)
        if problem is not None:
            why = Text(f"{problem.reason.ja}。{problem.remedy.ja}", f"{problem.reason.en}; {problem.remedy.en}")
            raise IbashoError(NO_PATTERN.filled(field=field, pattern=pattern, why=why))
    stored = _organisation(session, organisation)
    said = {
        "column_names": [(kind, header, field) for header, field in mapping.names.items()],
        "column_values": [(kind, field, pattern) for field, pattern in mapping.made.items()],
    }
    lists = {
        name: in_order((*(each for each in stored.values[name] or () if each[0] != kind), *own)) or None
        for name, own in said.items()
    }
    after = {**stored.values, **lists}
    change(session, ORGANISATIONS, [Change(stored=stored, after=after, archived_on=stored.archived_on)], act)


def _organisation(session: Session, code: str) -> Stored:
    found = stored_by_key(session, ORGANISATIONS, [(code,)]).get((code,))
    if found is None:
        raise NotFoundError(NO_ORGANISATION.filled(code=code))
    return found
