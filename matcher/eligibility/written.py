"""Conditions that the receiving side wrote down: backgrounds it excludes, and words that only a person can judge."""

from collections.abc import Callable

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.people import Background
from matcher.domain.pools import Column, known
from matcher.domain.reading import number, terms
from matcher.domain.text import Text
from matcher.eligibility import requirement_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts


def _background_judge(case: Case) -> Verdicts:
    told, excluded = case.subjects.background_bits, case.openings.excluded_background_bits
    return verdicts(
        refused=known(told) & (told & excluded != 0),
        unknown=~known(told) & (excluded != 0),
    )


def _background_evidence(case: Case) -> tuple[Evidence, ...]:
    excluded = terms(Background, case.openings.excluded_background_bits) or ()
    told = terms(Background, case.subjects.background_bits)
    if not excluded:
        return ()
    return (
        Evidence(
            field="backgrounds",
            label=Text("犯行に至った背景（求人の条件）", "background, where the opening states a condition"),
            source=Source.SUBJECT,
            found=None if told is None else tuple(one.value for one in told),
            comparator=Comparator.NOT_AMONG,
            threshold=tuple(one.value for one in excluded),
            unit=Unit.WORD,
            words=Background,
        ),
    )


BACKGROUND_CONDITION = Rule(
    code="H03c",
    name="background_condition_met",
    arity=Arity.SUBJECT_OPENING,
    label=Text("背景についての書面の条件", "written condition on the background"),
    refusal=Text(
        "雇用主が書面で示した背景の条件に合いません", "the employer's written condition on the background is not met"
    ),
    reference=Text("雇用主が書面で示した条件", "a condition the employer wrote down"),
    changed_by=Text("雇用主", "the employer"),
    judge=_background_judge,
    evidence=_background_evidence,
    changes=requirement_changes.BACKGROUND,
)


def _words_rule(*, code: str, name: str, arity: Arity, who: Text, words: Callable[[Case], Column]) -> Rule:
    def judge(case: Case) -> Verdicts:
        to_judge = words(case) == 1
        return verdicts(refused=np.zeros_like(to_judge), unknown=to_judge)

    def evidence(case: Case) -> tuple[Evidence, ...]:
        return (
            Evidence(
                field="conditions",
                label=Text("他の欄で表せない、文章の条件がある", "conditions in words that no other field says"),
                source=Source.OPENING if arity is Arity.SUBJECT_OPENING else Source.UNIT,
                found=number(words(case)),
                comparator=Comparator.IS,
                threshold=0,
                unit=Unit.YES_NO,
                undecided=(1,),
            ),
        )

    return Rule(
        code=code,
        name=name,
        arity=arity,
        label=Text("文章で示された条件", "conditions in words"),
        refusal=Text(
            "文章で示された条件があります。人が読んで判断します", "there are conditions in words: a person has to judge"
        ),
        reference=Text("受入側が申告した条件（原文）", "what the receiving side wrote, in its own words"),
        changed_by=who,
        judge=judge,
        evidence=evidence,
    )


OPENING_WORDS_JUDGED = _words_rule(
    code="H03d",
    name="opening_conditions_judged",
    arity=Arity.SUBJECT_OPENING,
    who=Text("調整担当（読んで欄に反映）、雇用主", "the coordinator, by putting it into fields, or the employer"),
    words=lambda case: case.openings.words_to_judge,
)

UNIT_WORDS_JUDGED = _words_rule(
    code="H03e",
    name="home_conditions_judged",
    arity=Arity.SUBJECT_UNIT,
    who=Text("調整担当（読んで欄に反映）、貸主", "the coordinator, by putting it into fields, or the landlord"),
    words=lambda case: case.units.words_to_judge,
)
