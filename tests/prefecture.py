"""A generated prefecture, loaded by the code path of people's own files and ready to be matched."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
from sqlalchemy.orm import Session

from matcher.assignment.problem import NONE, Bundles, Help
from matcher.desk.folders import load_folder
from matcher.domain.case import Setting
from matcher.domain.pools import Openings, Subjects, Units
from matcher.exchange.policies import read_policy
from matcher.matching.inputs import Inputs
from matcher.matching.plan import CohortPlan, plan
from matcher.records.columns import load_openings, load_routes, load_subjects, load_units
from matcher.records.engine import make_engine, writing
from matcher.records.schema import metadata
from matcher.regulations.reading import load_law
from seed_data.generate import generate
from seed_data.sizes import DEMO, Size
from tests.acts import act

Rows = TypeVar("Rows", Subjects, Openings, Units)
DEMO_DAY = date(2026, 11, 23)
POLICY = Path(__file__).parents[1] / "seed_data" / "policy.toml"


def inputs_on(today: date, seed: int = 1, size: Size = DEMO) -> Inputs:
    """What a run on the generated files looks at."""
    return _loaded(today, seed, size)


@cache
def _loaded(today: date, seed: int, size: Size) -> Inputs:
    engine = make_engine("sqlite://")
    with TemporaryDirectory() as folder, writing(engine).connect() as connection, Session(connection) as session:
        metadata().create_all(connection)
        generate(Path(folder), today, seed=seed, size=size)
        load_folder(session, Path(folder), act(), today=today)
        inputs = Inputs(
            subjects=_by_code(load_subjects(session, today=today)),
            openings=_by_code(load_openings(session)),
            units=_by_code(load_units(session, today=today)),
            setting=Setting(
                today=today.toordinal(), law=load_law(), policy=read_policy(POLICY), routes=load_routes(session)
            ),
            seed=seed,
        )
    engine.dispose()
    return inputs


@cache
def plan_on(today: date, seed: int = 1) -> CohortPlan:
    """The joint plan and the two baselines on the demo of a day."""
    return plan(inputs_on(today, seed))


def said(inputs: Inputs, bundles: Bundles) -> dict[str, tuple[str | None, str | None, Help]]:
    """What each subject is given, in codes."""
    return {
        str(inputs.subjects.code[subject]): (
            None if opening == NONE else str(inputs.openings.code[opening]),
            None if unit == NONE else str(inputs.units.code[unit]),
            Help(int(given)),
        )
        for subject, opening, unit, given in zip(
            bundles.subject, bundles.opening, bundles.unit, bundles.help, strict=True
        )
    }


def _by_code(pool: Rows) -> Rows:
    return pool.take(np.argsort(pool.code, kind="stable"))
