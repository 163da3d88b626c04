"""What every command shares: the database, the language, the clock, and how answers are printed."""

import dataclasses
import json
from dataclasses import dataclass

import click
from sqlalchemy import Engine

from api.clock import now
from matcher.domain.text import Language, Text
from matcher.records.changes import Act


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


def local_act(why: str | None = None) -> Act:
    """What is done here and now by whoever sits at this machine: nobody signs in yet."""
    return Act(by="local", at=now(), why=why)


def print_json(view: object) -> None:
    """A view as JSON: dates in ISO 8601, texts as {"ja", "en"}."""
    plain = dataclasses.asdict(view) if dataclasses.is_dataclass(view) and not isinstance(view, type) else view
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=lambda value: value.isoformat()))
