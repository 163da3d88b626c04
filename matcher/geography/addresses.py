"""Splits an address into its municipality and what follows; says so where it lies elsewhere or names none."""

import re
from dataclasses import dataclass
from typing import Final

from matcher.domain.text import Text
from matcher.geography.folding import Folded, fold, folded
from matcher.geography.municipalities import MUNICIPALITIES, PREFECTURE, Municipality

LONGEST_ADDRESS: Final = 200
NOTHING = Text("住所が空です。市町村名から書いてください。", "the address is empty; write it from the municipality on")
TOO_LONG = Text(
    "住所が長すぎます（{count}字）。{most}字までにしてください。",
    "the address is too long ({count} characters); use at most {most}",
)
ELSEWHERE = Text(
    "[{prefecture}] の住所は調べられません。この表にあるのは{own}だけです。位置は手で入力してください。",
    "addresses in [{prefecture}] cannot be looked up: the tables hold {own} only; set the point by hand",
)
WRONG_COUNTY = Text(
    "{municipality}は [{county}] にありません。郡の名前を直してください。",
    "{municipality} is not in [{county}]; correct the name of the county",
)
NO_MUNICIPALITY = Text(
    "[{address}] の市町村がわかりません。今の市町村名（例: 水戸市）から書くか、位置を手で入力してください。",
    "no municipality of the tables begins [{address}]; write its present name (such as 水戸市) first,"
    " or set the point by hand",
)
_FORE = re.compile(r"^(〒?\d{3}-?\d{4}(?=\D)|日本国?(?=\D))[、,]?")
_PREFECTURE = re.compile(
    "^(北海道|東京都|京都府|大阪府|(青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野"
    "|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎"
    "|鹿児島|沖縄)県)"
)
_COUNTY = re.compile(r"^[^\d市区町村郡]{1,4}郡")
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """An address whose municipality is known."""

    municipality: Municipality
    rest: Folded
    """What follows the name of the municipality."""


def split_address(address: str) -> Split | Text:
    """The municipality and the rest, or why there is no municipality and what to do."""
    whole = folded(address)
    if not whole.key:
        return NOTHING
    if len(address) > LONGEST_ADDRESS:
        return TOO_LONG.filled(count=len(address), most=LONGEST_ADDRESS)
    at = _past(_FORE, whole.key, 0)
    begun = at
    at = _past(_PREFECTURE, whole.key, at)
    prefecture = whole.key[begun:at]
    if prefecture and prefecture != PREFECTURE:
        return ELSEWHERE.filled(prefecture=prefecture, own=PREFECTURE)
    return _in_prefecture(whole, at)


def _in_prefecture(whole: Folded, at: int) -> Split | Text:
    after_county = _past(_COUNTY, whole.key, at)
    county = whole.key[at:after_county]
    for key, municipality in _NAMES:
        end = after_county + len(key)
        if whole.key.startswith(key, after_county) and whole.splits_at(end):
            if county and county != municipality.county:
                return WRONG_COUNTY.filled(municipality=municipality.name, county=county)
            return Split(municipality=municipality, rest=folded(whole.after(end)))
    shown = whole.shown if len(whole.shown) <= _SHOWN else f"{whole.shown[:_SHOWN]}…"
    return NO_MUNICIPALITY.filled(address=shown)


def _past(pattern: re.Pattern[str], key: str, at: int) -> int:
    found = pattern.match(key[at:])
    return at + (found.end() if found else 0)


_NAMES = sorted(
    ((fold(municipality.name.ja), municipality) for municipality in MUNICIPALITIES.values()),
    key=lambda named: -len(named[0]),
)
"""The longest names first, so that no name is taken for another that it begins with."""
