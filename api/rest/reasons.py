"""Rules that refuse or question a case, and points by criterion."""

from marshmallow import fields
from marshmallow.validate import OneOf

from api.rest.records import values
from api.rest.shapes import Shape, TextSchema
from matcher.eligibility.evidence import Verdict

VERDICTS = tuple(verdict.name.lower() for verdict in Verdict)


class CitedFigureSchema(Shape):
    """A figure of the law beside what it decided; /law lists all of them."""

    key = fields.String(metadata={"description": "As in /law", "examples": ["rent_limit_household_1"]})
    municipality = values.municipality()
    value = fields.Nested(TextSchema)
    from_on = fields.Date(metadata={"description": "First day on which it holds"})
    until_on = fields.Date(allow_none=True, metadata={"description": "Last day; null: until something else is known"})
    reference = fields.Nested(TextSchema)
    confirmed = fields.Boolean(metadata={"description": "False: not compared with the text of the law yet"})


class EvidenceSchema(Shape):
    """One comparison that led to the verdict."""

    label = fields.Nested(TextSchema)
    found = fields.Nested(TextSchema, metadata={"description": "The value on record"})
    comparator = fields.Nested(TextSchema, metadata={"description": "How it has to stand to the threshold"})
    threshold = fields.Nested(TextSchema)
    source = fields.Nested(TextSchema, metadata={"description": "Whose record, when and by whom last confirmed"})
    verdict = fields.String(validate=OneOf(VERDICTS))
    figures = fields.List(
        fields.Nested(CitedFigureSchema), metadata={"description": "What of the law the threshold rests on"}
    )


class FindingSchema(Shape):
    """One rule that refuses or questions a case."""

    rule = fields.String(metadata={"description": "Code of the rule, as in /rules", "examples": ["H13"]})
    label = fields.Nested(TextSchema)
    verdict = fields.String(validate=OneOf(VERDICTS))
    sentence = fields.Nested(TextSchema)
    reference = fields.Nested(TextSchema, metadata={"description": "The law, scheme or declaration it rests on"})
    changed_by = fields.Nested(TextSchema, metadata={"description": "Who could change the fact that decides"})
    ask = fields.String(allow_none=True, metadata={"description": "Whom to ask, where it is unknown"})
    phone = fields.String(allow_none=True, metadata={"description": "Their number on record"})
    evidence = fields.List(fields.Nested(EvidenceSchema))


class OfferSchema(Shape):
    """What could be changed so that one rule says yes."""

    rule = fields.String(metadata={"description": "Code of the rule, as in /rules", "examples": ["H13"]})
    label = fields.Nested(TextSchema, metadata={"description": "What is done, with the least value that does it"})
    mover = fields.Nested(TextSchema, metadata={"description": "Who can do it"})
    effort_label = fields.Nested(TextSchema)


class WrittenSchema(Shape):
    """Conditions that an employer or landlord stated in words."""

    words = fields.String(metadata={"description": "As they wrote them"})
    source = fields.Nested(TextSchema, metadata={"description": "Whose word it is, and when it was confirmed"})
    judging = fields.Nested(
        TextSchema, allow_none=True, metadata={"description": "That the plan waits for a person to judge them"}
    )


class ShareSchema(Shape):
    """The points of one criterion; those of all criteria add up exactly."""

    criterion = fields.String(metadata={"description": "Name, as in /criteria", "examples": ["commute"]})
    label = fields.Nested(TextSchema)
    points = fields.Integer(metadata={"minimum": 0})
    most = fields.Integer(metadata={"description": "The most it can give", "minimum": 0})
    sentence = fields.Nested(TextSchema)
