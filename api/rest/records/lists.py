"""Lists of members that say several things at once."""

from typing import Any

from marshmallow import fields
from marshmallow.validate import Length

from api.rest.records.members import (
    ColumnNameSchema,
    ColumnValueSchema,
    LicenceStateSchema,
    MissingResourceSchema,
    ProcedureStateSchema,
    RoleSchema,
    StanceSchema,
    WorkDoneSchema,
)
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


def procedure_states() -> fields.Field[Any]:
    """Procedures of a plan, each until when and since when it is done."""
    return _members(ProcedureStateSchema, [{"procedure": "residence_register", "due_days": 14, "done_on": None}])


def roles() -> fields.Field[Any]:
    """Who does what in a plan."""
    return _members(RoleSchema, [{"organisation": "架空市福祉事務所", "task": "生活保護の申請"}])


def missing_resources() -> fields.Field[Any]:
    """What a plan would need and nobody offers."""
    return _members(MissingResourceSchema, [{"resource": "transport", "words": "夜勤明けのバスがない"}])


def column_names() -> fields.Field[Any]:
    """An organisation's own headers."""
    listed = _members(ColumnNameSchema, [{"kind": "employers", "header": "会社名", "field": "name"}])
    return described(listed, "What it calls the columns of its own files; an empty field: the column is passed over")


def column_values() -> fields.Field[Any]:
    """What an organisation's own files leave unsaid."""
    made = {"kind": "units", "field": "code", "pattern": "K-{#建物名}-{部屋番号}"}
    listed = _members(ColumnValueSchema, [{"kind": "units", "field": "provider", "pattern": "P-0001"}, made])
    return described(
        listed,
        "What its own files have no column for: a value, or a pattern in which {HEADER} is what a row says under that "
        "header and {#HEADER} a short code of it",
    )


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
