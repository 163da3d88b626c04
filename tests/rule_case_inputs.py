"""The situations of the case files as one prefecture, loaded by the code path of people's own files."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from matcher.desk.files import LAYOUTS
from matcher.desk.folders import load_folder
from matcher.desk.matching_inputs import load_inputs
from matcher.domain.case import Case
from matcher.domain.employers import Industry
from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import (
    EmergencyProtection,
    Occupation,
    OffenceCategory,
    TattooPolicy,
    TravelMeans,
    WorkCapacity,
)
from matcher.matching.inputs import Inputs
from matcher.records.engine import make_engine, writing
from matcher.records.schema import metadata
from seed_data.places import spot
from seed_data.sheets import Row, accepting, written
from seed_data.story.firm import Firm, Trade, firm
from seed_data.story.people import MATCHING, consent
from seed_data.story.person import person
from seed_data.story.room import Landlord, room
from tests import build
from tests.acts import act
from tests.rule_cases import RuleCase, all_cases

TODAY, RELEASE = date(2026, 11, 23), date(2026, 12, 13)
OTHER = 9_999
"""Number of another person and employer, whom some cases mention."""
ANYBODY = accepting(*OffenceCategory)


def case_of(case: RuleCase) -> Case:
    """The person, opening and home of one situation."""
    inputs, number = _inputs(), list(all_cases()).index(case) + 1
    homes = {"本人の自宅": f"H-S-{number:04d}", "他の人の自宅": f"H-S-{OTHER}"}
    return inputs.case(
        inputs.subject_row(f"S-{number:04d}"),
        None if case.opening == "なし" else inputs.opening_row(f"O-{number:04d}"),
        None if case.home == "なし" else inputs.unit_row(homes.get(case.home, f"U-{number:04d}")),
    )


@cache
def _inputs() -> Inputs:
    engine = make_engine("sqlite://")
    with TemporaryDirectory() as folder, writing(engine).connect() as connection, Session(connection) as session:
        metadata().create_all(connection)
        rows: dict[str, list[Mapping[str, str]]] = {}
        for number, case in enumerate(all_cases(), start=1):
            for kind, row in _rows(number, case).items():
                rows.setdefault(kind, []).append(row)
        rows["subjects"].append(_cells(_person(OTHER) | {"own_home_municipality": "水戸市"}))
        rows["employers"].append(_cells(_firm(OTHER).employer))
        for kind, sheet in rows.items():
            _write(Path(folder) / LAYOUTS[kind].file, LAYOUTS[kind].names, sheet)
        load_folder(session, Path(folder), act(), today=TODAY)
        inputs = load_inputs(session, today=TODAY, policy=build.policy(), seed=1)
    engine.dispose()
    return inputs


def _rows(number: int, case: RuleCase) -> dict[str, Mapping[str, str]]:
    """One row of each kind, as usual but for what the case says."""
    work = _firm(number)
    home = room(
        number, TODAY, Landlord(name="架空", stances=ANYBODY), HousingKind.PRIVATE_RENTAL, spot(8201, north_km=1.0)
    )
    assert home.provider is not None
    building: Row = {"code": f"B-{number:04d}", "provider": f"P-{number:04d}", "name": "架空荘"}
    way: Row = {"unit": f"U-{number:04d}", "opening": f"O-{number:04d}"}
    usual: dict[str, Row] = {
        "subjects": _person(number),
        "consents": consent(f"S-{number:04d}", MATCHING, date(2026, 10, 14), days=365),
        "employers": work.employer,
        "openings": work.opening,
        "providers": home.provider,
        "units": home.unit | ({"building": building["code"]} if "buildings" in case.facts else {}),
    }
    usual |= {"buildings": building} if "buildings" in case.facts else {}
    usual |= {"routes": way} if "routes" in case.facts else {}
    named = {"この雇用主": f"E-{number:04d}", "別の雇用主": f"E-{OTHER}"}
    said = {kind: {name: named.get(cell, cell) for name, cell in each.items()} for kind, each in case.facts.items()}
    return {kind: _cells(row) | said.get(kind, {}) for kind, row in usual.items()}


def _person(number: int) -> Row:
    usual = person(
        f"S-{number:04d}",
        RELEASE,
        age=40,
        offences=(OffenceCategory.THEFT,),
        work_capacity=WorkCapacity.HEAVY,
        means=(TravelMeans.FOOT, TravelMeans.BICYCLE),
        longest_commute_minutes=45,
        cash_yen=50_000,
        emergency_protection=EmergencyProtection.GRANTED,
    )
    return {"consented_on": date(2026, 10, 14)} | usual


def _firm(number: int) -> Firm:
    trade = Trade(name="架空", industry=Industry.MANUFACTURING, stances=ANYBODY)
    policy = TattooPolicy.ANY
    return firm(number, TODAY, trade, spot(8201), Occupation.WAREHOUSE, wage_yen=1_200, tattoo_policy=policy)


def _cells(row: Row) -> dict[str, str]:
    return {name: written(cell) for name, cell in row.items()}


def _write(path: Path, names: tuple[str, ...], rows: list[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
