"""What JSON has already is written as it stands, and everything as marshmallow's own fields would write it."""

from datetime import date
from typing import Any

import pytest
from marshmallow import fields

from api.rest.records.catalogue import ALL
from api.rest.records.members import StanceSchema
from api.rest.records.shapes import Shapes
from api.rest.shapes import Shape
from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import OffenceCategory, OffenceStance

STANCE = (OffenceCategory.THEFT, OffenceStance.ACCEPTED)


class Asking(fields.String):
    """Words, counting how often they are asked for."""

    asked = 0

    def serialize(self, *said: Any, **named: Any) -> Any:  # noqa: ANN401  # marshmallow's signature
        self.asked += 1
        return super().serialize(*said, **named)


class WordsSchema(Shape):
    """Words."""

    words = Asking()
    number = fields.Integer(attribute="count", data_key="howMany")
    more = fields.String(dump_default="none")


@pytest.mark.parametrize(("words", "asked"), [("101号室", 0), (None, 0), (HousingKind.PRIVATE_RENTAL, 1), (7, 1)])
def test_only_what_json_has_not_is_asked_of_its_field(words: object, asked: int) -> None:
    schema = WordsSchema()

    written = schema.dump({"words": words, "count": 3, "more": "x"})

    field = schema.dump_fields["words"]
    assert isinstance(field, Asking)
    assert (field.asked, written["howMany"]) == (asked, 3)
    assert written["words"] is None or type(written["words"]) is str


def test_what_is_missing_is_left_out_unless_the_field_says_otherwise() -> None:
    assert WordsSchema().dump({"words": "x"}) == {"words": "x", "more": "none"}


def test_several_are_written_one_by_one_and_objects_by_their_attributes() -> None:
    class Word:
        words, count, more = "a", 1, "b"

    written = WordsSchema(many=True).dump([Word(), {"words": "c", "count": 2, "more": "d"}])

    assert written == [{"words": "a", "howMany": 1, "more": "b"}, {"words": "c", "howMany": 2, "more": "d"}]


def test_a_member_is_written_by_the_names_of_its_parts() -> None:
    said = {"offence": "theft", "stance": "accepted"}

    assert StanceSchema().dump(STANCE) == said
    assert StanceSchema(many=True).dump([STANCE]) == [said]


@pytest.mark.parametrize("shapes", ALL, ids=lambda shapes: shapes.kind.name)
def test_every_record_is_written_as_each_of_its_fields_would(shapes: Shapes) -> None:
    schema = shapes.kept()
    record = {name: value_for(field) for name, field in schema.dump_fields.items()}
    unknown = dict.fromkeys(record)

    for said in (record, unknown):
        expected = {name: field.serialize(name, said) for name, field in schema.dump_fields.items()}
        assert schema.dump(said) == expected


def value_for(field: fields.Field[Any]) -> object:
    """Something that a record may hold there."""
    if isinstance(field, fields.Enum):
        return next(iter(field.enum.__members__.values()))
    if isinstance(field, fields.List):
        return () if isinstance(field.inner, fields.Nested) else (value_for(field.inner),)
    plain: dict[type[fields.Field[Any]], object] = {
        fields.Date: date(2026, 11, 23),
        fields.Boolean: True,
        fields.Float: 36.5,
        fields.String: "架空",
        fields.Dict: {},
        fields.Nested: None,
    }
    return next((value for sort, value in plain.items() if isinstance(field, sort)), 8201)
