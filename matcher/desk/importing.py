"""Loads a folder of files, one of each kind, into an empty registry: all of it, or nothing with every fault told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.desk import case_rows, registry_rows
from matcher.desk.registry_rows import Found
from matcher.domain.errors import CellFault, FileFaultsError
from matcher.domain.text import Text
from matcher.exchange.cells import Problem
from matcher.exchange.kinds import all_layouts
from matcher.exchange.reading import Row, Sheet, read
from matcher.geography.municipalities import by_name
from matcher.records.cases.subjects import Subject
from matcher.records.registry.employers import Employer
from matcher.records.registry.homes import Provider, Unit
from matcher.records.registry.openings import Opening
from matcher.records.tables import Record

_MAKE: Mapping[str, Callable[[Row, Found], Record]] = {
    "employers": registry_rows.employer,
    "openings": registry_rows.opening,
    "providers": registry_rows.provider,
    "units": registry_rows.unit,
    "routes": registry_rows.route,
    "subjects": case_rows.subject,
    "consents": case_rows.consent,
}
_CODES: Mapping[str, InstrumentedAttribute[str]] = {
    "employers": Employer.code,
    "openings": Opening.code,
    "providers": Provider.code,
    "units": Unit.code,
    "subjects": Subject.code,
}
_TAKEN = Problem(
    Text("このコードはすでに登録されています", "this code is already on record"),
    Text("別のコードにするか、行を削除してください", "use another code or remove the row"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a folder brought."""

    counts: Mapping[str, int]
    """Records by kind of file, lists within a cell not counted."""
    files_hash: str
    """As `files_hash` gives it, to tell later whether the files are still the same."""


def load_folder(session: Session, folder: Path, *, today: date) -> Loaded:
    """Add everything that the files of a folder say; the caller commits.

    Raises `FileFaultsError` with every fault of every file, before anything is added.
    """
    sheets = {layout.kind: read(folder / layout.file, layout, today=today) for layout in all_layouts(by_name)}
    faults = tuple(fault for sheet in sheets.values() for fault in _faults(session, sheet, sheets))
    if faults:
        raise FileFaultsError(faults)
    found: Found = {kind: {} for kind in sheets}
    for kind, sheet in sheets.items():
        for row in sheet.rows:
            record = _MAKE[kind](row, found)
            found[kind][row.values.get("code", row.number)] = record
            session.add(record)
    session.flush()
    counts = {kind: len(sheet.rows) for kind, sheet in sheets.items()}
    return Loaded(counts=MappingProxyType(counts), files_hash=files_hash(folder))


def has_records(session: Session) -> bool:
    """Whether anything was loaded or entered: any employer, landlord or subject."""
    return any(session.scalar(select(table.id).limit(1)) is not None for table in (Employer, Provider, Subject))


def files_hash(folder: Path) -> str:
    """One hash of all the files that `load_folder` reads; a file that is not there counts as empty."""
    digest = sha256()
    for layout in all_layouts(by_name):
        path = folder / layout.file
        digest.update(sha256(path.read_bytes() if path.is_file() else b"").digest())
    return digest.hexdigest()


def _faults(session: Session, sheet: Sheet, sheets: Mapping[str, Sheet]) -> list[CellFault]:
    found = [*sheet.faults, *_dangling(sheet, sheets), *_taken(session, sheet)]
    return sorted(found, key=lambda fault: fault.row or 0)


def _dangling(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[CellFault]:
    """References to codes that stand in no row of the other file; silent where that file is not complete."""
    for field in sheet.header.layout.fields:
        other = sheets.get(field.refers_to or "")
        if other is None or not other.complete:
            continue
        known = {row.values["code"] for row in other.rows}
        problem = Problem(
            Text(f"{other.header.file} にこのコードがありません", f"{other.header.file} has no such code"),
            Text("コードを直すか、そのファイルに行を加えてください", "correct the code or add the row to that file"),
        )
        for row in sheet.rows:
            code = row.values[field.name]
            if code is not None and code not in known:
                yield _cell_fault(sheet, row, field.name, problem)


def _taken(session: Session, sheet: Sheet) -> Iterator[CellFault]:
    column = _CODES.get(sheet.header.layout.kind)
    if column is None:
        return
    taken = set(session.scalars(select(column)))
    for row in sheet.rows:
        if row.values["code"] in taken:
            yield _cell_fault(sheet, row, "code", _TAKEN)


def _cell_fault(sheet: Sheet, row: Row, column: str, problem: Problem) -> CellFault:
    return sheet.header.fault(problem, row=row.number, column=column, value=row.cells[column])
