"""From an address to a point: that of the block if the gazetteer lists it, else of the town, else of the office."""

import re
from collections.abc import Sequence
from typing import Final

from matcher.domain.registry import Precision
from matcher.domain.text import Text
from matcher.geography.addresses import Split, split_address
from matcher.geography.folding import fold
from matcher.geography.municipalities import PREFECTURE
from matcher.geography.numerals import KANJI_DIGITS, read_kanji
from matcher.geography.places import (
    SAME_PLACE_KM,
    FindBlocks,
    FindTowns,
    Located,
    Place,
    Unlocated,
    middle_of,
    spread_km,
)
from matcher.geography.towns import Chosen, choose_town, spellings

NO_TOWNS = Text(
    "{municipality}の住所一覧がないため、役所の位置です。`ibasho gazetteer import` で取り込んでください。",
    "no gazetteer of {municipality} is imported, so the point is that of the office; run `ibasho gazetteer import`",
)
BLOCKS_APART = Text(
    "番号 [{block}] の場所が離れて複数あるため、町の位置です",
    "number [{block}] is found at places far apart; the point is that of the town",
)
_LOT: Final = re.compile(
    rf"^(?:\((?P<aside>[^)]*)\))?(?:字(?P<koaza>\D+?))?(?P<letter>[甲乙丙丁戊己庚辛イロハ])?第?"
    rf"(?P<number>\d+|[{KANJI_DIGITS}]+(?=番))(?P<unit>番地?)?の?(?P<behind>.*)$",
    re.DOTALL,
)


def locate(address: str, find_towns: FindTowns, find_blocks: FindBlocks) -> Located | Unlocated:
    """The best point that is sure for an address, asking each finder at most once.

    Never chooses between places that are more than `SAME_PLACE_KM` apart: it then falls to the next coarser point and
    says so. An address outside the municipality table has no point.
    """
    split = split_address(address)
    if isinstance(split, Text):
        return Unlocated(split)
    if not split.rest.key:
        return _at_office(split, None)
    towns = spellings(find_towns(split.municipality.code))
    if not towns:
        return _at_office(split, NO_TOWNS.filled(municipality=split.municipality.name))
    chosen = choose_town(split.rest, towns)
    if isinstance(chosen, Text):
        return _at_office(split, chosen)
    return _in_town(split, chosen, find_blocks)


def block_key(number: str) -> str:
    """A block or lot number as it is compared: usual width, no spaces, no leading zeros, no 番地."""
    said = re.sub(r"番地?$", "", fold(number))
    return re.sub(r"(?<!\d)0+(?=\d)", "", said)


def _in_town(split: Split, chosen: Chosen, find_blocks: FindBlocks) -> Located:
    lot = _LOT.match(chosen.rest)
    at_town = _located(split, chosen.place, Precision.TOWN, chosen.name, chosen.rest, chosen.note)
    if lot is None:
        return at_town
    plain = lot["number"] if lot["number"].isdecimal() else str(read_kanji(lot["number"]))
    numbers = [block_key(number) for number in dict.fromkeys([f"{lot['letter'] or ''}{plain}", plain])]
    koaza = fold(lot["koaza"] or "")
    found = find_blocks(split.municipality.code, chosen.keys, numbers)
    same = [place for place in found if not (koaza and place.koaza) or place.koaza == koaza]
    best = next((some for number in numbers if (some := [place for place in same if place.block == number])), [])
    if not best or len({place.town for place in best}) > 1:
        return at_town
    if spread_km(best) > SAME_PLACE_KM:
        note = BLOCKS_APART.filled(block=best[0].block)
        return _located(split, chosen.place, Precision.TOWN, chosen.name, chosen.rest, note)
    return _at_block(split, chosen, lot, best)


def _at_block(split: Split, chosen: Chosen, lot: re.Match[str], found: Sequence[Place]) -> Located:
    place = middle_of(found)
    matched = f"{place.name}{place.block}{lot['unit'] or ''}"
    note = chosen.note if len(chosen.keys) == 1 else None
    return _located(split, place, Precision.BLOCK, matched, lot["behind"].strip(" -"), note)


def _at_office(split: Split, note: Text | None) -> Located:
    return Located(
        lat=split.municipality.lat,
        lon=split.municipality.lon,
        precision=Precision.MUNICIPALITY,
        matched=_official(split),
        rest=split.rest.shown,
        municipality=split.municipality.code,
        note=note,
    )


def _located(split: Split, place: Place, precision: Precision, name: str, rest: str, note: Text | None) -> Located:
    return Located(
        lat=place.lat,
        lon=place.lon,
        precision=precision,
        matched=_official(split) + name,
        rest=rest,
        municipality=split.municipality.code,
        note=note,
    )


def _official(split: Split) -> str:
    return f"{PREFECTURE}{split.municipality.county}{split.municipality.name.ja}"
