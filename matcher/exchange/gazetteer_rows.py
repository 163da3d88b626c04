"""What one row of a gazetteer says: a point, nothing that is wanted, or something that cannot be meant.

Columns and flags: https://nlftp.mlit.go.jp/isj/data.html. A block may have several points, of which one is flagged to
stand for it. Rows flagged as removed came with the edition of 令和3年度 by mistake.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypedDict

from matcher.domain.term import Term
from matcher.domain.text import Text
from matcher.exchange.cells import CellError, Problem, degrees, folded
from matcher.exchange.points import in_or_near
from matcher.geography.folding import fold
from matcher.geography.locate import block_key
from matcher.geography.municipalities import PREFECTURE, by_name

LONGEST_NAME, LONGEST_BLOCK = 100, 40

REQUIRED: Final[Mapping[str, str]] = {"city": "市区町村名", "town": "大字町丁目名", "lat": "緯度", "lon": "経度"}
"""Columns without which a file says nothing, as the ministry calls them."""
_TITLES_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "prefecture": ("都道府県名", "pref"),
    "code": ("市区町村コード",),
    "city": ("市区町村名", "city"),
    "town": ("大字町丁目名", "大字・丁目名", "大字・町丁目名", "大字・町丁目", "town"),
    "koaza": ("小字・通称名", "koaza"),
    "block": ("街区符号・地番",),
    "lat": ("緯度", "lat"),
    "lon": ("経度", "lng", "lon"),
    "stands_for_all": ("代表フラグ",),
    "change": ("更新前履歴フラグ",),
}
TITLES: Final[Mapping[str, str]] = {title: name for name, titles in _TITLES_OF.items() for title in titles}
"""Every header that is read, and the column it means."""
_REMOVED = "3"
_NAMELESS = "(大字なし)"
"""How the ministry calls the part of a municipality that has no town names; its name and key are empty here."""
_NORTH, _EAST = degrees(20, 46), degrees(122, 154)

_EMPTY_CELL = Problem(
    Text("必要な値が空です", "a required value is empty"), Text("値を書いてください", "write the value")
)
_NO_POINT = Problem(
    Text("[{town}] の位置がありません", "there is no point for [{town}]"),
    Text("緯度と経度を書くか、行を削除してください", "write latitude and longitude, or remove the row"),
)
_NO_MUNICIPALITY = Problem(
    Text("市町村の一覧にありません", "not in the list of municipalities"),
    Text("今の市町村名に直してください", "write the present name of the municipality"),
)
_OTHER_CODE = Problem(
    Text("市区町村コードと名前が合いません", "code and name of the municipality do not agree"),
    Text("どちらかを直してください", "correct one of them"),
)
_OUTSIDE = Problem(
    Text("座標がこの市町村の外にあります", "the point lies outside this municipality"),
    Text("緯度と経度、市町村名を確かめてください", "check latitude and longitude, and the municipality"),
)
_TOO_LONG = Problem(
    Text("長すぎるか、表示できない文字があります", "too long, or with letters that cannot be shown"),
    Text(
        f"名前は{LONGEST_NAME}字、番号は{LONGEST_BLOCK}字までで書いてください",
        f"use at most {LONGEST_NAME} letters for a name and {LONGEST_BLOCK} for a number",
    ),
)


class LeftOut(Term):
    """取り込まない行: right, but not wanted."""

    ELSEWHERE = "elsewhere", "ほかの都道府県", "other prefectures"
    NOT_REPRESENTATIVE = "not_representative", "代表でない点", "points that do not stand for their block"
    REMOVED = "removed", "削除された場所", "places that were removed"


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a row cannot be taken; no column where the whole row is meant."""

    column: str
    problem: Problem
    value: str | None = None


class Point(TypedDict):
    """A point as the table holds it."""

    municipality: int
    block: str
    town: str
    koaza: str
    name: str
    lat: float
    lon: float


def understood(said: Mapping[str, str]) -> Point | LeftOut | Misread:
    """What the cells of a row mean, by column."""
    unwanted = _unwanted(said)
    if unwanted is not None:
        return unwanted
    municipality = _municipality(said["city"], said.get("code", ""))
    if isinstance(municipality, Problem):
        return Misread("city", municipality, said["city"])
    names = _names(said)
    if isinstance(names, Misread):
        return names
    point = _point(said, municipality)
    if isinstance(point, Misread):
        return point
    name, town, koaza, block = names
    north, east = point
    return Point(municipality=municipality, block=block, town=town, koaza=koaza, name=name, lat=north, lon=east)


def _unwanted(said: Mapping[str, str]) -> LeftOut | None:
    if said.get("prefecture", "").strip() not in {"", PREFECTURE}:
        return LeftOut.ELSEWHERE
    if folded(said.get("change", "")) == _REMOVED:
        return LeftOut.REMOVED
    if folded(said.get("stands_for_all", "")) == "0":
        return LeftOut.NOT_REPRESENTATIVE
    return None


@lru_cache(maxsize=1_024)
def _municipality(name: str, code: str) -> int | Problem:
    found = by_name(name)
    if found is None:
        return _NO_MUNICIPALITY
    return found.code if not code.strip() or by_name(code) == found else _OTHER_CODE


def _names(said: Mapping[str, str]) -> tuple[str, str, str, str] | Misread:
    """Name, key of the town, key of the 小字 and key of the block. The 小字 is part of the town where no block is."""
    town, koaza = said["town"].strip(), said.get("koaza", "").strip()
    if not town:
        return Misread("town", _EMPTY_CELL)
    if folded(town) == _NAMELESS:
        town = ""
    if not _can_be_kept(town + koaza, LONGEST_NAME):
        return Misread("town", _TOO_LONG, town)
    if "block" not in said:
        name = f"{town}字{koaza.removeprefix('字')}" if koaza else town
        return name, _key(name), "", ""
    block = _block_key(said["block"])
    if not block:
        return Misread("block", _EMPTY_CELL)
    if not _can_be_kept(block, LONGEST_BLOCK):
        return Misread("block", _TOO_LONG, said["block"])
    return town, _key(town), _key(koaza.removeprefix("字")), block


def _can_be_kept(words: str, longest: int) -> bool:
    """Whether it fits, folded or not, with room to grow, and can be shown."""
    return len(_key(words)) < longest and len(words) < longest and folded(words).isprintable()


def _point(said: Mapping[str, str], municipality: int) -> tuple[float, float] | Misread:
    for name, parse in (("lat", _NORTH), ("lon", _EAST)):
        if not said[name].strip():
            return Misread(name, Problem(_NO_POINT.reason.filled(town=said["town"].strip()), _NO_POINT.remedy))
        try:
            parse(said[name])
        except CellError as error:
            return Misread(name, error.problem, said[name])
    north, east = float(folded(said["lat"])), float(folded(said["lon"]))
    if not in_or_near(municipality, north, east):
        return Misread("lat", _OUTSIDE, said["lat"])
    return north, east


_key = lru_cache(maxsize=16_384)(fold)
_block_key = lru_cache(maxsize=16_384)(block_key)
