"""What every answer is made of: objects that always carry all their fields, and words in two languages."""

from functools import cached_property
from inspect import cleandoc
from typing import Any, Final

from marshmallow import Schema, fields, missing

JSON = "application/json"
LOCATION: Final = {"Location": {"description": "Address of what was made", "schema": {"type": "string"}}}
"""In the document: the header of an answer that says that something was made."""
_AS_THEY_STAND: Final = ((fields.String, str), (fields.Integer, int), (fields.Float, float), (fields.Boolean, bool))


class Shape(Schema):
    """An object of an answer. Every field is always there; null says that a value is not known or does not apply."""

    def __init_subclass__(cls) -> None:
        """Put the docstring into the document."""
        super().__init_subclass__()
        cls.Meta = type("Meta", (Schema.Meta,), {"description": cleandoc(cls.__doc__ or "")})  # type: ignore[misc,assignment]  # the option that apispec reads

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:  # noqa: ARG002  # marshmallow's signature
        """Promise the field in the document."""
        field_obj.required = True

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:  # noqa: ANN401  # marshmallow's signature
        """Write what JSON has already as it stands: a page of records has thousands of such values.

        So does marshmallow in the end, after asking each field for a value, a default and a format.
        """
        if self.many if many is None else many:
            return [self.dump(each, many=False) for each in obj]
        if type(obj) is not dict:
            return super().dump(obj, many=False)
        written = {}
        for key, name, field, plain in self._written:
            value = obj.get(name, missing)
            if type(value) is not plain and value is not None:
                value = field.serialize(name, obj, self.get_attribute)
            if value is not missing:
                written[key] = value
        return written

    @cached_property
    def _written(self) -> tuple[tuple[str, str, fields.Field[Any], type | None], ...]:
        """By field: its key in JSON, its name in the object, and the type that it writes as it stands."""
        parts = []
        for name, field in self.dump_fields.items():
            plain = next((each for sort, each in _AS_THEY_STAND if isinstance(field, sort)), None)
            parts.append((field.data_key or name, field.attribute or name, field, plain))
        return tuple(parts)


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
