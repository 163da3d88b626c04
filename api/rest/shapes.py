"""What every answer is made of: objects that always carry all their fields, and words in two languages."""

from inspect import cleandoc
from typing import Any

from marshmallow import Schema, fields

JSON = "application/json"


class Shape(Schema):
    """An object of an answer. Every field is always there; null says that a value is not known or does not apply."""

    def __init_subclass__(cls) -> None:
        """Put the docstring into the document."""
        super().__init_subclass__()
        cls.Meta = type("Meta", (Schema.Meta,), {"description": cleandoc(cls.__doc__ or "")})  # type: ignore[misc,assignment]  # the option that apispec reads

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:  # noqa: ARG002  # marshmallow's signature
        """Promise the field in the document."""
        field_obj.required = True


class TextSchema(Shape):
    """Words for people, in Japanese and in English; both say the same."""

    ja = fields.String(metadata={"examples": ["そろう"]})
    en = fields.String(metadata={"examples": ["all that is needed"]})


class PointSchema(Shape):
    """A place on the map, in degrees (WGS 84)."""

    lat = fields.Float(metadata={"minimum": -90, "maximum": 90, "examples": [36.3659]})
    lon = fields.Float(metadata={"minimum": -180, "maximum": 180, "examples": [140.4712]})


class FactSchema(Shape):
    """A label with its value."""

    label = fields.Nested(TextSchema)
    value = fields.Nested(TextSchema)


class PageShape(Shape):
    """One page of a list; the schema of a list adds its items."""

    total = fields.Integer(metadata={"description": "How many there are on all pages", "minimum": 0})
    page = fields.Integer(metadata={"description": "This page, counted from 1", "minimum": 1})
    page_size = fields.Integer(metadata={"description": "The most items a page has", "minimum": 1})
