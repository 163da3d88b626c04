"""Rules that refuse or question a case, and points by criterion."""

from marshmallow import fields
from marshmallow.validate import OneOf

from api.rest.shapes import Shape, TextSchema
from matcher.eligibility.evidence import Verdict

VERDICTS = tuple(verdict.name.lower() for verdict in Verdict)


class EvidenceSchema(Shape):
    """One comparison that led to the verdict."""

    label = fields.Nested(TextSchema)
    found = fields.Nested(TextSchema, metadata={"description": "The value on record"})
    comparator = fields.Nested(TextSchema, metadata={"description": "How it has to stand to the threshold"})
    threshold = fields.Nested(TextSchema)
    source = fields.Nested(TextSchema, metadata={"description": "Whose record, when and by whom last confirmed"})
    verdict = fields.String(validate=OneOf(VERDICTS))


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


class ShareSchema(Shape):
    """The points of one criterion; those of all criteria add up exactly."""

    criterion = fields.String(metadata={"description": "Name, as in /criteria", "examples": ["commute"]})
    label = fields.Nested(TextSchema)
    points = fields.Integer(metadata={"minimum": 0})
    most = fields.Integer(metadata={"description": "The most it can give", "minimum": 0})
    sentence = fields.Nested(TextSchema)
