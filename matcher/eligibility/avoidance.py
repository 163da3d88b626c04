"""People to avoid, and whether avoiding was asked about at all; whom and why is told to nobody."""

from collections.abc import Callable

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.pools import Column
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import Asked
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts

_BY_PERSON = Text("本人の申出", "the person's own statement")
_AT_INTERVIEW = Text("本人（面接で確認）", "the person, at an interview")
_ASKED = (Asked.NONE.value, Asked.SOME.value)


def _asked_judge(case: Case) -> Verdicts:
    people = case.subjects
    open_question = ~_is_asked(people.avoid_areas_asked) | ~_is_asked(people.avoid_people_asked)
    return verdicts(refused=np.zeros_like(open_question), unknown=open_question)


def _is_asked(answer: Column) -> Column:
    said: Column = (answer == Asked.NONE.number) | (answer == Asked.SOME.number)
    return said


def _asked_evidence(case: Case) -> tuple[Evidence, ...]:
    questions = (
        ("avoid_areas_asked", Text("避ける地域の確認", "areas to avoid, asked"), case.subjects.avoid_areas_asked),
        ("avoid_people_asked", Text("避ける人の確認", "people to avoid, asked"), case.subjects.avoid_people_asked),
    )
    return tuple(_question(field, label, term(Asked, answer)) for field, label, answer in questions)


def _question(field: str, label: Text, answer: Asked | None) -> Evidence:
    return Evidence(
        field=field,
        label=label,
        source=Source.SUBJECT,
        found=None if answer is None else answer.value,
        comparator=Comparator.AMONG,
        threshold=_ASKED,
        unit=Unit.WORD,
        words=Asked,
        undecided=(Asked.NOT_ASKED.value,),
    )


AVOIDANCE_ASKED = Rule(
    code="H23",
    name="avoidance_asked",
    arity=Arity.SUBJECT,
    label=Text("避ける地域・人の確認", "areas and people to avoid were asked about"),
    refusal=Text(
        "避ける地域・避ける人を本人に確認していません。確認するまで照会できません",
        "areas and people to avoid have not been asked about; until then nobody is inquired of",
    ),
    reference=_BY_PERSON,
    changed_by=_AT_INTERVIEW,
    private=True,
    judge=_asked_judge,
    evidence=_asked_evidence,
)


def _company_rule(*, code: str, arity: Arity, source: Source, field: str, others: Callable[[Case], Column]) -> Rule:
    at_work = arity is Arity.SUBJECT_OPENING

    def judge(case: Case) -> Verdicts:
        to_check = (case.subjects.avoid_people_asked == Asked.SOME.number) & (others(case) != 0)
        return verdicts(refused=np.zeros_like(to_check), unknown=to_check)

    def evidence(case: Case) -> tuple[Evidence, ...]:
        there = number(others(case))
        if term(Asked, case.subjects.avoid_people_asked) is not Asked.SOME:
            return ()
        return (
            Evidence(
                field=field,
                label=Text("他の出所者がいる（避ける人でないか）", "other releasees there, among them people to avoid"),
                source=source,
                found=None if there is None else int(there > 0),
                comparator=Comparator.IS,
                threshold=0,
                unit=Unit.YES_NO,
                undecided=(1,),
            ),
        )

    return Rule(
        code=code,
        name="no_person_to_avoid_at_work" if at_work else "no_person_to_avoid_at_home",
        arity=arity,
        label=Text("避ける人", "people to avoid"),
        refusal=Text(
            "他の出所者がいます。避ける人に当たらないか、担当者の確認が要ります",
            "other releasees are there; a coordinator has to see that none of them is a person to avoid",
        ),
        reference=_BY_PERSON,
        changed_by=Text("調整担当（名簿との照合）", "the coordinator, by comparing"),
        private=True,
        judge=judge,
        evidence=evidence,
    )


NO_PERSON_TO_AVOID_AT_WORK = _company_rule(
    code="H15c",
    arity=Arity.SUBJECT_OPENING,
    source=Source.EMPLOYER,
    field="current_releasees",
    others=lambda case: case.openings.current_releasees,
)

NO_PERSON_TO_AVOID_AT_HOME = _company_rule(
    code="H15d",
    arity=Arity.SUBJECT_UNIT,
    source=Source.UNIT,
    field="other_releasees",
    others=lambda case: case.units.other_releasees,
)
