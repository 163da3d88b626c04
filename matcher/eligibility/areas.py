"""Areas to avoid: asked, not asked, or asked and none; the reason is the person's and is told to nobody."""

from collections.abc import Callable

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.pools import Openings, Units, holds, known
from matcher.domain.reading import codes, number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import Asked
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts


def _area_rule(*, code: str, name: str, arity: Arity, refusal: Text, side: Callable[[Case], Openings | Units]) -> Rule:
    def judge(case: Case) -> Verdicts:
        asked, place = case.subjects.avoid_areas_asked, side(case).municipality
        avoided = (asked == Asked.SOME.number) & holds(case.subjects.avoid_area, place)
        open_question = (asked == Asked.NOT_ASKED.number) | ~known(asked)
        return verdicts(
            refused=known(place) & avoided,
            unknown=np.asarray(open_question | (~known(place) & (asked == Asked.SOME.number))),
        )

    def evidence(case: Case) -> tuple[Evidence, ...]:
        asked, place = term(Asked, case.subjects.avoid_areas_asked), number(side(case).municipality)
        if asked is Asked.NONE:
            return ()
        return (
            Evidence(
                field="avoid_area",
                label=Text("避ける地域の確認", "areas to avoid"),
                source=Source.SUBJECT,
                found=None if place is None else str(place),
                comparator=Comparator.NOT_AMONG,
                threshold=codes(case.subjects.avoid_area) if asked is Asked.SOME else None,
                unit=Unit.AREA,
            ),
        )

    return Rule(
        code=code,
        name=name,
        arity=arity,
        label=Text("避ける地域", "areas to avoid"),
        refusal=refusal,
        reference=Text("本人の申出", "the person's own statement"),
        changed_by=Text("本人（面接で確認）", "the person, at an interview"),
        private=True,
        judge=judge,
        evidence=evidence,
    )


WORKPLACE_OUTSIDE_AVOIDED_AREAS = _area_rule(
    code="H15a",
    name="workplace_outside_avoided_areas",
    arity=Arity.SUBJECT_OPENING,
    refusal=Text("勤務地は本人事情により不可です", "the workplace is not possible for reasons of the person"),
    side=lambda case: case.openings,
)

HOME_OUTSIDE_AVOIDED_AREAS = _area_rule(
    code="H15b",
    name="home_outside_avoided_areas",
    arity=Arity.SUBJECT_UNIT,
    refusal=Text("所在地は本人事情により不可です", "the place is not possible for reasons of the person"),
    side=lambda case: case.units,
)
