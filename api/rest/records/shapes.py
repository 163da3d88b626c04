"""What every kind of record is in JSON: said to be registered, said in part, and as it stands with its version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, NoReturn

from marshmallow import ValidationError, fields, post_load
from marshmallow.validate import OneOf

from api.rest.problems import readers_language
from api.rest.records.queries import RecordsQuery
from api.rest.records.values import Municipality
from api.rest.shapes import PageShape, Shape
from matcher.desk.files import KINDS, LAYOUTS, field_in_file
from matcher.domain.text import Text
from matcher.records.kinds import Kind

_MISSING = Text("必要な項目です", "is required")
_NO_FIELD = Text("この種類の記録にない項目です", "records of this kind have no such field")
_READ_ONLY = Text("読み取り専用です。書かないでください", "can only be read: leave it out")
_NOT_AN_OBJECT = Text("JSON のオブジェクトにしてください", "must be a JSON object")
_IN_A_LIST = 2
"""Steps to a plain member of a list: the list, its place."""
_KEPT = ("id", "version", "archived_on", "effective", "inherited")


class SaidShape(Shape):
    """An object that somebody says, and what is told of its faults."""

    def handle_error(self, error: ValidationError, data: object, **_: object) -> NoReturn:  # noqa: ARG002  # marshmallow's
        """Say in the reader's language what each field must be; a member of a list has said it of itself."""
        language = readers_language()
        said = {
            ".".join(map(str, path)): [why if len(path) > _IN_A_LIST else self._expected(path, why).said_in(language)]
            for path, why in _leaves(error.messages_dict)
        }
        raise ValidationError(said) from error

    def _expected(self, path: tuple[Any, ...], why: str) -> Text:
        name = str(path[0])
        if name not in self.fields:
            return _READ_ONLY if name in _KEPT else _NOT_AN_OBJECT if name == "_schema" else _NO_FIELD
        if why == self.fields[name].error_messages["required"]:
            return _MISSING
        expected: Text = self.fields[name].metadata["expected"]
        return expected


class Member(SaidShape):
    """One member of a list of several columns."""

    names: ClassVar[tuple[str, ...]]

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """A member says all it can; null where a part is not known."""

    @post_load
    def _flat(self, data: dict[str, Any], **_: object) -> tuple[Any, ...]:
        return tuple(data.get(name) for name in self.names)

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:  # noqa: ANN401  # marshmallow's signature
        """Write a member by the names of its parts."""
        if self.many if many is None else many:
            return [self.dump(each, many=False) for each in obj]
        return super().dump(dict(zip(self.names, obj, strict=True)), many=False)


class RecordFields(SaidShape):
    """The fields of one kind of record, as they are said to register one."""

    of: ClassVar[str]
    """Name of the kind."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Call each field in the document as its column is called in a file."""
        label = _labels(self.of).get(field_name)
        if label:
            field_obj.metadata = {"description": label, **field_obj.metadata}


class PatchFields(RecordFields):
    """Some fields of a record."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """What is not said stays as it is."""
        super().on_bind_field(field_name, field_obj)
        field_obj.required = False


class KeptFields(RecordFields):
    """A record as it stands."""

    id = fields.Integer(metadata={"description": "Number of the record", "examples": [1]})
    version = fields.Integer(metadata={"description": "Counts its changes, as its ETag does", "examples": [1]})
    archived_on = fields.Date(
        allow_none=True, metadata={"description": "The day from which it is out of use", "examples": [None]}
    )

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Promise every field in the document."""
        super().on_bind_field(field_name, field_obj)
        field_obj.required = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """All the schemas of one kind of record."""

    kind: Kind
    one: str
    """What one record of it is called in the document."""
    said: type[RecordFields]
    patch: type[RecordFields]
    kept: type[RecordFields]
    page: type[Shape]
    query: type[RecordsQuery]
    area: str
    """`registry` or `cases`."""


def shapes_of(
    fields_of: type[RecordFields],
    query: type[RecordsQuery],
    *,
    one: str,
    area: str,
    kept: type[RecordFields] = KeptFields,
) -> Shapes:
    """The schemas that follow from the fields of a kind."""
    name, kind = one.title().replace(" ", ""), fields_of.of
    said = type(f"New{name}Schema", (fields_of,), {"__doc__": f"All that is said of {_a(one)}."})
    patch = type(f"{name}PatchSchema", (PatchFields, fields_of), {"__doc__": f"Some fields of {_a(one)}."})
    whole = type(f"{name}RecordSchema", (kept, fields_of), {"__doc__": f"{_a(one).capitalize()} as it stands."})
    listed = {"__doc__": f"One page of {kind}.", "items": fields.List(fields.Nested(whole))}
    page = type(f"{name}RecordPageSchema", (PageShape,), listed)
    return Shapes(kind=KINDS[kind], one=one, said=said, patch=patch, kept=whole, page=page, query=query, area=area)


def sources(*whose: str) -> fields.Field[Any]:
    """Which fields are whose word."""
    return fields.Dict(
        keys=fields.String(),
        values=fields.String(validate=OneOf(whose)),
        metadata={"description": "Fields whose value is another's word, and whose; all others are its own"},
    )


def as_told(shapes: Shapes, field: str, value: Any) -> Any:  # noqa: ANN401  # whatever JSON has
    """A value of a history, as the record has it in JSON: objects for members, five digits for a municipality."""
    columns = next((each.columns for each in shapes.kind.lists if each.field == field), ())
    known = shapes.kept._declared_fields.get(field)  # noqa: SLF001  # marshmallow has no public name for it
    inner = known.inner if isinstance(known, fields.List) else known
    if value is None:
        return None
    if len(columns) > 1:
        return [dict(zip(columns, member, strict=True)) for member in value]
    if isinstance(inner, Municipality):
        return [f"{one:05d}" for one in value] if isinstance(value, list) else f"{value:05d}"
    return value


def _a(one: str) -> str:
    return f"an {one}" if one[0] in "aeiou" and not one.startswith("u") else f"a {one}"


@cache
def _labels(kind: str) -> Mapping[str, str]:
    layout = LAYOUTS.get(kind)
    called = {} if layout is None else {field.name: field.label for field in layout.fields}
    named = ((name, field_in_file(KINDS[kind], name)) for name in KINDS[kind].fields)
    return {name: called[column] for name, column in named if column in called}


def _leaves(messages: Mapping[Any, Any], path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    for name, said in messages.items():
        if isinstance(said, Mapping):
            yield from _leaves(said, (*path, name))
        else:
            yield (*path, name), str(said[0])
