"""Files of records over HTTP: an empty one to fill in, all that is on record, and an import with its preview."""

from hashlib import sha256
from typing import Any, Final

from flask import Response, abort, current_app, json, request
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import OneOf, Regexp
from sqlalchemy.orm import Session

from api.clock import today
from api.database import session
from api.rest.problems import readers_language
from api.rest.queries import Query
from api.rest.records.preview import PreviewSchema, told_preview
from api.rest.records.queries import ENCODINGS, TemplateQuery, asked_of, export_query
from api.rest.records.requests import CreateHeaders, refuse
from api.rest.records.shapes import Shapes
from api.rest.records.values import CODE
from api.rest.records.writing import given_before, write_once
from api.rest.shapes import JSON
from matcher.desk.answering import Answer
from matcher.desk.files import LAYOUTS, row_values
from matcher.desk.importing import Preview, Ready, keep, preview, ready
from matcher.desk.imports import note_import
from matcher.desk.listing import Span
from matcher.desk.mappings import mapping_of
from matcher.desk.recording import every_record, list_records
from matcher.domain.errors import FileFaultsError
from matcher.domain.text import Text
from matcher.exchange.clearing import CLEAR
from matcher.exchange.export import csv_template, template, write_csv, write_xlsx
from matcher.exchange.reading import Upload, read
from matcher.records.adding import settle
from matcher.records.changes import Act
from matcher.records.kinds import Kind
from matcher.records.stored import Stored

CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_FILE: Final = 67_108_864
"""Bytes of a file that is sent (assumed): 100,000 rows of 60 columns."""
MOST_ROWS: Final = {"csv": 500_000, "xlsx": 20_000}
"""Of an export (assumed): a workbook of more takes longer than a request may; the command has no limit."""
_EMPTY_CELLS: Final = f"An empty cell leaves what is on record; {CLEAR.ja} or {CLEAR.en} clears it."
_NOT_OF_SIZE: Final = Text(
    "{rows}件あり、この形式では{most}件までです。条件で絞るか、csv にするか、ibasho export で書き出してください",
    "there are {rows} records, and this format takes {most}; narrow the filters, use csv, or use ibasho export",
)


class ImportQuery(Query):
    """How a file is taken."""

    dry_run = fields.Boolean(
        load_default=True,
        truthy={"true"},
        falsy={"false"},
        metadata={
            "description": "true: only say what the file would do; false: do it",
            "expected": Text("true か false", "must be true or false"),
        },
    )
    wrong_rows = fields.String(
        load_default="refuse",
        validate=OneOf(("refuse", "leave")),
        metadata={
            "description": "refuse: where a row is wrong nothing is written; leave: the good rows are, in one go",
            "expected": Text("refuse か leave", "must be refuse or leave"),
        },
    )
    organisation = fields.String(
        validate=Regexp(rf"{CODE}\Z"),
        metadata={
            "description": "Whose names of columns the file has, by their column_names",
            "expected": Text("機関のコード", "must be the code of an organisation"),
            "examples": ["G-0001"],
        },
    )


def add_files(blueprint: Blueprint, shapes: Shapes, address: str) -> None:
    """What comes and goes as a spreadsheet."""
    _add_import(blueprint, shapes, address)
    layout, asked = LAYOUTS[shapes.kind.name], export_query(shapes.query)

    @blueprint.route(f"{address}/template")
    class Template(MethodView):
        """An empty file."""

        @blueprint.doc(summary=f"An empty file to fill in: {shapes.kind.name}.")
        @blueprint.arguments(TemplateQuery, location="query", unknown=None)
        @blueprint.response(200, {"type": "string", "format": "binary"}, content_type=XLSX, description="The file")
        def get(self, query: dict[str, Any]) -> Response:
            language, form = readers_language(), query["format"]
            data = csv_template(layout, language) if form == "csv" else template(layout, language)
            return _file(data, shapes, form)

    @blueprint.route(f"{address}/export")
    class Export(MethodView):
        """All that is on record."""

        @blueprint.doc(summary=f"A file that can be imported again: {shapes.kind.name}.")
        @blueprint.arguments(asked, location="query", unknown=None)
        @blueprint.response(200, {"type": "string", "format": "binary"}, content_type=CSV, description="The file")
        def get(self, query: dict[str, Any]) -> Response:
            return _exported(shapes, query)


def _add_import(blueprint: Blueprint, shapes: Shapes, address: str) -> None:
    binary = {"schema": {"type": "string", "format": "binary"}}

    @blueprint.route(f"{address}/imports")
    class Imports(MethodView):
        """A file that is taken."""

        @blueprint.doc(
            summary=f"What a file would add, change and leave, or its import: {shapes.kind.name}.",
            description=_EMPTY_CELLS,
            requestBody={"required": True, "content": {CSV: binary, XLSX: binary}},
        )
        @blueprint.arguments(ImportQuery, location="query", unknown=None)
        @blueprint.arguments(CreateHeaders, location="headers")
        @blueprint.response(200, PreviewSchema, content_type=JSON, description="What the file does")
        @blueprint.alt_response(409, "CONFLICT")
        @blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
        @blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
        def post(self, query: dict[str, Any], _headers: dict[str, Any]) -> Response | dict[str, Any]:
            given = None if query["dry_run"] else given_before()
            if given is not None:
                return given
            made = _preview(shapes, query.get("organisation"))
            if query["dry_run"]:
                return told_preview(shapes, made, written=False)
            _refuse_wrong(made, query)
            with ready(session(), made) as found:
                answer = write_once(shapes, lambda writing, act: _kept(shapes, found, writing, act))
            session().close()  # while it sees the tables as they were, they cannot be put in order
            settle(current_app.extensions["engine"], made.kind, len(made.added) + len(made.changed))
            return answer


def _preview(shapes: Shapes, organisation: str | None) -> Preview:
    """What the file of this request would do."""
    if request.mimetype not in {CSV, XLSX}:
        abort(415)
    mapping = mapping_of(session(), organisation, shapes.kind.name)
    file = f"{shapes.kind.name}.{'csv' if request.mimetype == CSV else 'xlsx'}"
    sheet = read(Upload(file, request.get_data()), LAYOUTS[shapes.kind.name], today=today(), mapping=mapping)
    return preview(session(), shapes.kind, sheet)


def _refuse_wrong(made: Preview, query: dict[str, Any]) -> None:
    """Raise `FileFaultsError` where none of it may be written; otherwise its good rows may."""
    if not made.good and (query["wrong_rows"] == "refuse" or not made.readable):
        raise FileFaultsError(made.faults)


def _kept(shapes: Shapes, found: Ready, writing: Session, act: Act) -> Answer:
    keep(writing, found, act)
    note_import(writing, found.made, sha256(request.get_data()).hexdigest(), act)
    text = json.dumps(PreviewSchema().dump(told_preview(shapes, found.made, written=True)))
    return Answer(status=200, headers={}, body=text, kind=shapes.kind.name)


def _exported(shapes: Shapes, query: dict[str, Any]) -> Response:
    kind, form, asked = shapes.kind, query["format"], asked_of(query)
    total = list_records(session(), kind, asked, Span(page=1, page_size=1)).total
    if total > MOST_ROWS[form]:
        refuse("format", _NOT_OF_SIZE.filled(rows=total, most=MOST_ROWS[form]))
    names = set(LAYOUTS[kind.name].names)
    rows = (_row(kind, stored, names) for stored in every_record(session(), kind, asked))
    if form == "xlsx":
        return _file(write_xlsx(LAYOUTS[kind.name], rows), shapes, form)
    made = write_csv(LAYOUTS[kind.name], rows, ENCODINGS[query["encoding"]])
    answer = _file(made.data, shapes, form)
    answer.headers["Unwritten-Cells"] = str(len(made.unwritten))
    return answer


def _row(kind: Kind, stored: Stored, names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in row_values(kind, stored.values).items() if name in names}


def _file(data: bytes, shapes: Shapes, form: str) -> Response:
    answer = Response(data, mimetype=CSV if form == "csv" else XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{shapes.kind.name}.{form}"'
    return answer
