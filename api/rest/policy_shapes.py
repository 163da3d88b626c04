"""Shapes of versions of the policy, of what differs, and of rehearsals."""

from marshmallow import fields
from marshmallow.validate import OneOf, Range

from api.rest.registry.bodies import Asked
from api.rest.rules import RuleSchema
from api.rest.shapes import PageShape, Shape, TextSchema
from matcher.desk.register import HELP_LABELS
from matcher.domain.registry import PolicyState
from matcher.domain.text import Text

LARGEST_NUMBER = 2**31 - 1
_ENTRIES_EXAMPLE = {"soon_days": 14, "weights": {"commute": 800}}
_OBJECT = Text("項目と値のオブジェクト", "must be an object of entries and values")
_A_NUMBER = Text("版の番号", "must be the number of a version")


class VersionSchema(Shape):
    """One version of the policy."""

    number = fields.Integer(metadata={"description": "By which it is addressed", "minimum": 1, "examples": [1]})
    name = fields.String(metadata={"examples": ["標準の方針"]})
    state = fields.String(validate=OneOf([each.value for each in PolicyState]))
    state_label = fields.Nested(TextSchema)
    based_on = fields.Integer(allow_none=True, metadata={"description": "The version it was made from"})
    made_at = fields.AwareDateTime()
    made_by = fields.String(metadata={"examples": ["local"]})
    activated_at = fields.AwareDateTime(allow_none=True)
    note = fields.String(allow_none=True, metadata={"description": "Why there is this version"})
    version = fields.Integer(metadata={"description": "Counts its changes, as the head of its ETag does"})


class VersionPageSchema(PageShape):
    """One page of versions, the newest first."""

    items = fields.List(fields.Nested(VersionSchema))


class EntrySchema(Shape):
    """One entry in words."""

    name = fields.String(metadata={"examples": ["soon_days"]})
    label = fields.Nested(TextSchema)
    value = fields.Nested(TextSchema)
    scale = fields.Nested(
        TextSchema,
        allow_none=True,
        metadata={
            "description": "Of a weight: what counts, which way is better, and how much each step gives, in parts of it"
        },
    )


class HeadingSchema(Shape):
    """Entries that belong together."""

    label = fields.Nested(TextSchema)
    entries = fields.List(fields.Nested(EntrySchema))


class PolicyDifferenceSchema(Shape):
    """One entry that two versions say differently."""

    name = fields.String(metadata={"examples": ["weights.commute"]})
    heading = fields.Nested(TextSchema)
    label = fields.Nested(TextSchema)
    before = fields.Nested(TextSchema)
    after = fields.Nested(TextSchema)


class PolicyDifferencesSchema(Shape):
    """What two versions say differently."""

    before = fields.Integer(metadata={"description": "Number of the version compared with"})
    after = fields.Integer(metadata={"description": "Number of the version asked for"})
    items = fields.List(fields.Nested(PolicyDifferenceSchema))


class PolicySchema(Shape):
    """One version with all that it says."""

    head = fields.Nested(VersionSchema)
    active = fields.Integer(allow_none=True, metadata={"description": "Number of the version that holds"})
    document = fields.Dict(keys=fields.String(), metadata={"description": "Every entry with its value"})
    headings = fields.List(fields.Nested(HeadingSchema), metadata={"description": "The same in words"})
    differences = fields.List(
        fields.Nested(PolicyDifferenceSchema), metadata={"description": "From the active version to this one"}
    )
    warnings = fields.List(fields.Nested(TextSchema))
    rules = fields.List(fields.Nested(RuleSchema), metadata={"description": "All rules, on or off by this version"})


class OutcomeSchema(Shape):
    """What one policy gives to one person."""

    help = fields.String(validate=OneOf(HELP_LABELS))
    help_label = fields.Nested(TextSchema)
    proposals = fields.Integer(metadata={"description": "Plans that are permitted at all", "minimum": 0})
    opening = fields.String(allow_none=True, metadata={"examples": ["O-0001"]})
    unit = fields.String(allow_none=True, metadata={"examples": ["U-0001"]})


class EffectSchema(Shape):
    """One person under the active version and under the draft."""

    subject = fields.String(metadata={"examples": ["A-01"]})
    changed = fields.Boolean()
    before = fields.Nested(OutcomeSchema)
    after = fields.Nested(OutcomeSchema)


class GroupSchema(Shape):
    """How people of one group fare; a report, which no rule and no points read."""

    kind = fields.Nested(TextSchema)
    label = fields.Nested(TextSchema)
    people = fields.Integer(metadata={"minimum": 1})
    full_before = fields.Integer()
    full_after = fields.Integer()
    more_help = fields.Integer()
    less_help = fields.Integer()
    more_proposals = fields.Integer()
    fewer_proposals = fields.Integer()
    percent_before = fields.Integer(allow_none=True, metadata={"description": "Null for fewer than ten people"})
    percent_after = fields.Integer(allow_none=True, metadata={"description": "Null for fewer than ten people"})


class RehearsalSchema(Shape):
    """The newest rehearsal of a version."""

    made_at = fields.AwareDateTime()
    made_by = fields.String(metadata={"examples": ["local"]})
    today = fields.Date(metadata={"description": "The day whose records were matched"})
    against = fields.Integer(metadata={"description": "Number of the version that was active"})
    outdated = fields.List(
        fields.Nested(TextSchema),
        metadata={"description": "Why it no longer tells what activating would do; empty where it does"},
    )
    before = fields.Dict(keys=fields.String(), values=fields.Integer(), metadata={"description": "People, by help"})
    after = fields.Dict(keys=fields.String(), values=fields.Integer(), metadata={"description": "People, by help"})
    effects = fields.List(fields.Nested(EffectSchema))
    groups = fields.List(fields.Nested(GroupSchema))


class NewDraftSchema(Asked):
    """From what a draft is made: an earlier version, the active one, or a whole document."""

    based_on = fields.Integer(
        allow_none=True,
        validate=Range(min=1, max=LARGEST_NUMBER),
        metadata={"description": "The version to start from; the active one", "expected": _A_NUMBER, "examples": [1]},
    )
    document = fields.Dict(
        keys=fields.String(),
        allow_none=True,
        metadata={"description": "All entries, in place of a version", "expected": _OBJECT, "examples": [None]},
    )
    entries = fields.Dict(
        keys=fields.String(),
        load_default=dict,
        metadata={"description": "Entries that shall differ", "expected": _OBJECT, "examples": [_ENTRIES_EXAMPLE]},
    )


class DraftChangeSchema(Asked):
    """Entries of a draft that shall say something else; of tables the parts that are named."""

    entries = fields.Dict(
        keys=fields.String(),
        required=True,
        metadata={"description": "By name", "expected": _OBJECT, "examples": [_ENTRIES_EXAMPLE]},
    )
