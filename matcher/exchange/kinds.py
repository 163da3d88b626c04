"""All kinds of files, in the order in which one refers to another."""

from matcher.exchange.case_layouts import consents, subjects
from matcher.exchange.cells import FindMunicipality
from matcher.exchange.employer_layouts import employers, openings
from matcher.exchange.home_layouts import buildings, providers, rounds, routes, units
from matcher.exchange.layouts import Layout
from matcher.exchange.plan_layouts import decisions, placements, support_plans
from matcher.exchange.support_layouts import interviews, needs, organisations, prison_counts

_REGISTRY = (organisations, employers, openings, providers, buildings, units, rounds, routes)
_CASES = (subjects, consents, interviews, needs, prison_counts, support_plans, decisions, placements)


def all_layouts(find: FindMunicipality) -> tuple[Layout, ...]:
    """Every kind; `find` knows the municipalities by code and name."""
    return tuple(make(find) for make in (*_REGISTRY, *_CASES))
