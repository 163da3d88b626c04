"""The few exceptions that callers are meant to catch; each carries what a person needs to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matcher.domain.text import Text


class IbashoError(Exception):
    """Anything a user can put right. `said` says what is wrong and what to do next, in both languages."""

    def __init__(self, said: Text) -> None:
        """Keep the sentence; `str()` gives both languages."""
        super().__init__(f"{said.ja} / {said.en}")
        self.said = said


class PolicyError(IbashoError):
    """A policy value is outside what it may be."""

    def __init__(self, said: Text, *, entry: str | None = None) -> None:
        """Keep which entry it is, where it is one."""
        super().__init__(said)
        self.entry = entry


class LawError(IbashoError):
    """The dated figures overlap, are missing for a day, or cannot be read."""


class NotFoundError(IbashoError):
    """There is no such record."""


class ConflictError(IbashoError):
    """Somebody else was first: a record moved on, a code or a place is taken. Nothing was written."""

    def __init__(
        self,
        said: Text,
        *,
        code: str,
        fields: tuple[str, ...] = (),
        version: int | None = None,
        changed: Mapping[str, tuple[Any, Any]] | None = None,
    ) -> None:
        """Keep which record, what changed in it (from what to what, as JSON has it), and its version now."""
        super().__init__(said)
        self.code, self.fields, self.version, self.changed = code, fields, version, changed or {}


class PackingError(IbashoError):
    """A problem for the solver contradicts itself or lies outside its limits; `said` names the array and the place."""


class BrokenPromiseError(IbashoError):
    """A plan does not keep what its problem demands; it is never shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFault:
    """One thing wrong in a file. `row` counts from 1 and includes the header; None concerns the whole file."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    reason: Text
    remedy: Text

    def described(self) -> Text:
        """Where, what and the remedy in one line."""
        spot_ja, spot_en = self.file, self.file
        if self.row is not None:
            spot_ja, spot_en = f"{spot_ja} {self.row}行目", f"{spot_en} row {self.row}"
        if self.column is not None:
            spot_ja, spot_en = f"{spot_ja}「{self.column}」", f"{spot_en} column [{self.column}]"
        value = "" if self.value is None else f" [{self.value}]"
        return Text(
            f"{spot_ja}{value}: {self.reason.ja}。{self.remedy.ja}",
            f"{spot_en}{value}: {self.reason.en}. {self.remedy.en}",
        )


class RecordFaultsError(IbashoError):
    """A record cannot be kept as it was said. `faults` holds every fault, `column` the field; nothing was written."""

    def __init__(self, faults: tuple[CellFault, ...]) -> None:
        """Say all faults, one a line."""
        super().__init__(_one_a_line(faults))
        self.faults = faults


class FileFaultsError(IbashoError):
    """A file, or several, cannot be taken; nothing of it was kept. `faults` holds every fault found."""

    def __init__(self, faults: tuple[CellFault, ...]) -> None:
        """Say all faults, one a line."""
        super().__init__(_one_a_line(faults))
        self.faults = faults


def _one_a_line(faults: tuple[CellFault, ...]) -> Text:
    lines = [fault.described() for fault in faults]
    return Text("\n".join(line.ja for line in lines), "\n".join(line.en for line in lines))
