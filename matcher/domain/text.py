"""Words shown to people, in the two languages of the service."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in Japanese and in English; both say the same."""

    ja: str
    en: str

    def said_in(self, language: Language) -> str:
        """The words in one language."""
        return self.ja if language == "ja" else self.en

    def filled(self, **values: object) -> "Text":
        """The same sentence with its `{names}` filled; a `Text` value is said in the sentence's own language."""
        return Text(_fill(self.ja, values, "ja"), _fill(self.en, values, "en"))


def joined(texts: Iterable[Text]) -> Text:
    """Several labels as one list: 「甲、乙」 and "a, b"."""
    kept = tuple(texts)
    return Text("、".join(text.ja for text in kept), ", ".join(text.en for text in kept))


def _fill(template: str, values: dict[str, object], language: Language) -> str:
    said = {name: value.said_in(language) if isinstance(value, Text) else value for name, value in values.items()}
    return template.format(**said)
