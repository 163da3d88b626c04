"""Which town of a municipality an address names: the longest name it begins with, and never a guess between two."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.text import Text
from matcher.geography.folding import Folded, folded
from matcher.geography.numerals import KANJI_DIGITS
from matcher.geography.places import SAME_PLACE_KM, Place, middle_of, spread_km

NOT_LISTED = Text(
    "住所一覧に [{said}] の町・大字がないため、市町村の役所の位置です",
    "the gazetteer lists no such town as [{said}]; the point is that of the municipal office",
)
SEVERAL = Text(
    "[{said}] に当たる場所が離れて複数あるため（{names}）、選ばずに市町村の役所の位置としました",
    "[{said}] can mean places far apart ({names}); none was chosen, and the point is that of the municipal office",
)
CHOME_NOT_SAID = Text(
    "丁目が書かれていないため、中ほどの丁目の位置です", "no 丁目 was written; the point is that of the middle one"
)
CHOME_READ = Text("丁目の字がない数字を丁目として読みました", "a number without 丁目 was read as one")
CHOME_NOT_LISTED = Text(
    "その丁目は住所一覧にないため、町全体の位置です", "the gazetteer lists no such 丁目; the point is that of the town"
)
NAMELESS = Text(
    "大字のない区域の代表の位置です", "the point stands for the part of the municipality without town names"
)
NOT_DIVIDED = Text("町名の後に続く名前は使っていません", "the name that follows the town was not used")

Towns = Mapping[str, Sequence[Place]]
"""Every spelling of a town's key with the places it may mean."""
_LEAST_LETTERS: Final = 2
_MOST_NAMES: Final = 4
_KANJI_NUMBER = f"[{KANJI_DIGITS}]+"
_LOT = rf"[甲乙丙丁戊己庚辛イロハ]?第?(\d|{_KANJI_NUMBER}(番(?!町)|丁目))"
_BORDER = re.compile(rf"^($|[\s(（\-]|大?字|{_LOT}|無番地|番外|地先|地内)")
_LIKE_A_TOWN = re.compile(r"^(.(?=\d|-|$)|\D*新田)")
"""Behind the name of a town, a single letter (台, 平) or 新田 makes the name of another town of its own."""
_CHOME = re.compile(r"^(\d+丁目)")
_ASKS_CHOME = re.compile(r"^(\d{1,2})(-|$)")
_THREE_NUMBERS = re.compile(r"^\d+-\d+-\d")
_LETTER_OF_LOT = re.compile(rf"([甲乙丙丁戊])\s*第?\s*(\d|{_KANJI_NUMBER}番)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The town that an address names."""

    place: Place
    keys: tuple[str, ...]
    """Of every place that was meant; several where they count as one."""
    name: str
    rest: str
    note: Text | None = None


def spellings(places: Sequence[Place]) -> Towns:
    """Towns by key, and without the 字 that an address may leave out where no other town has that name."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.town].append(place)
    without = [(short, place) for place in places if (short := place.town.replace("字", "")) not in found]
    for short, place in without:
        found[short].append(place)
    return found


def choose_town(rest: Folded, towns: Towns) -> Chosen | Text:
    """The town that begins what follows the municipality, or why none was chosen."""
    if not rest.key.startswith("字"):
        return _named(rest, towns) or _nameless(rest, towns) or _not_listed(rest)
    return _named(rest, towns) or _named(folded(rest.after(1)), towns) or _nameless(rest, towns) or _not_listed(rest)


def _named(rest: Folded, towns: Towns) -> Chosen | Text | None:
    longest = max(map(len, towns), default=0)
    lengths = [n for n in range(min(len(rest.key), longest), 0, -1) if rest.splits_at(n)]
    for length in lengths:
        outcome = _at_border(rest, length, towns)
        if outcome is not None:
            return outcome
    for length in lengths:
        if lettered := _lettered(rest, length, towns):
            return _one(rest, length, lettered, note=NOT_DIVIDED)
        if rest.key[:length] in towns:
            return _without_border(rest, length, towns)
    return None


def _nameless(rest: Folded, towns: Towns) -> Chosen | Text | None:
    """The part of a municipality that has no 大字, where the lot follows at once, or a 字."""
    places = towns.get("", ())
    if not places or not re.match(r"字|" + _LOT, rest.shown):
        return None
    return _one(rest, 0, places, note=NAMELESS)


def _at_border(rest: Folded, length: int, towns: Towns) -> Chosen | Text | None:
    """What the first letters of an address mean, where a name may end after them."""
    after, key = rest.after(length), rest.key[:length]
    if not (key.endswith("丁目") or _BORDER.match(after)):
        return None
    if lettered := _lettered(rest, length, towns):
        return _one(rest, length, lettered, note=None)
    plain, chome = towns.get(key, ()), _with_chome(key, towns)
    if not chome:
        return _one(rest, length, plain, note=None) if plain else None
    return _among_chome(rest, length, plain, chome)


def _lettered(rest: Folded, length: int, towns: Towns) -> Sequence[Place]:
    """The town whose name ends in the letter that stands before the lot number: 下妻字栗山乙349 lies in 下妻乙."""
    letter = _LETTER_OF_LOT.search(rest.after(length))
    return towns.get(rest.key[:length] + letter[1], ()) if letter else ()


def _among_chome(
    rest: Folded, length: int, plain: Sequence[Place], chome: Mapping[str, Sequence[Place]]
) -> Chosen | Text:
    """A name that is divided into 丁目, of which the address names none that is listed in so many letters."""
    behind = rest.key[length:]
    everywhere = [*plain, *(place for places in chome.values() for place in places)]
    if _CHOME.match(behind):
        listed = spread_km(everywhere) <= SAME_PLACE_KM
        return _one(rest, length, plain or everywhere, note=CHOME_NOT_LISTED) if listed else _not_listed(rest)
    asked = _ASKS_CHOME.match(behind)
    read = chome.get(f"{asked[1]}丁目", ()) if asked else ()
    if read and asked and not _says_oaza(rest):
        if plain and not _THREE_NUMBERS.match(behind):
            return _one(rest, length, plain, among=[*plain, *read], note=None)
        return _one(rest, length + asked.end(), read, note=CHOME_READ)
    if plain:
        return _one(rest, length, plain, note=None)
    return _one(rest, length, everywhere, note=CHOME_NOT_SAID)


def _without_border(rest: Folded, length: int, towns: Towns) -> Chosen | Text:
    """A name after which another one goes on: taken where no listed name looks like what is written."""
    behind = rest.key[length:]
    names = {place.town for places in towns.values() for place in places}
    longer = {name[length:] for name in names if name.startswith(rest.key[:length]) and _is_name(name[length:])}
    alike = {name for name in longer if name[0] == behind[0]} if rest.key[length - 1] == "町" else longer
    if alike or length < _LEAST_LETTERS or _LIKE_A_TOWN.match(behind):
        return _not_listed(rest)
    return _one(rest, length, towns[rest.key[:length]], note=NOT_DIVIDED)


def _is_name(behind: str) -> bool:
    """Whether what a listed name has more than another makes it the name of another town, not of a part of it."""
    return behind != "" and not behind.startswith("字") and not _CHOME.match(behind)


def _one(
    rest: Folded, length: int, meant: Sequence[Place], *, note: Text | None, among: Sequence[Place] = ()
) -> Chosen | Text:
    """The one place that is meant, unless it, or what it was chosen among, lies too far apart to be one."""
    if spread_km(among or meant) > SAME_PLACE_KM:
        names = tuple(dict.fromkeys(place.name for place in among or meant))
        return SEVERAL.filled(said=rest.shown, names="・".join(names[:_MOST_NAMES]))
    place, keys = middle_of(meant), tuple(dict.fromkeys(each.town for each in meant))
    name = place.name if len(keys) == 1 else rest.before(length)
    return Chosen(place=place, keys=keys, name=name, rest=rest.after(length), note=note)


def _with_chome(key: str, towns: Towns) -> Mapping[str, Sequence[Place]]:
    return {f"{n}丁目": places for n in range(1, 100) if (places := towns.get(f"{key}{n}丁目"))}


def _not_listed(rest: Folded) -> Text:
    return NOT_LISTED.filled(said=rest.shown)


def _says_oaza(rest: Folded) -> bool:
    return rest.shown.startswith("大字")
