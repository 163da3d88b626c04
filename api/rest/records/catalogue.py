"""Every kind of record that the API serves."""

from collections.abc import Iterator

from flask_smorest import Blueprint

from api.rest.records.employers import EMPLOYERS, OPENINGS
from api.rest.records.files import add_files
from api.rest.records.homes import BUILDINGS, PROVIDERS, ROUNDS, ROUTES, UNITS
from api.rest.records.plans import DECISIONS, PLACEMENTS, PROPOSALS, SUPPORT_PLANS
from api.rest.records.reading import add_reading, name_in_address
from api.rest.records.resource import add_list, add_one, add_past
from api.rest.records.shapes import Shapes
from api.rest.records.subjects import SUBJECTS
from api.rest.records.support import CONSENTS, INTERVIEWS, NEEDS, ORGANISATIONS, PRISON_COUNTS

ALL: tuple[Shapes, ...] = (
    *(ORGANISATIONS, EMPLOYERS, OPENINGS, PROVIDERS, BUILDINGS, UNITS, ROUNDS, ROUTES),
    *(SUBJECTS, CONSENTS, INTERVIEWS, NEEDS, PRISON_COUNTS, SUPPORT_PLANS, DECISIONS, PLACEMENTS),
)
"""What can be registered, in the order in which one refers to another."""
READ_ONLY: tuple[Shapes, ...] = (PROPOSALS,)
"""What runs write."""


def _blueprints() -> Iterator[Blueprint]:
    """The addresses of every kind."""
    for shapes in ALL:
        name = f"{shapes.area}/{shapes.kind.name}"
        blueprint = Blueprint(name, __name__, description=f"Records of the kind {shapes.kind.name}")
        address = f"/{name}"
        add_list(blueprint, shapes, address)
        add_files(blueprint, shapes, address)
        add_one(blueprint, shapes, f"{address}/{name_in_address(shapes)}")
        add_past(blueprint, shapes, f"{address}/{name_in_address(shapes)}")
        yield blueprint
    for shapes in READ_ONLY:
        name = f"{shapes.area}/{shapes.kind.name}"
        blueprint = Blueprint(name, __name__, description=f"Records of the kind {shapes.kind.name}, to be read")
        add_reading(blueprint, shapes, f"/{name}")
        yield blueprint


BLUEPRINTS = tuple(_blueprints())
"""The addresses of every kind; made once, as every blueprint is."""
