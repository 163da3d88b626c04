"""What holds for openings and homes with what they inherit, in JSON."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields
from marshmallow.validate import OneOf

from api.rest.records.values import one_of
from api.rest.shapes import Shape
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.records.registry.effective import Effective


class EffectiveStanceSchema(Shape):
    """The stance that holds on one offence category, and whose word it is."""

    offence = one_of(OffenceCategory, required=True)
    stance = one_of(OffenceStance, required=True)
    source = fields.String(
        allow_none=True,
        validate=OneOf(("employer", "building", "provider")),
        metadata={"description": "Whose word it is; null: its own", "examples": ["employer"]},
    )


def shown(effective: Effective) -> dict[str, Any]:
    """What holds, as a record has it in JSON before it is written."""
    stances = [dict(zip(("offence", "stance", "source"), each, strict=True)) for each in effective.values["stances"]]
    values: Mapping[str, Any] = {**effective.values, "stances": stances}
    return {"effective": values, "inherited": effective.inherited}
