"""The few exceptions that callers are meant to catch; each carries what a person needs to mend it."""

from dataclasses import dataclass

from matcher.domain.text import Text


class IbashoError(Exception):
    """Anything a user can put right. `said` says what is wrong and what to do next, in both languages."""

    def __init__(self, said: Text) -> None:
        """Keep the sentence; `str()` gives both languages."""
        super().__init__(f"{said.ja} / {said.en}")
        self.said = said


class PolicyError(IbashoError):
    """A policy value is outside what it may be."""


class LawError(IbashoError):
    """The dated figures overlap, are missing for a day, or cannot be read."""


class NotFoundError(IbashoError):
    """There is no such record."""


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


class FileFaultsError(IbashoError):
    """A file, or several, cannot be taken; nothing of it was kept. `faults` holds every fault found."""

    def __init__(self, faults: tuple[CellFault, ...]) -> None:
        """Say all faults, one a line."""
        lines = [fault.described() for fault in faults]
        super().__init__(Text("\n".join(line.ja for line in lines), "\n".join(line.en for line in lines)))
        self.faults = faults
