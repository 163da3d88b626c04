"""Jobs and homes as answers show them."""

from marshmallow import fields

from api.rest.shapes import PointSchema, Shape, TextSchema

_CONFIRMED_ON = {"description": "When the record was last confirmed"}
_CONFIRMED_BY = {"description": "By whom it was last confirmed"}


class JobSchema(Shape):
    """An opening in words."""

    code = fields.String(metadata={"examples": ["O-0002"]})
    title = fields.String()
    employer = fields.String()
    occupation = fields.Nested(TextSchema, allow_none=True)
    municipality = fields.Nested(TextSchema, allow_none=True)
    point = fields.Nested(PointSchema, allow_none=True)
    hours = fields.Nested(TextSchema)
    wage = fields.Nested(TextSchema)
    employment_type = fields.Nested(TextSchema, allow_none=True)
    pay = fields.Nested(TextSchema, metadata={"description": "When wages are closed and paid"})
    contact = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    confirmed_on = fields.Date(allow_none=True, metadata=_CONFIRMED_ON)
    confirmed_by = fields.String(allow_none=True, metadata=_CONFIRMED_BY)
    stance = fields.Nested(TextSchema, metadata={"description": "What the employer declares about this person's case"})
    stance_confirmed_on = fields.Date(allow_none=True, metadata={"description": "When that declaration was confirmed"})
    stance_confirmed_by = fields.String(allow_none=True)
    referral_route = fields.Nested(
        TextSchema,
        allow_none=True,
        metadata={"description": "On what footing person and employer are brought together"},
    )


class HomeSchema(Shape):
    """A home in words."""

    code = fields.String(metadata={"examples": ["U-0003"]})
    name = fields.String()
    provider = fields.String()
    kind = fields.Nested(TextSchema)
    own = fields.Boolean(metadata={"description": "Whether it is the person's own or family home"})
    decided_by = fields.Nested(TextSchema, metadata={"description": "Who decides that a person may live there"})
    municipality = fields.Nested(TextSchema, allow_none=True)
    point = fields.Nested(PointSchema, allow_none=True)
    available_from = fields.Date(allow_none=True)
    rent_yen = fields.Integer(allow_none=True, metadata={"description": "A month"})
    common_fee_yen = fields.Integer(allow_none=True, metadata={"description": "A month"})
    meals_fee_yen = fields.Integer(allow_none=True, metadata={"description": "A month"})
    upfront_yen = fields.Integer(allow_none=True, metadata={"description": "Due before moving in"})
    guarantor = fields.Nested(TextSchema)
    closing = fields.Nested(TextSchema, metadata={"description": "By when a resident is back in the evening"})
    notice_days = fields.Integer(allow_none=True)
    private_room = fields.Boolean(allow_none=True)
    longest_stay_days = fields.Integer(allow_none=True)
    stance_confirmed_on = fields.Date(allow_none=True, metadata={"description": "When their stance was confirmed"})
    stance_confirmed_by = fields.String(allow_none=True)
    contact = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    confirmed_on = fields.Date(allow_none=True, metadata=_CONFIRMED_ON)
    confirmed_by = fields.String(allow_none=True, metadata=_CONFIRMED_BY)
