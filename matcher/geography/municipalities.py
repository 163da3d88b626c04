"""The 44 municipalities of Ibaraki: code, names, the point of the office and the population.

Sources, written down in `municipalities.csv` as facts: codes and names from the JIS X 0402 list; office points (WGS 84)
from localgovjp (CC0); population from the census of 2020, table 1-1 (e-Stat). English names are this project's own.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from matcher.domain.text import Text
from matcher.geography.folding import fold

PREFECTURE = "茨城県"
"""In which all of them lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """One city, town or village."""

    code: int
    """JIS code as a number: 8201 for 08201."""
    name: Text
    kana: str
    lat: float
    """Of the municipal office, in degrees, as is `lon`."""
    lon: float
    population: int
    """Census of 2020."""

    @property
    def county(self) -> str:
        """The 郡 that an address may name before it; empty for a city."""
        return _COUNTIES.get(self.code // 10, "")

    @property
    def jis_code(self) -> str:
        """The code in its five digits, as files write it."""
        return f"{self.code:05d}"


def by_name(name: str) -> Municipality | None:
    """The municipality that a Japanese or English name, or a code in digits, means; None where there is none.

    ケ, ヶ, ガ and が are one letter; width, spaces, 茨城県 and a 郡 before the name do not matter.
    """
    return _BY_NAME.get(_folded(name))


def _read() -> Mapping[int, Municipality]:
    text = files("matcher.geography").joinpath("municipalities.csv").read_text(encoding="utf-8")
    rows = (
        Municipality(
            code=int(row["code"]),
            name=Text(row["name_ja"], row["name_en"]),
            kana=row["kana"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(row["population_2020"]),
        )
        for row in csv.DictReader(text.splitlines())
    )
    return MappingProxyType({row.code: row for row in rows})


# By the code without its last digit: JIS X 0402 numbers the towns and villages of a county one after another.
_COUNTIES: Mapping[int, str] = {
    830: "東茨城郡",
    831: "東茨城郡",
    834: "那珂郡",
    836: "久慈郡",
    844: "稲敷郡",
    852: "結城郡",
    854: "猿島郡",
    856: "北相馬郡",
}
_PREFIX = re.compile(rf"^({PREFECTURE})?({'|'.join(sorted(set(_COUNTIES.values())))})?")


def _folded(name: str) -> str:
    return _PREFIX.sub("", fold(name))


MUNICIPALITIES: Mapping[int, Municipality] = _read()
"""By code, in the order of the codes."""

_BY_NAME: Mapping[str, Municipality] = {
    _folded(name): place
    for place in MUNICIPALITIES.values()
    for name in (place.name.ja, place.name.en, place.jis_code, str(place.code))
}
