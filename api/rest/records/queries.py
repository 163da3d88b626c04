"""What lists of records take after the question mark: filters of their kind, words, order, and which part."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from marshmallow import ValidationError, fields
from marshmallow.validate import OneOf, Range

from api.rest.queries import PageQuery, Query
from api.rest.records.values import asked_words, day, described, municipality, one_of
from matcher.desk.recording import WAYS
from matcher.domain.term import Term
from matcher.domain.text import Text
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.exchange.export import Encoding
from matcher.records.listing import Asked

_ARCHIVED: Final[Mapping[str, bool | None]] = {"no": False, "yes": True, "all": None}
_NOT_FILTERS: Final = frozenset({"lang", "page", "page_size", "q", "sort", "archived", "format", "encoding"})
ENCODINGS: Final[Mapping[str, Encoding]] = {"utf-8": "utf-8", "cp932": "cp932"}


class RecordsQuery(PageQuery):
    """A list of records of one kind."""

    of: ClassVar[str]
    """Name of the kind."""

    q = described(asked_words(example="水戸"), "Words that the record says, all of them; two letters are enough")
    sort = fields.String(
        metadata={
            "description": "Name of an order, with - before it turned round; what is not known comes last",
            "examples": ["-code"],
        }
    )
    archived = fields.String(
        load_default="no",
        validate=OneOf(_ARCHIVED),
        metadata={
            "description": "no: only what is in use; yes: only what is not; all: both",
            "expected": Text(f"次のどれか: {', '.join(_ARCHIVED)}", f"must be one of: {', '.join(_ARCHIVED)}"),
        },
    )

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Name the orders of the kind; nothing in an address may be null."""
        field_obj.allow_none = False
        said = {"description": f"Only records with this {field_name.replace('_', ' ')}", **field_obj.metadata}
        field_obj.metadata = said
        if field_name == "sort":
            orders = [f"{sign}{name}" for name in WAYS[self.of].orders for sign in ("", "-")]
            field_obj.validators = [OneOf(orders)]
            listed = ", ".join(orders)
            expected = Text(f"次のどれか: {listed}", f"must be one of: {listed}")
            field_obj.metadata = said | {"expected": expected, "examples": orders[1:2]}


class StanceField(fields.Field[tuple[OffenceCategory, OffenceStance]]):
    """An offence and the stance on it: theft:accepted."""

    def _deserialize(
        self,
        value: str,
        *_: Any,  # noqa: ANN401  # marshmallow's signature
        **__: Any,  # noqa: ANN401  # as above
    ) -> tuple[OffenceCategory, OffenceStance]:
        offence, _colon, stance = value.partition(":")
        if offence in set(OffenceCategory) and stance in set(OffenceStance):
            return OffenceCategory.named(offence), OffenceStance.named(stance)
        raise ValidationError("not a stance")


class TemplateQuery(Query):
    """An empty file to fill in."""

    format = fields.String(
        load_default="xlsx",
        validate=OneOf(("csv", "xlsx")),
        metadata={"description": "Kind of file", "expected": Text("csv か xlsx", "must be csv or xlsx")},
    )


def export_query(query: type[RecordsQuery]) -> type[RecordsQuery]:
    """The same filters for a file, which has no pages."""
    csv_or_xlsx = {"description": "Kind of file", "expected": Text("csv か xlsx", "must be csv or xlsx")}
    names = ", ".join(ENCODINGS)
    encodings = {
        "description": "Of a CSV file; letters that cp932 lacks are replaced and counted in Unwritten-Cells",
        "expected": Text(f"次のどれか: {names}", f"must be one of: {names}"),
    }
    said: dict[str, Any] = {
        "format": fields.String(load_default="csv", validate=OneOf(("csv", "xlsx")), metadata=csv_or_xlsx),
        "encoding": fields.String(load_default="utf-8", validate=OneOf(ENCODINGS), metadata=encodings),
        "page": None,
        "page_size": None,
    }
    return type(f"Export{query.__name__}", (query,), said)


def asked_of(query: Mapping[str, Any]) -> Asked:
    """What a query asks of a list."""
    return Asked(
        filters={name: value for name, value in query.items() if name not in _NOT_FILTERS},
        words=query.get("q"),
        archived=_ARCHIVED[query["archived"]],
        order=query.get("sort"),
    )


def term(kind: type[Term]) -> fields.Field[Any]:
    """Records with one word of a closed set."""
    return one_of(kind)


def yes_or_no() -> fields.Field[Any]:
    """A filter that is on or off."""
    expected = Text("true か false", "must be true or false")
    return fields.Boolean(truthy={"true"}, falsy={"false"}, metadata={"expected": expected, "examples": ["true"]})


def whole(least: int, most: int, *, example: int) -> fields.Field[Any]:
    """A filter by a number."""
    expected = Text(f"{least}から{most}までの整数", f"must be a whole number from {least} to {most}")
    return fields.Integer(validate=Range(min=least, max=most), metadata={"expected": expected, "examples": [example]})


def stance() -> fields.Field[Any]:
    """Records that have declared a stance on an offence category."""
    expected = Text("theft:accepted のような罪種と考え方", "must be an offence and a stance, such as theft:accepted")
    said = {"type": "string", "description": "Those that declare it, themselves or by whom they belong to"}
    return StanceField(metadata={"expected": expected, "examples": ["theft:accepted"], **said})


def on_or(description: str) -> fields.Field[Any]:
    """A filter by a day."""
    return described(day(), description)


def words(*, example: str) -> fields.Field[Any]:
    """A filter by words as they stand."""
    return asked_words(example=example)


def in_municipality() -> fields.Field[Any]:
    """A filter by the record's own municipality."""
    return municipality()
