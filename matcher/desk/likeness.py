"""By what two records may be one: names, telephone numbers and addresses without the differences nobody means."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matcher.domain.registry import Likeness
from matcher.domain.text import Text
from matcher.geography.addresses import split_address
from matcher.geography.folding import fold

ALIKE_PERMILLE = 500
"""So much of two names, in thousandths of their pairs of letters, has to be the same for similar names (assumed)."""
_FORMS = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|(一般|公益)?(社団|財団)法人|社会福祉法人|医療法人|学校法人|宗教法人"
    "|更生保護法人|(認定)?(特定非営利活動|npo)法人|(農業|企業|事業)?協同組合"
)
_SHORT_FORMS = "株|有|同|資|名|一社|公社|一財|公財|社|財|福|社福|医|学|宗|更|特非|npo|組"
_LEGAL_FORM = re.compile(
    rf"{_FORMS}|[(\[]({_SHORT_FORMS})[)\]]|^(カ|ユ|ド)\)|[(](カ|ユ|ド)$"
    r"|[,\s]*\b(co\.?,?\s*ltd|inc|llc|k\.?\s?k)\b\.?\s*$"
)
_KANA_FORM = re.compile("カブシキ(ガイ|カイ)シャ|ユウゲン(ガイ|カイ)シャ|ゴウドウ(ガイ|カイ)シャ")
_CIRCLED = str.maketrans({"㊑": "(株)", "㊒": "(有)", "㊓": "(社)", "㊖": "(財)"})
_DASH_IN_KANA = re.compile(r"(?<=[ァ-ヺ])[-\u2010-\u2015−](?=[ァ-ヺ]|$)")
_TO_KATAKANA = str.maketrans({chr(letter): chr(letter + 0x60) for letter in range(0x3041, 0x3097)})
_LEAST_DIGITS, _MOST_DIGITS = 9, 13
_LOT = re.compile(r".*?\d+(?:-\d+)*")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)(丁目|番地の?|番|号|-)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What one record is compared by; None, or empty, is not known and equal to nothing."""

    number: str | None
    name: str
    kana: str
    phone: str | None
    address: tuple[int | None, str] | None
    municipality: int | None


def keys_of(values: Mapping[str, Any]) -> Keys:
    """The keys of a record of any kind, from what it says of itself; fields may be missing."""
    place, address = _address(values.get("municipality"), values.get("address") or "")
    return Keys(
        number=values.get("corporate_number"),
        name=name_key(values["name"]),
        kana=_kana(values.get("kana") or ""),
        phone=phone_key(values.get("phone") or ""),
        address=address,
        municipality=place,
    )


def likenesses(one: Keys, other: Keys) -> tuple[Likeness, ...]:
    """Why two records may be one, the surest first; nothing where two corporate numbers leave one reason only.

    A corporate number belongs to one corporation: two of them speak against everything else that is the same by chance.
    """
    found = {
        Likeness.NUMBER: one.number is not None and one.number == other.number,
        Likeness.ADDRESS: one.address is not None and one.address == other.address and _similar(one, other),
        Likeness.PHONE: one.phone is not None and one.phone == other.phone,
        Likeness.NAME: one.name == other.name,
    }
    reasons = tuple(reason for reason in Likeness if found[reason])
    two_numbers = one.number is not None and other.number is not None and one.number != other.number
    return () if two_numbers and len(reasons) == 1 else reasons


def apart(one: Keys, other: Keys) -> bool:
    """Whether both are known to be in different municipalities."""
    return None not in {one.municipality, other.municipality} and one.municipality != other.municipality


def name_key(name: str) -> str:
    """A name without legal form, width, case, spaces and marks; （架空） and what else stands in brackets stays."""
    said = unicodedata.normalize("NFKC", name.translate(_CIRCLED)).casefold()
    bare = _letters(_LEGAL_FORM.sub(" ", _DASH_IN_KANA.sub("ー", said).strip()))
    return bare or _letters(said) or said.strip()


def phone_key(phone: str) -> str | None:
    """The digits of a telephone number as dialled in Japan; None where they are too few or too many for one."""
    said = unicodedata.normalize("NFKC", phone).strip()
    digits = "".join(letter for letter in said if letter in "0123456789")
    if said.startswith("+81"):
        digits = "0" + digits[2:].removeprefix("0")
    return digits if _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS else None


def _letters(said: str) -> str:
    """Letters and digits alone, folded as names of places are, all kana of one kind."""
    kept = "".join(letter for letter in said if unicodedata.category(letter)[0] in "LMN")
    return fold(kept.translate(_TO_KATAKANA))


def _kana(kana: str) -> str:
    said = unicodedata.normalize("NFKC", kana).translate(_TO_KATAKANA)
    return _letters(_KANA_FORM.sub("", _LEGAL_FORM.sub("", said)))


def _address(municipality: int | None, address: str) -> tuple[int | None, tuple[int | None, str] | None]:
    """The municipality, and the lot without building and room; no lot where no number is written."""
    split = split_address(address) if address else None
    if split is None or isinstance(split, Text):
        key = fold(address) if address else ""
    else:
        municipality, key = split.municipality.code, split.rest.key
    lot = _LOT.match(_BETWEEN_NUMBERS.sub("-", key))
    return municipality, None if lot is None else (municipality, lot[0])


def _similar(one: Keys, other: Keys) -> bool:
    if one.name == other.name or (one.kana and one.kana == other.kana):
        return True
    first, second = _pairs(one.name), _pairs(other.name)
    return 2_000 * len(first & second) >= ALIKE_PERMILLE * (len(first) + len(second)) > 0


def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[place : place + 2] for place in range(len(name) - 1))
