"""Fields and what stands in them are said as people read them."""

from datetime import date

import pytest

from matcher.desk.fields import field_text, kind_text, shown
from matcher.desk.files import KINDS
from matcher.domain.homes import GuarantorWay
from matcher.domain.text import Text
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.records.kinds import Kind
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, REGISTRY_KINDS, UNITS

STANCES = ((OffenceCategory.THEFT, OffenceStance.ACCEPTED), (OffenceCategory.FRAUD, OffenceStance.NOT_ACCEPTED))


@pytest.mark.parametrize(
    ("kind", "name", "value", "expected"),
    [
        (EMPLOYERS, "phone", None, Text("未確認", "not known")),
        (EMPLOYERS, "phone", "029-{}", Text("029-{}", "029-{}")),
        (EMPLOYERS, "police_checked", False, Text("いいえ", "no")),
        (EMPLOYERS, "municipality", 8201, Text("水戸市", "Mito")),
        (EMPLOYERS, "past_hires", 0, Text("0", "0")),
        (EMPLOYERS, "stances", STANCES, Text("窃盗=可、詐欺=不可", "theft = accepted, fraud = not accepted")),
        (EMPLOYERS, "registered_on", date(2026, 11, 23), Text("2026年11月23日（月・祝）", "Mon 23 Nov 2026, holiday")),
        (UNITS, "guarantor_ways", (GuarantorWay.COMPANY,), GuarantorWay.COMPANY.label),
        (UNITS, "nearby", (), Text("なし", "none")),
        (OPENINGS, "weekly_minutes", 2325, Text("38.75", "38.75")),
        (OPENINGS, "pickup_municipalities", (8201,), Text("水戸市", "Mito")),
        (BUILDINGS, "closing_minute", 1320, Text("22:00", "22:00")),
        (BUILDINGS, "provider", "P-1", Text("P-1", "P-1")),
    ],
)
def test_a_value_is_said_in_words(kind: Kind, name: str, value: object, expected: Text) -> None:
    assert shown(kind, name, value) == expected


def test_a_field_is_called_as_in_its_file() -> None:
    assert field_text(UNITS, "employer") == Text("寮を持つ協力雇用主", "dormitory of")
    assert field_text(EMPLOYERS, "archived_on").en == "archived on"


@pytest.mark.parametrize("kind", REGISTRY_KINDS, ids=lambda kind: kind.name)
def test_every_field_of_the_registry_has_a_name(kind: Kind) -> None:
    assert all(field_text(kind, name).ja for name in kind.fields)
    assert kind_text(kind.name).ja != kind.name


def test_a_kind_without_words_of_its_own_is_called_by_its_name() -> None:
    assert {kind_text(name).en for name in KINDS} >= {"subjects", "homes"}
