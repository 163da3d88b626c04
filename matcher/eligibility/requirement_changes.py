"""What could be changed about conditions that an opening states of the person, or about the hours a person needs."""

from collections.abc import Mapping

import numpy as np

from matcher.domain.case import Case
from matcher.domain.people import DisabilityCertificate, Education
from matcher.domain.pools import ALL_DAY_MINUTE, Column, Pool, known
from matcher.domain.registry import DisabilityEmployment
from matcher.domain.text import Text
from matcher.eligibility.agreed import by_employer
from matcher.eligibility.change import NO_CHANGE, Change, Effort, Mover, Side, into, where
from matcher.eligibility.evidence import Unit


def _without_told(case: Case) -> Column:
    told, excluded = case.subjects.background_bits, case.openings.excluded_background_bits
    return where(known(told) & (told & excluded != 0), excluded & ~told)


BACKGROUND = (
    Change(
        name="excluded_background_bits",
        side=Side.OPENING,
        mover=Mover.EMPLOYER,
        effort=Effort.COST,
        label=Text("書面で示した背景の条件の見直し", "the written condition on the background dropped"),
        step=0,
        least=_without_told,
        written=into("excluded_background_bits"),
    ),
)

MISSING_FINGERS = (
    by_employer(
        "missing_fingers_accepted",
        Text("指の欠損についての条件をなくす", "no condition on missing fingers"),
        lambda case: where(case.openings.missing_fingers_accepted == 0, 1),
        step=1,
    ),
)


def _education_held(case: Case) -> Column:
    ours, least = case.subjects.education, case.openings.education_min
    return where(known(ours) & known(least) & (ours < least), ours)


EDUCATION = (
    by_employer(
        "education_min",
        Text("学歴の条件を「{value}」に", "education asked for: {value}"),
        _education_held,
        step=-1,
        unit=Unit.WORD,
        words=Education,
    ),
)


def _beside_the_quota(case: Case) -> Column:
    kind, held = case.openings.disability_employment, case.subjects.disability_certificate
    closed = (kind == DisabilityEmployment.QUOTA.number) & (held == DisabilityCertificate.NONE.number)
    return where(closed, DisabilityEmployment.ORDINARY_ONLY.number)


ORDINARY_EMPLOYMENT = (
    by_employer(
        "disability_employment",
        Text("障害者雇用枠ではなく一般雇用での受入れ", "ordinary employment instead of the disability quota"),
        _beside_the_quota,
        step=0,
    ),
)


def _after_work(case: Case) -> Column:
    """The end of the shift as a time of day, where the hours that are kept free still fit in behind it."""
    begins, ends = case.subjects.kept_free_from_minute, case.subjects.kept_free_until_minute
    stops = case.openings.shift_end_minute
    after = stops % ALL_DAY_MINUTE
    return where(known(begins) & known(ends) & known(stops) & (after + ends - begins <= ALL_DAY_MINUTE), after)


def _moved(pool: Pool, values: Column) -> Mapping[str, Column]:
    fields = ("kept_free_from_minute", "kept_free_until_minute")
    begins, ends = (getattr(pool, field) for field in fields)
    moved = (values, values + ends - begins)
    held = (begins, ends)
    return {
        field: np.where(values == NO_CHANGE, before, after)
        for field, before, after in zip(fields, held, moved, strict=True)
    }


TREATMENT_HOURS = (
    Change(
        name="kept_free_hours",
        side=Side.PERSON,
        mover=Mover.PERSON,
        effort=Effort.AGREEMENT,
        label=Text("通院・手続きの時間を{value}以降に", "treatment or errands from {value}"),
        unit=Unit.CLOCK,
        step=0,
        least=_after_work,
        written=_moved,
    ),
)
