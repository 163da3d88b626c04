"""A word that an address of REST needs for itself is no code, by whatever way it comes."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from matcher.desk.files import LAYOUTS
from matcher.exchange.reading import read
from matcher.exchange.texts import RESERVED
from tests.api.rest.records.conftest import BY_NAME, V1, address, shape
from tests.records import TODAY
from tests.sheets import sheet


def test_every_word_beside_a_code_in_an_address_is_reserved(served: Flask) -> None:
    kinds = "|".join(f"{shapes.area}/{shapes.kind.name}" for shapes in BY_NAME.values())
    beside = re.compile(rf"{V1}/(?:{kinds})/([^</]+)(?:/.*)?")

    words = {found[1] for rule in served.url_map.iter_rules() if (found := beside.fullmatch(rule.rule))}

    assert words == RESERVED


@pytest.mark.parametrize("word", [*sorted(RESERVED), "Export"])
def test_a_reserved_word_is_no_code_in_a_file(word: str) -> None:
    found = read(sheet("employers", {"code": word}), LAYOUTS["employers"], today=TODAY)

    assert [(fault.row, fault.value) for fault in found.faults] == [(2, word)]
    assert "コードにできません" in found.faults[0].reason.ja


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_a_reserved_word_is_no_code_over_rest(program: FlaskClient, word: str) -> None:
    answer = program.post(f"{address('employers')}?lang=en", json=shape("employers", code=word))

    errors = (answer.json or {})["errors"]
    assert (answer.status_code, [error["field"] for error in errors]) == (422, ["code"])
    assert "this word cannot be a code" in errors[0]["detail"]


def test_a_file_sent_over_rest_cannot_bring_a_reserved_word(program: FlaskClient) -> None:
    file = sheet("employers", {"code": "stale"})

    answer = program.post(f"{address('employers')}/imports?dry_run=false", data=file, content_type="text/csv")

    assert answer.status_code == 422
    assert (program.get(address("employers")).json or {})["total"] == 0
