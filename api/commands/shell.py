"""What every command shares: the database, the language, the clock, and how answers are printed."""

import dataclasses
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import click
from sqlalchemy import Engine

from matcher.desk.days import JAPAN
from matcher.domain.text import Language, Text


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


def today() -> date:
    """The day in Japan."""
    return datetime.now(JAPAN).date()


def now() -> str:
    """This moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def print_json(view: object) -> None:
    """A view as JSON: dates in ISO 8601, texts as {"ja", "en"}."""
    plain = dataclasses.asdict(view) if dataclasses.is_dataclass(view) and not isinstance(view, type) else view
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=lambda value: value.isoformat()))
