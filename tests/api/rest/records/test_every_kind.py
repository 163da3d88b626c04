"""Every kind of record is registered, read, changed, archived and restored through the API, as its document says."""

import json
from itertools import product
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator, oas31_format_checker

from api.rest.records.catalogue import ALL
from api.rest.records.shapes import Shapes
from matcher.desk.files import field_in_file
from matcher.desk.recording import WAYS
from matcher.exchange.kinds import all_layouts
from matcher.geography.municipalities import by_name
from tests.api.rest.records.conftest import address, promised, register, shape, with_all_before

NAMES = [shapes.kind.name for shapes in ALL]
NOT_FILTERS = {"lang", "page", "page_size", "q", "sort", "archived"}
DEFAULTS = {"lang": "en", "archived": "all"}
WRONG: list[Any] = [{}, [[]], "\ud800", "x" * 2_001, 10**30, -(10**9), [1.5]]
every_kind = pytest.mark.parametrize("shapes", ALL, ids=NAMES)


def kept(program: FlaskClient, name: str, answer: object) -> None:
    """Fail where an answer is not what its schema promises."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": promised(program.application)}
    OAS31Validator(schema, format_checker=oas31_format_checker).validate(answer)


@every_kind
def test_its_schema_has_the_fields_of_the_kind(shapes: Shapes) -> None:
    assert set(shapes.said().fields) == set(shapes.kind.fields)
    assert set(shapes.patch().fields) == set(shapes.kind.fields)
    assert set(shapes.kept().fields) >= {*shapes.kind.fields, "id", "version", "archived_on"}


@every_kind
def test_its_filters_are_those_of_its_list(shapes: Shapes) -> None:
    assert set(shapes.query().fields) - NOT_FILTERS == set(WAYS[shapes.kind.name].filters)


@every_kind
def test_what_a_file_must_have_a_new_record_must_have(shapes: Shapes) -> None:
    layout = next(one for one in all_layouts(by_name) if one.kind == shapes.kind.name)
    required = {field_in_file(shapes.kind, name) for name, field in shapes.said().fields.items() if field.required}

    assert required == {field.name for field in layout.fields if field.required} - {"offences"}


@every_kind
def test_it_goes_through_its_whole_life(program: FlaskClient, shapes: Shapes) -> None:
    with_all_before(program, shapes)
    kind, said = shapes.kind.name, shape(shapes.kind.name)

    made = program.post(address(kind), json=said)
    where = made.headers["Location"]
    read = program.get(where)
    same = program.put(where, json=said, headers={"If-Match": read.headers["ETag"]})
    gone = program.delete(where, headers={"If-Match": same.headers["ETag"]})
    back = program.post(f"{where}/restore", headers={"If-Match": gone.headers["ETag"]})
    past = program.get(f"{where}/history").json or {}

    assert [one.status_code for one in (made, read, same, gone, back)] == [201, 200, 200, 204, 200]
    assert {name: (made.json or {})[name] for name in said} == said
    assert made.json == read.json == same.json
    assert (back.json or {})["version"] == 3
    assert [one["what"] for one in past["items"]] == ["restored", "archived", "added"]
    kept(program, shapes.kept.__name__.removesuffix("Schema"), back.json)
    kept(program, "HistoryPage", past)


@every_kind
def test_it_is_listed_and_exported(program: FlaskClient, shapes: Shapes) -> None:
    with_all_before(program, shapes)
    where = register(program, shapes.kind.name)

    page = program.get(f"{address(shapes.kind.name)}?archived=all").json or {}
    file = program.get(f"{address(shapes.kind.name)}/export")
    again = program.post(f"{address(shapes.kind.name)}/imports", data=file.data, content_type="text/csv").json or {}

    assert (page["total"], page["items"]) == (1, [program.get(where).json])
    kept(program, shapes.page.__name__.removesuffix("Schema"), page)
    kept(program, "Preview", again)
    assert (again["left"], again["wrong"], again["faults"]) == (1, 0, [])


@every_kind
def test_every_order_and_filter_can_be_asked_for(program: FlaskClient, shapes: Shapes) -> None:
    for name, field in shapes.query().fields.items():
        example = field.metadata.get("examples", [DEFAULTS.get(name)])[0]
        answer = program.get(address(shapes.kind.name), query_string={name: example})
        assert answer.status_code == 200, (name, answer.text)
    for name in WAYS[shapes.kind.name].orders:
        assert program.get(f"{address(shapes.kind.name)}?sort=-{name}").status_code == 200


@every_kind
def test_a_field_of_the_wrong_kind_is_named(program: FlaskClient, shapes: Shapes) -> None:
    for name, wrong in product(shapes.kind.fields, WRONG):
        text = json.dumps(shape(shapes.kind.name) | {name: wrong})

        answer = program.post(address(shapes.kind.name), data=text, content_type="application/json")

        assert answer.status_code == 422, (name, answer.text)
        assert name in {error["field"].split(".")[0] for error in (answer.json or {})["errors"]}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@every_kind
def test_a_template_is_a_file_without_rows(program: FlaskClient, shapes: Shapes, form: str) -> None:
    file = program.get(f"{address(shapes.kind.name)}/template?format={form}&lang=ja")

    answer = program.post(f"{address(shapes.kind.name)}/imports", data=file.data, content_type=file.mimetype).json or {}

    assert (answer["added"], answer["faults"]) == (0, [])
