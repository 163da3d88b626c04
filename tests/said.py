"""Values of records for tests: everything unknown but the least, and whatever the test says."""

from datetime import date
from typing import Any

from matcher.domain.homes import HousingKind
from matcher.domain.people import InterviewMethod, NeedKind, NeedState
from matcher.domain.registry import OrganisationKind
from matcher.domain.support import DecisionKind, HelpGiven
from matcher.domain.vocabulary import ConsentPurpose
from matcher.records.cases.kinds import PRISON_COUNTS
from matcher.records.kinds import Kind, Values

_LEAST: dict[str, dict[str, Any]] = {
    "organisations": {"code": "G-1", "name": "架空支援機構", "kind": OrganisationKind.EMPLOYMENT_SUPPORT},
    "employers": {"code": "E-1", "name": "架空建設"},
    "openings": {"code": "O-1", "employer": "E-1", "title": "倉庫内作業", "places": 1},
    "providers": {"code": "P-1", "name": "架空住宅"},
    "buildings": {"code": "B-1", "name": "架空荘"},
    "units": {"code": "U-1", "provider": "P-1", "kind": HousingKind.PRIVATE_RENTAL, "name": "101号室", "places": 1},
    "rounds": {"unit": "U-1", "closes_on": date(2027, 1, 15)},
    "routes": {
        "unit": "U-1",
        "opening": "O-1",
        "minutes": 40,
        "first_arrival_minute": 420,
        "last_departure_minute": 1200,
    },
    "subjects": {
        "code": "A-01",
        "consented_on": date(2026, 10, 23),
        "sentence_ends_on": date(2026, 12, 18),
        "needs_job": True,
        "needs_home": True,
        "licences_asked": False,
    },
    "consents": {"subject": "A-01", "purpose": ConsentPurpose.MATCHING, "granted_on": date(2026, 10, 23)},
    "interviews": {"subject": "A-01", "held_on": date(2026, 11, 10), "method": next(iter(InterviewMethod))},
    "needs": {"subject": "A-01", "kind": next(iter(NeedKind)), "state": next(iter(NeedState))},
    "support_plans": {"subject": "A-01", "edition": 1, "written_on": date(2026, 11, 15)},
    "proposals": {
        "code": "R1-1",
        "subject": "A-01",
        "made_on": date(2026, 11, 23),
        "rank": 1,
        "proposed": True,
        "opening": "O-1",
        "unit": "U-1",
        "own_home": False,
        "help": HelpGiven.FULL,
        "points": 500,
        "to_confirm": False,
    },
    "decisions": {
        "subject": "A-01",
        "proposal": "R1-1",
        "decided_on": date(2026, 11, 23),
        "decision": DecisionKind.GO_ON,
    },
    "placements": {"subject": "A-01", "started_on": date(2026, 12, 20), "opening": "O-1"},
    "prison_counts": dict.fromkeys(PRISON_COUNTS.columns, 0) | {"fiscal_year": 2026, "institution": "架空刑務所"},
}


def said(kind: Kind, /, **values: object) -> Values:
    """All the fields of one record."""
    return dict.fromkeys(kind.fields) | _LEAST[kind.name] | values
