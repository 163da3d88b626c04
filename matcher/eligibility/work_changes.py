"""What could be changed about a job, or about a person's licences, so that the job comes into question."""

from collections.abc import Mapping

import numpy as np

from matcher.domain.case import Case
from matcher.domain.dates import age_on
from matcher.domain.pools import NEVER_DAY, Column, Openings, Pool, Subjects, Units, known
from matcher.domain.text import Text
from matcher.domain.vocabulary import (
    DRIVING_BITS,
    AntisocialTie,
    Licence,
    TattooPolicy,
    WorkCapacity,
)
from matcher.eligibility.agreed import by_employer
from matcher.eligibility.change import NO_CHANGE, Change, Effort, Mover, Side, into, where
from matcher.eligibility.evidence import Unit


def _licence(licence: Licence) -> Change:
    def least(case: Case) -> Column:
        begins = case.subjects.licence_from_day[..., licence.number]
        ends = case.subjects.licence_until_day[..., licence.number]
        lacking = (begins > case.start_day) | (ends < case.start_day)
        return where(known(begins) & known(ends) & lacking, case.start_day)

    def written(pool: Pool, values: Column) -> Mapping[str, Column]:
        shape, gained = np.shape(values), values != NO_CHANGE
        columns = {}
        for field, day in (("licence_from_day", values), ("licence_until_day", NEVER_DAY)):
            held: Column = getattr(pool, field)
            wide = np.broadcast_shapes(shape, held.shape[:-1])
            columns[field] = np.broadcast_to(held, (*wide, held.shape[-1])).astype(np.int64)
            columns[field][..., licence.number] = np.where(gained, day, held[..., licence.number])
        return columns

    driving = bool(licence.bit & DRIVING_BITS)
    said = Text("{licence}の取得・再取得（{{value}}まで）", "gaining or regaining {licence}, by {{value}}")
    return Change(
        name=f"licence_{licence.value}",
        side=Side.PERSON,
        mover=Mover.SAFETY_COMMISSION if driving else Mover.TRAINER,
        effort=Effort.COST,
        label=said.filled(licence=licence.label),
        unit=Unit.DATE,
        step=-1,
        least=least,
        written=written,
    )


LICENCES = tuple(_licence(licence) for licence in Licence)
DRIVING_LICENCES = tuple(LICENCES[licence.number] for licence in Licence.among(DRIVING_BITS))


def _registered(field: str, label: Text) -> Change:
    def least(case: Case) -> Column:
        return where(getattr(case.openings, field) == 0, 1)

    return Change(
        name=field,
        side=Side.OPENING,
        mover=Mover.EMPLOYMENT_SUPPORT,
        effort=Effort.PAPER,
        label=label,
        step=1,
        least=least,
        written=into(field),
    )


def confirmed(side: Side, mover: Mover, label: Text) -> Change:
    """Asking again whether an opening or a home still is as it was registered."""

    def least(case: Case) -> Column:
        record: Openings | Units = case.openings if side is Side.OPENING else case.units
        oldest = case.setting.today - case.setting.policy.confirm_within_days
        return where(record.confirmed_day < oldest, oldest)

    return Change(
        name=f"{side.value}_confirmed",
        side=side,
        mover=mover,
        effort=Effort.ASK,
        label=label,
        step=1,
        least=least,
        written=into("confirmed_day"),
    )


CURRENT = (
    confirmed(
        Side.OPENING,
        Mover.EMPLOYMENT_SUPPORT,
        Text("求人がまだあるかの再確認", "asking whether the opening still stands"),
    ),
    _registered("employer_active", Text("協力雇用主の登録の再開", "taking up the employer's registration again")),
    _registered("police_checked", Text("登録時の照会の実施", "the check that belongs to the registration")),
)


def _until_start(case: Case) -> Column:
    until = case.openings.valid_until_day
    return where(known(until) & (until < case.start_day), case.start_day)


PERIOD = (
    by_employer(
        "valid_until_day",
        Text("求人の期限を{value}まで延長", "keeping the opening until {value}"),
        _until_start,
        step=1,
        unit=Unit.DATE,
    ),
)


def _tattoo_allowed(case: Case) -> Column:
    ours, theirs = case.subjects.tattoo, case.openings.tattoo_policy
    return where(known(ours) & known(theirs) & (ours > theirs), ours)


TATTOO = (
    by_employer(
        "tattoo_policy",
        Text("入れ墨の条件を「{value}」に", "condition on tattoos: {value}"),
        _tattoo_allowed,
        step=1,
        unit=Unit.WORD,
        words=TattooPolicy,
    ),
)


def _years_since(case: Case) -> Column:
    passed = age_on(case.subjects.antisocial_left_day, case.start_day)
    return shorter_since(case.subjects, passed, case.openings.antisocial_years)


def shorter_since(people: Subjects, passed: Column, years: Column) -> Column:
    """The full years that have passed since people left a group, where more are asked."""
    settled = (people.antisocial_tie == AntisocialTie.LEFT.number) & known(people.antisocial_left_day) & known(years)
    return where(settled & (passed >= 0) & (passed < years), passed)


ANTISOCIAL = (
    by_employer(
        "antisocial_years",
        Text("離脱後の年数の条件を{value}年に", "years asked since leaving: {value}"),
        _years_since,
        step=-1,
    ),
)


def _lighter(case: Case) -> Column:
    able, asked = case.subjects.work_capacity, case.openings.physical_demand
    return where((able >= WorkCapacity.LIGHT.number) & known(asked) & (able < asked), able)


PHYSICAL = (
    by_employer(
        "physical_demand",
        Text("担当する作業を「{value}」の範囲に", "duties within: {value}"),
        _lighter,
        step=-1,
        unit=Unit.WORD,
        words=WorkCapacity,
    ),
)
