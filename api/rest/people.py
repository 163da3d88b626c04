"""A subject as the decision screen shows them, in its order."""

from typing import Final

from marshmallow import fields

from api.rest.shapes import FactSchema, Shape, TextSchema

SUBJECT_CODE: Final = {"in": "path", "name": "code", "description": "Code of the subject", "example": "A-01"}


class DeadlineSchema(Shape):
    """Something that has to be done by a day."""

    on = fields.Date()
    label = fields.Nested(TextSchema)
    reference = fields.Nested(TextSchema, allow_none=True)
    confirmed = fields.Boolean(metadata={"description": "False: the figure behind it is not confirmed"})


class PersonSchema(Shape):
    """What a coordinator may read of a subject."""

    code = fields.String(metadata={"examples": ["A-01"]})
    consents = fields.List(fields.Nested(FactSchema))
    consent_in_force = fields.Boolean()
    release_on = fields.Date()
    days_left = fields.Integer()
    release_day_note = fields.Nested(TextSchema, metadata={"description": "Weekday, holiday, offices closed"})
    release_certainty = fields.Nested(TextSchema, allow_none=True)
    may_move_by = fields.String(allow_none=True)
    met_by = fields.String(allow_none=True)
    needs = fields.Nested(TextSchema)
    priority = fields.Integer(metadata={"description": "Weight in the plan, 1 to 3", "minimum": 1, "maximum": 3})
    priority_reason = fields.Nested(TextSchema)
    cash_yen = fields.Integer(allow_none=True)
    avoid_areas = fields.Nested(
        TextSchema, metadata={"description": "Asked or not, and whether there are any; never which"}
    )
    schemes = fields.List(fields.Nested(FactSchema))
    health = fields.List(fields.Nested(FactSchema))
    wishes = fields.List(fields.Nested(FactSchema))
    background = fields.List(fields.Nested(FactSchema))
    deadlines = fields.List(fields.Nested(DeadlineSchema))


class EmptiedSchema(Shape):
    """How many openings or homes one rule takes away from a subject."""

    rule = fields.String(metadata={"description": "Code, as in /rules", "examples": ["H05"]})
    label = fields.Nested(TextSchema)
    refusal = fields.Nested(TextSchema)
    what = fields.Nested(TextSchema, metadata={"description": "Openings or homes"})
    refused = fields.Integer(metadata={"minimum": 0})
    of = fields.Integer(metadata={"minimum": 0})
