"""What every command shares: the database, the language, the clock, and how answers are printed."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine

from api.clock import now
from matcher.desk.typed import typed_words
from matcher.domain.text import Language, Text
from matcher.records.changes import Act

_REASON = Text("理由", "the reason")
LONGEST_NAME = 200
"""Letters of a file's name that a history has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """One call of the command."""

    engine: Engine
    language: Language

    def say(self, text: Text) -> None:
        """Print a sentence in the reader's language."""
        click.echo(text.said_in(self.language))

    def word(self, text: Text | None) -> str:
        """A word in the reader's language, or a dash."""
        return "－" if text is None else text.said_in(self.language)


def name_of(file: Path) -> str:
    """What a file or folder is called, as it can be shown and kept: a name from another system may not be UTF-8."""
    return file.name.encode(errors="replace").decode()[:LONGEST_NAME]


def local_act(why: str | None = None) -> Act:
    """What is done here and now by whoever sits at this machine: nobody signs in yet."""
    return Act(by="local", at=now(), why=why)


def reasoned_act(why: str | None) -> Act:
    """The same for a reason that somebody typed. Raises `IbashoError` where it cannot be kept."""
    return local_act(None if why is None else typed_words(why, of=_REASON))


def print_json(view: object) -> None:
    """A view as JSON: dates in ISO 8601, texts as {"ja", "en"}."""
    click.echo(json.dumps(view, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a view holds
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return value.isoformat()
