"""What has to hold across the cells of a row, in any kind of file. What is not known cannot be wrong."""

from typing import Any

from matcher.domain.text import Text
from matcher.exchange.cells import Problem
from matcher.exchange.layouts import RowCheck


def not_before(begins: str, ends: str) -> RowCheck:
    """A period or range that ends before it begins is a slip."""
    return RowCheck(
        fields=(begins, ends),
        holds=lambda first, last: first is None or last is None or first <= last,
        column=ends,
        problem=Problem(
            Text("終わりが始まりより前です", "it ends before it begins"),
            _naming(begins, ends, "[{0}] と [{1}] の値を確かめてください", "check [{0}] and [{1}]"),
        ),
    )


def both_or_neither(first: str, second: str) -> RowCheck:
    """Two cells that mean something only together."""
    return RowCheck(
        fields=(first, second),
        holds=lambda one, other: (one is None) == (other is None),
        column=second,
        problem=Problem(
            Text("組になる2つの列の片方だけが空です", "one of two cells that belong together is empty"),
            _naming(
                first,
                second,
                "[{0}] と [{1}] を両方書くか、両方空欄にしてください",
                "fill both [{0}] and [{1}], or neither",
            ),
        ),
    )


def needs(column: str, *, given: str, reason: Text) -> RowCheck:
    """A cell that must not be empty where another is filled."""
    return RowCheck(
        fields=(column, given),
        holds=lambda value, cause: cause is None or value is not None,
        column=column,
        problem=Problem(
            reason,
            _naming(column, given, "[{0}] を書くか、[{1}] を空欄にしてください", "fill [{0}], or leave [{1}] empty"),
        ),
    )


def only_if(column: str, *, other: str, among: tuple[Any, ...], reason: Text) -> RowCheck:
    """A cell that may be filled only where another has one of some values."""
    return RowCheck(
        fields=(column, other),
        holds=lambda value, cause: not value or cause in among,
        column=column,
        problem=Problem(
            reason,
            _naming(
                column, other, "[{0}] を空欄にするか、[{1}] を直してください", "leave [{0}] empty, or correct [{1}]"
            ),
        ),
    )


def _naming(first: str, second: str, ja: str, en: str) -> Text:
    """A remedy that names two columns; the reader fills in what the file calls them."""
    columns = f"{{{first}}}", f"{{{second}}}"
    return Text(ja.format(*columns), en.format(*columns))
