"""What the addresses take after the question mark, and what is said of anything else."""

from collections.abc import Mapping
from typing import Any, Final, NoReturn

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range

from api.language import LANGUAGES
from api.rest.problems import readers_language
from matcher.desk.listing import Span
from matcher.desk.register import HELP_LABELS
from matcher.domain.text import Text
from matcher.geography.addresses import LONGEST_ADDRESS

PAGE_SIZE: Final = 50
LARGEST_PAGE: Final = 200
LAST_PAGE: Final = 1_000_000
"""No list is longer (assumed); a greater number is more than a database counts with."""

_LISTED = ", ".join(HELP_LABELS)
_A_CODE = Text(
    "求人か住まいの番号。少なくともどちらか一つが要ります", "the code of an opening or a home; at least one of both"
)
_EXPECTED: Final = {
    "lang": Text("ja か en を指定してください", "must be ja or en"),
    "help": Text(f"次のどれかを指定してください: {_LISTED}", f"must be one of: {_LISTED}"),
    "page": Text(f"1から{LAST_PAGE}までの整数を指定してください", f"must be a whole number from 1 to {LAST_PAGE}"),
    "page_size": Text(
        f"1から{LARGEST_PAGE}までの整数を指定してください", f"must be a whole number from 1 to {LARGEST_PAGE}"
    ),
    "address": Text(f"住所を1文字以上、{LONGEST_ADDRESS}文字まで", f"an address, 1 to {LONGEST_ADDRESS} characters"),
    "opening": _A_CODE,
    "unit": _A_CODE,
}
_NOT_TAKEN = Text("この住所にはない指定です", "this address takes no such parameter")


class Query(Schema):
    """Every address takes a language. What an address does not know is refused, never ignored.

    For that its views say `unknown=None`: webargs would otherwise leave out what a schema does not list.
    """

    lang = fields.String(
        validate=OneOf(LANGUAGES),
        metadata={"description": "Language of error messages; wins over Accept-Language. Answers carry both."},
    )

    def handle_error(self, error: ValidationError, data: object, **_: object) -> NoReturn:  # noqa: ARG002  # marshmallow's signature
        """Say in the reader's language what each parameter must be."""
        language = readers_language()
        said = {name: [_expected(name, self.fields).said_in(language)] for name in error.messages_dict}
        raise ValidationError(said) from error


class PageQuery(Query):
    """Which part of a list."""

    page = fields.Integer(
        load_default=1,
        validate=Range(min=1, max=LAST_PAGE),
        metadata={"description": "The page, counted from 1", "examples": [1]},
    )
    page_size = fields.Integer(
        load_default=PAGE_SIZE,
        validate=Range(min=1, max=LARGEST_PAGE),
        metadata={"description": "The most items a page has", "examples": [PAGE_SIZE]},
    )


class SubjectsQuery(PageQuery):
    """The board by what people get."""

    help = fields.String(
        validate=OneOf(HELP_LABELS),
        metadata={"description": "Only people to whom the plan gives this", "examples": ["nothing"]},
    )


class WhyNotQuery(Query):
    """An opening, a home, or both."""

    opening = fields.String(
        validate=Length(min=1),
        metadata={"description": "Code of an opening", "examples": ["O-0003"]},
    )
    unit = fields.String(validate=Length(min=1), metadata={"description": "Code of a home", "examples": ["U-0003"]})

    @validates_schema
    def _asks_something(self, data: Mapping[str, Any], **_: object) -> None:
        if not {"opening", "unit"} & set(data):
            raise ValidationError({"opening": ["missing"], "unit": ["missing"]})


class AddressQuery(Query):
    """An address to be found."""

    address = fields.String(
        required=True,
        validate=Length(min=1, max=LONGEST_ADDRESS),
        metadata={"description": "An address, from the municipality on", "examples": ["水戸市三の丸1-5-38"]},
    )


def span_of(query: Mapping[str, Any]) -> Span:
    """The part of a list that a query asks for."""
    return Span(page=query["page"], page_size=query["page_size"])


def _expected(name: str, known: Mapping[str, fields.Field[Any]]) -> Text:
    if name not in known:
        return _NOT_TAKEN
    said: Text | None = known[name].metadata.get("expected")
    return said or _EXPECTED[name]
