"""Questions about more than one column: licences, stances, areas, hours, and whether a record still stands."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY, NO_CODE, Column, Pool, known
from matcher.domain.text import Text
from matcher.domain.vocabulary import Asked, Licence, OffenceCategory
from matcher.eligibility.change import NO_CHANGE, Mover, Side, into
from matcher.eligibility.question import ANSWERED_BY, Question, column_of, value_or_gone

_NO_AREA = 0


def licence_held(licence: Licence) -> Question:
    """Whether a licence is held; its dates are told with it."""

    def is_open(case: Case) -> NDArray[np.bool_]:
        begins = case.subjects.licence_from_day[..., licence.number]
        return ~known(begins) | ~known(case.subjects.licence_until_day[..., licence.number])

    def written(pool: Pool, values: Column) -> Mapping[str, Column]:
        columns = {}
        for field, held in (("licence_from_day", 0), ("licence_until_day", NEVER_DAY)):
            columns[field] = getattr(pool, field).copy()
            told = np.where(values == 1, held, NEVER_DAY)
            columns[field][..., licence.number] = np.where(
                values == NO_CHANGE, columns[field][..., licence.number], told
            )
        return columns

    return Question(
        name=f"person_licence_{licence.value}",
        side=Side.PERSON,
        whom=Mover.PERSON,
        label=Text("「{licence}」を持っているか", "whether {licence} is held").filled(licence=licence.label),
        is_open=is_open,
        answers=lambda _: (0, 1),
        written=written,
    )


def still_there(side: Side, label: Text, gone: str) -> Question:
    """Whether an opening or a home still is as it was registered; `gone` is the column that says it is not."""

    def is_open(case: Case) -> NDArray[np.bool_]:
        oldest = case.setting.today - case.setting.policy.confirm_within_days
        stale: NDArray[np.bool_] = column_of(side, case, "confirmed_day") < oldest
        return stale

    return Question(
        name=f"{side.value}_confirmed",
        side=side,
        whom=ANSWERED_BY[side],
        label=label,
        is_open=is_open,
        answers=lambda _: (0, 1),
        written=value_or_gone("confirmed_day", gone, NEVER_DAY),
    )


def stance(side: Side, offence: OffenceCategory) -> Question:
    """What the receiving side decides about an offence category that it has not accepted or refused."""

    def is_open(case: Case) -> NDArray[np.bool_]:
        settled = column_of(side, case, "accepted_bits") | column_of(side, case, "not_accepted_bits")
        concerned: NDArray[np.bool_] = (case.subjects.offence_bits & offence.bit & ~settled) != 0
        return concerned

    def written(pool: Pool, values: Column) -> Mapping[str, Column]:
        fields = ("not_accepted_bits", "accepted_bits")
        return {
            field: getattr(pool, field) | np.where(values == answer, offence.bit, 0)
            for answer, field in enumerate(fields)
        }

    return Question(
        name=f"{side.value}_stance_{offence.value}",
        side=side,
        whom=ANSWERED_BY[side],
        label=Text("「{offence}」を受け入れるか", "whether {offence} is accepted").filled(offence=offence.label),
        is_open=is_open,
        answers=lambda _: (0, 1),
        written=written,
    )


def _areas_open(case: Case) -> NDArray[np.bool_]:
    asked = case.subjects.avoid_areas_asked
    unasked: NDArray[np.bool_] = ~known(asked) | (asked == Asked.NOT_ASKED.number)
    return unasked


def _areas(case: Case) -> tuple[int, ...]:
    places = np.unique(np.concatenate([case.openings.municipality, case.units.municipality]))
    return (_NO_AREA, *places[known(places)].tolist())


def _areas_written(pool: Pool, values: Column) -> Mapping[str, Column]:
    told, asked = values != NO_CHANGE, np.where(values == _NO_AREA, Asked.NONE.number, Asked.SOME.number)
    area = np.where(told & (values != _NO_AREA), values, NO_CODE)
    before: Column = getattr(pool, "avoid_areas_asked")  # noqa: B009  # of people alone, which the side says
    return {"avoid_areas_asked": np.where(told, asked, before), "avoid_area": area[:, None]}


def _hours_open(case: Case) -> NDArray[np.bool_]:
    begins, ends = case.subjects.kept_free_from_minute, case.subjects.kept_free_until_minute
    return ~known(begins) | ~known(ends)


def _hours_written(pool: Pool, values: Column) -> Mapping[str, Column]:
    """From midnight until the minute told; none where it is midnight itself."""
    held = {field: getattr(pool, field) for field in ("kept_free_from_minute", "kept_free_until_minute")}
    told: dict[str, Column | int] = {"kept_free_from_minute": 0, "kept_free_until_minute": values}
    return {field: np.where(values == NO_CHANGE, before, told[field]) for field, before in held.items()}


def _institutions(case: Case) -> tuple[int, ...]:
    """One that no opening is shown to, then each to which some are."""
    named = np.unique(case.openings.institution_key)
    keys = named[known(named) & (named != NO_CODE)].tolist()
    return (max(keys, default=0) + 1, *keys)


AVOID_AREAS = Question(
    name="person_avoid_areas",
    side=Side.PERSON,
    whom=Mover.PERSON,
    label=Text("避ける地域があるか", "whether there are areas to avoid"),
    is_open=_areas_open,
    answers=_areas,
    written=_areas_written,
)
KEPT_FREE_HOURS = Question(
    name="person_kept_free_hours",
    side=Side.PERSON,
    whom=Mover.PERSON,
    label=Text("通院・手続きのために空ける時間", "hours kept for treatment or offices"),
    is_open=_hours_open,
    answers=lambda _: (ALL_DAY_MINUTE, 0),
    written=_hours_written,
)
INSTITUTION = Question(
    name="person_institution_key",
    side=Side.PERSON,
    whom=Mover.COORDINATOR,
    label=Text("収容されている施設", "the prison"),
    is_open=lambda case: ~known(case.subjects.institution_key),
    answers=_institutions,
    written=into("institution_key"),
)
