"""What a cell of a spreadsheet means: every kind of cell that layouts are made of, in one place.

A kind is called with the text of a cell that is not empty and raises `CellError` where it cannot be meant, or could be
meant in two ways; it also writes its values. Full-width letters and digits count as their usual forms.
"""

from matcher.exchange.ages import age_range
from matcher.exchange.amounts import yen
from matcher.exchange.cell import Cell, CellError, Parser, Problem, folded, trimmed
from matcher.exchange.clock import clock_minute
from matcher.exchange.days import day, year
from matcher.exchange.identifiers import corporate_number, phone
from matcher.exchange.quantities import decimal_number, degrees, hours_in_minutes, whole_number
from matcher.exchange.texts import FindMunicipality, code, long_words, municipality, notation, term, words, yes_no

__all__ = [
    "Cell",
    "CellError",
    "FindMunicipality",
    "Parser",
    "Problem",
    "age_range",
    "clock_minute",
    "code",
    "corporate_number",
    "day",
    "decimal_number",
    "degrees",
    "folded",
    "hours_in_minutes",
    "long_words",
    "municipality",
    "notation",
    "phone",
    "term",
    "trimmed",
    "whole_number",
    "words",
    "year",
    "yen",
    "yes_no",
]
