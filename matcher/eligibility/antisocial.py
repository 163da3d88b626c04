"""Years since leaving an antisocial group, where an employer or a provider declares such a condition."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from matcher.domain.case import Arity, Case
from matcher.domain.dates import COUNTED_A_YEAR, counted, reached, years_after
from matcher.domain.pools import Column, known
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import AntisocialTie
from matcher.eligibility import home_changes, work_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    """The day by which the years must have passed."""

    label: Text
    day: Callable[[Case], Column]
    reached: Callable[[Case], Column]
    """The same day as `matcher.domain.dates.reached` counts it."""


def _left_rule(*, code: str, arity: Arity, moment: _Moment, years: Callable[[Case], Column], who: Text) -> Rule:
    def judge(case: Case) -> Verdicts:
        tie, left, least = case.subjects.antisocial_tie, case.subjects.antisocial_left_day, years(case)
        asked = known(least) & (tie != AntisocialTie.NONE.number)
        is_late = moment.reached(case) < counted(left) + least * COUNTED_A_YEAR
        left_late = (tie == AntisocialTie.LEFT.number) & known(left) & is_late
        return verdicts(
            refused=asked & ((tie == AntisocialTie.CURRENT.number) | left_late),
            unknown=asked & (~known(tie) | ((tie == AntisocialTie.LEFT.number) & ~known(left))),
        )

    def evidence(case: Case) -> tuple[Evidence, ...]:
        tie, least = term(AntisocialTie, case.subjects.antisocial_tie), number(years(case))
        if least is None or tie is AntisocialTie.NONE:
            return ()
        return (_tie(tie), _since(case, least)) if tie is AntisocialTie.LEFT else (_tie(tie),)

    def _since(case: Case, least: int) -> Evidence:
        left = case.subjects.antisocial_left_day
        is_known = number(left) is not None
        return Evidence(
            field="antisocial_left_day",
            label=Text(
                f"{moment.label.ja}（離脱から{least}年後以降）", f"{moment.label.en}, {least} years after leaving"
            ),
            source=Source.SUBJECT,
            found=int(moment.day(case).item()),
            comparator=Comparator.AT_LEAST,
            threshold=int(years_after(left, years(case)).item()) if is_known else None,
            unit=Unit.DATE,
        )

    return Rule(
        code=code,
        name="antisocial_condition_met" if arity is Arity.SUBJECT_OPENING else "home_antisocial_condition_met",
        arity=arity,
        label=Text("反社会的勢力からの離脱", "years since leaving an antisocial group"),
        refusal=Text("離脱後の年数の条件に合いません", "the condition on years since leaving is not met"),
        reference=Text("受入側が申告した条件", "a condition the receiving side declared"),
        changed_by=who,
        judge=judge,
        evidence=evidence,
    )


def _tie(tie: AntisocialTie | None) -> Evidence:
    return Evidence(
        field="antisocial_tie",
        label=Text("反社会的勢力との関係", "tie to an antisocial group"),
        source=Source.SUBJECT,
        found=None if tie is None else tie.value,
        comparator=Comparator.AMONG,
        threshold=(AntisocialTie.NONE.value, AntisocialTie.LEFT.value),
        unit=Unit.WORD,
        words=AntisocialTie,
    )


ANTISOCIAL_AT_WORK = replace(
    _left_rule(
        code="H08b",
        arity=Arity.SUBJECT_OPENING,
        moment=_Moment(
            label=Text("就業開始日", "first day of work"),
            day=lambda case: case.start_day,
            reached=lambda case: case.start_reached,
        ),
        years=lambda case: case.openings.antisocial_years,
        who=Text("雇用主", "the employer"),
    ),
    changes=work_changes.ANTISOCIAL,
)

ANTISOCIAL_AT_HOME = replace(
    _left_rule(
        code="H08e",
        arity=Arity.SUBJECT_UNIT,
        moment=_Moment(
            label=Text("釈放日", "release day"),
            day=lambda case: case.subjects.release_day,
            reached=lambda case: reached(case.subjects.release_day),
        ),
        years=lambda case: case.units.antisocial_years,
        who=Text("貸主・施設", "the landlord or facility"),
    ),
    changes=home_changes.ANTISOCIAL,
)
