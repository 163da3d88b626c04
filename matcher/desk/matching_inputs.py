"""The inputs of a run, read from the records in the order of their codes."""

import hashlib
import json
from dataclasses import fields
from datetime import date
from typing import TypeVar

import numpy as np
from sqlalchemy.orm import Session

from matcher.desk.law import law_in_force
from matcher.domain.case import Setting
from matcher.domain.policy import Policy
from matcher.domain.pools import Openings, Pool, Subjects, Units
from matcher.matching.inputs import Inputs
from matcher.matching.settled import with_settled_days
from matcher.records.columns import load_openings, load_routes, load_subjects, load_units

Rows = TypeVar("Rows", Subjects, Openings, Units)


def load_inputs(session: Session, *, today: date, policy: Policy, seed: int) -> Inputs:
    """Everything on record as columns, for one day, policy and seed."""
    inputs = Inputs(
        subjects=_by_code(load_subjects(session, today=today)),
        openings=_by_code(load_openings(session)),
        units=_by_code(load_units(session, today=today)),
        setting=Setting(today=today.toordinal(), law=law_in_force(session), policy=policy, routes=load_routes(session)),
        seed=seed,
    )
    return with_settled_days(inputs)


def inputs_hash(inputs: Inputs) -> str:
    """SHA-256 of every column, in hex: equal inputs have equal hashes."""
    digest = hashlib.sha256(json.dumps([inputs.seed, inputs.setting.today]).encode())
    pools: tuple[Pool, ...] = (inputs.subjects, inputs.openings, inputs.units)
    columns = [getattr(pool, field.name) for pool in pools for field in fields(pool)]
    columns += [getattr(inputs.setting.routes, field.name) for field in fields(inputs.setting.routes) if field.init]
    for column in columns:
        digest.update(json.dumps(column.tolist()).encode())
    return digest.hexdigest()


def _by_code(pool: Rows) -> Rows:
    return pool.take(np.argsort(pool.code, kind="stable"))
