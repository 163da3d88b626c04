"""Lists of members that say several things at once."""

from typing import Any

from marshmallow import fields
from marshmallow.validate import Length

from api.rest.records.members import ColumnNameSchema, LicenceStateSchema, StanceSchema, WorkDoneSchema
from api.rest.records.shapes import Member
from api.rest.records.values import MOST_MEMBERS, described
from matcher.domain.text import Text


def stances() -> fields.Field[Any]:
    """Declared stances, one for an offence category."""
    return _members(StanceSchema, [{"offence": "theft", "stance": "accepted"}])


def licence_states() -> fields.Field[Any]:
    """Licences with their days."""
    state = {"licence": "forklift", "status": "valid", "valid_until": "2028-03-31", "relicence_from": None}
    return _members(LicenceStateSchema, [state])


def work_done() -> fields.Field[Any]:
    """Work done, by occupation."""
    return _members(WorkDoneSchema, [{"occupation": "warehouse", "months": 30}])


def column_names() -> fields.Field[Any]:
    """An organisation's own headers."""
    listed = _members(ColumnNameSchema, [{"kind": "employers", "header": "会社名", "field": "name"}])
    return described(listed, "What it calls the columns of its own files; an empty field: the column is passed over")


def _members(schema: type[Member], example: list[dict[str, Any]]) -> fields.Field[Any]:
    parts = ", ".join(schema.names)
    expected = Text(
        f"{parts} を持つオブジェクトの一覧（重複なし）", f"must be a list of objects of {parts}, none twice"
    )
    return fields.List(
        fields.Nested(schema),
        allow_none=True,
        validate=Length(max=MOST_MEMBERS),
        metadata={"expected": expected, "examples": [example]},
    )
