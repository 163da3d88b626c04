"""Columns that several kinds of files have."""

from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.exchange.cells import day, degrees, term, whole_number, words
from matcher.exchange.layouts import Field
from matcher.exchange.lists import pairs

LATITUDE, LONGITUDE = degrees(20, 46), degrees(122, 154)
YEN = whole_number(0, 10_000_000)

POINT = (
    Field("lat", "緯度", LATITUDE),
    Field("lon", "経度", LONGITUDE),
)
STANCES = Field("stances", "受入れの考え方", pairs(term(OffenceCategory), term(OffenceStance)))
CONFIRMED = (
    Field("confirmed_on", "確認日", day, past=True),
    Field("confirmed_by", "確認者", words),
)
