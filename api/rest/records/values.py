"""The kinds of values that records have in JSON: each says what it must be, in the document and to people."""

import re
from typing import Any, Final

from marshmallow import ValidationError, fields
from marshmallow.validate import Length, Range, Regexp

from matcher.domain.term import Term
from matcher.domain.text import Text

CODE: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}"
"""What every code looks like."""
MOST_MEMBERS: Final = 200
"""Of one list (assumed)."""
_NO_CONTROL: Final = Regexp(r"[^\x00-\x1f\x7f\ud800-\udfff]*\Z")
Value = fields.Field[Any]


class YesNo(fields.Boolean):
    """True or false, and nothing that looks like it."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:  # noqa: ANN401  # marshmallow's signature
        if isinstance(value, bool):
            return value
        raise self.make_error("invalid", input=value)


class Whole(fields.Integer):
    """A whole number: neither its digits as a string nor a decimal."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:  # noqa: ANN401  # marshmallow's signature
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self.make_error("invalid", input=value)


class Number(fields.Float):
    """A number: not its digits as a string."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> float:  # noqa: ANN401  # marshmallow's signature
        if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 1e12:  # noqa: PLR2004
            return float(value)
        raise self.make_error("invalid", input=value)


class Day(fields.Date):
    """A day in ISO 8601, written 2026-11-23 and in no other way."""

    def _deserialize(self, value: Any, *said: Any, **named: Any) -> Any:  # noqa: ANN401  # marshmallow's signature
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return super()._deserialize(value, *said, **named)
        raise self.make_error("invalid", input=value, obj_type="date")


class Municipality(fields.Field[int]):
    """A JIS code in its five digits, which columns hold as a number."""

    def _serialize(self, value: int | None, *_: Any, **__: Any) -> str | None:  # noqa: ANN401  # as above
        return None if value is None else f"{value:05d}"

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:  # noqa: ANN401  # as above
        if isinstance(value, str) and re.fullmatch(r"[0-9]{5}", value):
            return int(value)
        raise ValidationError("not a municipality code")


def code(*, required: bool = False, example: str = "E-0001") -> Value:
    """The code of a record, its own or another's."""
    expected = Text("英数字とハイフンで40字までのコード", "must be a code: at most 40 letters, digits, hyphens")
    return fields.String(validate=Regexp(rf"{CODE}\Z"), **_said(expected, required=required, example=example))


def words(longest: int = 200, *, required: bool = False, example: str = "架空") -> Value:
    """Free text."""
    expected = Text(f"{longest}字までの文字列", f"must be text of at most {longest} characters")
    return fields.String(validate=Length(max=longest), **_said(expected, required=required, example=example))


def remark() -> Value:
    """A longer text."""
    return words(2_000, example="まずは見学から")


def asked_words(*, example: str | None = None) -> Value:
    """Text in an address, without control characters."""
    expected = Text("1字以上200字までの文字列", "must be text of 1 to 200 characters")
    return fields.String(
        validate=[Length(min=1, max=200), _NO_CONTROL], **_said(expected, nullable=False, example=example)
    )


def whole(least: int, most: int, *, required: bool = False, step: int = 1, example: int | None = None) -> Value:
    """A whole number in a range."""
    steps = Text(f"（{step}きざみ）", f", in steps of {step}") if step > 1 else Text("", "")
    expected = Text("{least}から{most}までの整数{steps}", "must be a whole number from {least} to {most}{steps}")
    said = expected.filled(least=least, most=most, steps=steps)
    kept = _said(said, required=required, example=least if example is None else example)
    if step > 1:
        kept["metadata"]["multipleOf"] = step
    return Whole(validate=[Range(min=least, max=most), lambda value: _in_steps(value, step)], **kept)


def _in_steps(value: int, step: int) -> None:
    if value % step:
        raise ValidationError("not in steps")


def number(least: float, most: float, *, example: float) -> Value:
    """A number in a range."""
    expected = Text(f"{least}から{most}までの数", f"must be a number from {least} to {most}")
    return Number(validate=Range(min=least, max=most), **_said(expected, example=example))


def yen() -> Value:
    """A usual amount of money."""
    return whole(0, 10_000_000, example=35_000)


def yes_no(*, required: bool = False) -> Value:
    """Yes or no."""
    return YesNo(**_said(Text("true か false", "must be true or false"), required=required, example=True))


def day(*, required: bool = False, example: str = "2026-11-23") -> Value:
    """A day."""
    expected = Text("2026-11-23 の形の日付", "must be a day such as 2026-11-23")
    return Day(**_said(expected, required=required, example=example))


def one_of(kind: type[Term], *, required: bool = False) -> Value:
    """One word of a closed set, by its code."""
    listed = ", ".join(kind)
    expected = Text(f"次のどれか: {listed}", f"must be one of: {listed}")
    said = _said(expected, required=required, example=next(iter(kind)).value)
    said["metadata"] |= {"type": "string"}
    return fields.Enum(kind, by_value=True, **said)


def municipality(*, required: bool = False) -> Value:
    """A municipality by its JIS code."""
    expected = Text("08201 のような5桁の市町村コード", "must be a municipality code of five digits, such as 08201")
    said = _said(expected, required=required, example="08201")
    said["metadata"] |= {"type": "string", "pattern": "^[0-9]{5}$"}
    return Municipality(**said)


def several(member: Value, *, example: list[Any] | None = None) -> Value:
    """A list, none of its members twice; null where nothing is known or said."""
    each: Text = member.metadata["expected"]
    expected = Text("一覧（重複なし）。各項目は{each}", "must be a list without repetitions; each {each}").filled(
        each=each
    )
    member.allow_none = False
    shown = member.metadata["examples"] if example is None else example
    return fields.List(member, validate=Length(max=MOST_MEMBERS), **_said(expected.filled(each=each), example=shown))


def described(field: Value, description: str) -> Value:
    """The same field with words of its own in the document."""
    field.metadata = {**field.metadata, "description": description}
    return field


def _said(
    expected: Text, *, required: bool = False, nullable: bool | None = None, example: object = None
) -> dict[str, Any]:
    """What the fields of all kinds are given; `expected` does not reach the document."""
    metadata = {"expected": expected} | ({} if example is None else {"examples": [example]})
    return {"required": required, "allow_none": not required if nullable is None else nullable, "metadata": metadata}
