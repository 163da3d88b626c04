"""All kinds of files, in the order in which one refers to another."""

from matcher.exchange.case_layouts import consents, subjects
from matcher.exchange.cells import FindMunicipality
from matcher.exchange.employer_layouts import employers, openings
from matcher.exchange.home_layouts import providers, routes, units
from matcher.exchange.layouts import Layout


def all_layouts(find: FindMunicipality) -> tuple[Layout, ...]:
    """The seven kinds; `find` knows the municipalities by code and name."""
    return tuple(make(find) for make in (employers, openings, providers, units, routes, subjects, consents))
