"""A small gazetteer for tests: 84 towns of Ibaraki whose names are awkward, and addresses looked up in it.

The points in `towns.csv` are facts from 位置参照情報 (MLIT) as the 住所データ of Geolonia (CC BY 4.0) state them.
Blocks and whole addresses in tests are invented.
"""

from collections.abc import Collection
from pathlib import Path

from matcher.exchange.gazetteer import open_gazetteer
from matcher.geography.folding import fold
from matcher.geography.locate import locate
from matcher.geography.places import Located, Place, Unlocated

TOWNS_FILE = Path(__file__).parent / "towns.csv"


def all_towns() -> dict[int, list[Place]]:
    """The towns of the file by municipality."""
    found: dict[int, list[Place]] = {}
    with open_gazetteer(TOWNS_FILE) as file:
        for point in (each for batch in file.batches() for each in batch):
            place = Place(town=point["town"], name=point["name"], lat=point["lat"], lon=point["lon"])
            found.setdefault(point["municipality"], []).append(place)
    return found


TOWNS = all_towns()


def find(address: str, *blocks: Place) -> Located:
    """The point of an address that has one, in this gazetteer and the blocks given."""
    located = search(address, *blocks)
    assert isinstance(located, Located), located.said.en
    return located


def search(address: str, *blocks: Place) -> Located | Unlocated:
    """What becomes of an address."""

    def listed(_: int, towns: Collection[str], numbers: Collection[str]) -> list[Place]:
        return [block for block in blocks if block.town in towns and block.block in numbers]

    return locate(address, lambda municipality: TOWNS.get(municipality, []), listed)


def block(town: str, number: str, *, koaza: str = "", north: float = 0.0) -> Place:
    """A block of 水戸市 at the town hall, or so many degrees north of it."""
    return Place(town=fold(town), name=town, koaza=fold(koaza), block=number, lat=36.3658 + north, lon=140.4713)
