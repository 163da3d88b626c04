"""What a file does to the records, in JSON: before it is imported, and when it was."""

from typing import Any

from marshmallow import fields

from api.rest.records.shapes import Shapes, as_told
from api.rest.shapes import Shape, TextSchema
from matcher.desk.importing import MOST_SHOWN, Difference, Preview, row_code
from matcher.domain.errors import CellFault
from matcher.records.kinds import plain


class CellFaultSchema(Shape):
    """One thing wrong in a file."""

    row = fields.Integer(
        allow_none=True, metadata={"description": "Counts from 1, the headers included; null: the whole file"}
    )
    column = fields.String(allow_none=True, metadata={"description": "As the file calls it", "examples": ["家賃"]})
    value = fields.String(allow_none=True, metadata={"examples": ["3万5"]})
    reason = fields.Nested(TextSchema)
    remedy = fields.Nested(TextSchema)


class FieldDifferenceSchema(Shape):
    """One field that a file changes."""

    field = fields.String(metadata={"examples": ["rent_yen"]})
    was = fields.Raw(metadata={"description": "The value on record", "examples": [35_000]})
    now = fields.Raw(metadata={"description": "The value in the file", "examples": [36_000]})


class DifferenceSchema(Shape):
    """One record that a file changes."""

    row = fields.Integer()
    code = fields.String(metadata={"examples": ["U-0001"]})
    fields_ = fields.List(fields.Nested(FieldDifferenceSchema), data_key="fields")


class AddedSchema(Shape):
    """One record that a file brings."""

    row = fields.Integer()
    code = fields.String(metadata={"examples": ["U-0001"]})


class PreviewSchema(Shape):
    """What a file does: how many rows add a record, change one, say nothing new, or are wrong."""

    kind = fields.String(metadata={"examples": ["units"]})
    written = fields.Boolean(metadata={"description": "False: it only would"})
    added = fields.Integer(metadata={"minimum": 0})
    changed = fields.Integer(metadata={"minimum": 0})
    left = fields.Integer(metadata={"minimum": 0})
    wrong = fields.Integer(metadata={"minimum": 0})
    fault_count = fields.Integer(metadata={"description": "Of all rows and of the file", "minimum": 0})
    additions = fields.List(
        fields.Nested(AddedSchema), metadata={"description": f"The first {MOST_SHOWN} records it adds"}
    )
    differences = fields.List(
        fields.Nested(DifferenceSchema), metadata={"description": f"The first {MOST_SHOWN} records it changes"}
    )
    faults = fields.List(
        fields.Nested(CellFaultSchema),
        metadata={"description": f"The first {MOST_SHOWN}; where it was written, of the rows that were left out"},
    )
    notices = fields.List(
        fields.Nested(CellFaultSchema), metadata={"description": "What to know though nothing is wrong"}
    )


def told_preview(shapes: Shapes, made: Preview, *, written: bool) -> dict[str, Any]:
    """A preview before it is JSON."""
    return {
        "kind": made.kind.name,
        "written": written,
        "added": len(made.added),
        "changed": len(made.changed),
        "left": made.left,
        "wrong": made.wrong,
        "fault_count": made.fault_count,
        "additions": [{"row": row.number, "code": row_code(made.kind, row)} for row in made.added[:MOST_SHOWN]],
        "differences": [_told_difference(shapes, one) for one in made.differences],
        "faults": [_told_fault(one) for one in made.faults],
        "notices": [_told_fault(one) for one in made.sheet.notices],
    }


def _told_difference(shapes: Shapes, one: Difference) -> dict[str, Any]:
    changed = [
        {"field": name, "was": as_told(shapes, name, plain(was)), "now": as_told(shapes, name, plain(now))}
        for name, (was, now) in one.fields.items()
    ]
    return {"row": one.row, "code": one.code, "fields_": changed}


def _told_fault(one: CellFault) -> dict[str, Any]:
    return {"row": one.row, "column": one.column, "value": one.value, "reason": one.reason, "remedy": one.remedy}
