"""Loads a folder of files, at most one of each kind: all of it, or nothing with every fault told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS, LAYOUTS
from matcher.desk.importing import codes_of, keep, preview, ready
from matcher.domain.errors import CellFault, FileFaultsError
from matcher.domain.text import Text
from matcher.exchange.reading import read
from matcher.records.cases.subjects import Subject
from matcher.records.changes import Act
from matcher.records.registry.employers import Employer
from matcher.records.registry.providers import Provider

SUFFIXES = (".csv", ".xlsx")
_NO_SUCH_KIND = Text("取り込めない名前のファイルです", "no file of this name can be taken")
_NAMES = Text(
    "次のどれかの名前にするか、フォルダーから出してください: {names}",
    "give it one of these names, or take it out of the folder: {names}",
)
_EMPTY = Text("取り込むファイルがありません", "there is no file to take")
_TWICE = Text("同じ種類のファイルが2つあります", "there are two files of the same kind")
_ONE = Text("片方をフォルダーから出してください", "take one of them out of the folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a folder brought."""

    counts: Mapping[str, int]
    """Records that were added or changed, by kind of file."""
    files_hash: str
    """As `files_hash` gives it, to tell later whether the files are still the same."""
    notices: tuple[CellFault, ...]
    """What was left out of the files though nothing is wrong, such as rows of totals."""


def load_folder(session: Session, folder: Path, act: Act, *, today: date) -> Loaded:
    """Take everything that the files of a folder say; the caller commits.

    Raises `FileFaultsError` with every fault of every file, before anything is written.
    """
    files, faults = _files(folder)
    sheets = {kind: read(path, LAYOUTS[kind], today=today) for kind, path in files.items()}
    coming = {kind: codes_of(sheet) for kind, sheet in sheets.items() if "code" in LAYOUTS[kind].names}
    made = {kind: preview(session, KINDS[kind], sheet, coming=coming) for kind, sheet in sheets.items()}
    found = (*faults, *(fault for one in made.values() for fault in one.faults))
    if found:
        raise FileFaultsError(found)
    for one in made.values():
        with ready(session, one) as found_ready:
            keep(session, found_ready, act)
    counts = {kind: len(one.added) + len(one.changed) for kind, one in made.items()}
    notices = tuple(notice for sheet in sheets.values() for notice in sheet.notices)
    return Loaded(counts=MappingProxyType(counts), files_hash=files_hash(folder), notices=notices)


def has_records(session: Session) -> bool:
    """Whether anything was loaded or entered: any employer, landlord or subject."""
    return any(session.scalar(select(table.id).limit(1)) is not None for table in (Employer, Provider, Subject))


def files_hash(folder: Path) -> str:
    """One hash of all the files that `load_folder` reads."""
    digest = sha256()
    for kind, path in _files(folder)[0].items():
        digest.update(kind.encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Path) -> tuple[dict[str, Path], list[CellFault]]:
    """The file of each kind, in the order in which one refers to another; and files that are of no kind."""
    found: dict[str, Path] = {}
    faults = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in SUFFIXES:
            continue
        if path.stem not in LAYOUTS:
            names = ", ".join(layout.file for layout in LAYOUTS.values())
            faults.append(_fault(path.name, _NO_SUCH_KIND, _NAMES.filled(names=names)))
        elif path.stem in found:
            faults.append(_fault(path.name, _TWICE, _ONE))
        else:
            found[path.stem] = path
    if not found and not faults:
        names = ", ".join(layout.file for layout in LAYOUTS.values())
        faults.append(_fault(folder.name, _EMPTY, _NAMES.filled(names=names)))
    return {kind: found[kind] for kind in LAYOUTS if kind in found}, faults


def _fault(file: str, reason: Text, remedy: Text) -> CellFault:
    return CellFault(file=file, row=None, column=None, value=None, reason=reason, remedy=remedy)
