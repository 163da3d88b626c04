"""Work that a law closes to a person for some years, or leaves to the authority that licenses it; the years are data.

What counts is the law on the first day of work: the bar is about taking up the work, whenever the plan is made.
"""

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case
from matcher.domain.dates import COUNTED_A_YEAR, counted, years_after
from matcher.domain.figures import Figure, FigureUnit
from matcher.domain.pools import NEVER_DAY, Column, known
from matcher.domain.reading import number, term
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text
from matcher.domain.vocabulary import Role
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts

_FIRST_DAY = Text("就業開始日（{role}、刑の終了から{years}年後以降）", "first day of work ({role}, {years} years on)")
_NOT_SAID = Text("法令上の制限がある業務か", "whether the work is restricted by law")
_AUTHORITY = Text("{role}: 免許権者の判断", "{role}: what the licensing authority decides")
_NO_FIGURE = Text("{role}: 就業開始日に有効な欠格期間", "{role}: the bar in force on the first day of work")
_ONLY_TIME = Text("期間の経過のみ", "only the passing of time")
_TIME_OR_AUTHORITY = Text(
    "期間の経過のみ。医師・看護師・薬剤師は免許権者（厚生労働省）に確認",
    "only the passing of time; for physicians, nurses and pharmacists ask the licensing authority (the ministry)",
)
OTHERWISE_JUDGED = (Role.GENERAL, Role.SECURITY_GUARD, Role.CHILD_CONTACT)
"""Roles that are not restricted, or have a rule of their own."""


def figure_of(role: Role) -> str:
    """The key of the figure that bars a role."""
    return f"bar_{role.value}"


def barred(
    *, code: str, name: str, roles: tuple[Role, ...], texts: tuple[Text, Text, Text], changed_by: Text = _ONLY_TIME
) -> Rule:
    """A rule that closes regulated roles for the years that the law names for each, from the end of the sentence.

    Where the law leaves it to an authority, or no figure is known for the day, the answer is to be asked for.
    """
    label, refusal, reference = texts

    def judge(case: Case) -> Verdicts:
        offered = case.openings.role
        start = case.start_day
        refused, unknown = np.zeros(start.shape, dtype=bool), ~known(offered)
        bar = _Bar(case=case, reached=case.start_reached, law_of=start)
        for role in roles:
            in_role = offered == role.number
            if not in_role.any():
                continue
            too_early, settled = bar.too_early(figure_of(role))
            refused = refused | (in_role & too_early)
            unknown = unknown | (in_role & ~settled)
        return verdicts(refused=refused, unknown=unknown)

    def evidence(case: Case) -> tuple[Evidence, ...]:
        role = term(Role, case.openings.role)
        if role is None:
            return (_item(_NOT_SAID, found=None, threshold=None, figures=(), source=Source.OPENING),)
        return (_bar_evidence(case, role),) if role in roles else ()

    return Rule(
        code=code,
        name=name,
        arity=Arity.SUBJECT_OPENING,
        label=label,
        refusal=refusal,
        reference=reference,
        changed_by=changed_by,
        legal_bar=True,
        figures=tuple(figure_of(role) for role in roles),
        judge=judge,
        evidence=evidence,
    )


class _Bar:
    """The first days of work of a case, set against the years of any figure of the law."""

    def __init__(self, *, case: Case, reached: Column, law_of: Column) -> None:
        """`reached`: the first days of work, as `Case.start_reached`; `law_of`: the days whose law counts."""
        self._law, self._reached, self._law_of = case.setting.law, reached, law_of
        self._ended, self._end = known(case.subjects.sentence_end_day), counted(case.subjects.sentence_end_day)
        self._first, self._last = int(law_of.min(initial=NEVER_DAY)), int(law_of.max(initial=0))

    def too_early(self, key: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Where work begins within the years that hold on those days, and where that can be said at all."""
        early, settled = np.zeros((), dtype=bool), np.zeros((), dtype=bool)
        for figure in self._law.rows(key):
            if figure.unit is not FigureUnit.YEARS or figure.until_day < self._first or self._last < figure.from_day:
                continue
            begun = self._ended & (self._reached < self._end + figure.value * COUNTED_A_YEAR)
            if figure.from_day <= self._first and self._last <= figure.until_day:
                return begun, self._ended
            holds = (self._law_of >= figure.from_day) & (self._law_of <= figure.until_day)
            early, settled = early | (holds & begun), settled | (holds & self._ended)
        return early, settled


def _bar_evidence(case: Case, role: Role) -> Evidence:
    start, end = int(case.start_day.item()), number(case.subjects.sentence_end_day)
    figure = case.setting.law.figure(figure_of(role), start)
    if figure is None:
        return _item(_NO_FIGURE.filled(role=role.label), found=start, threshold=None, figures=())
    if figure.unit is not FigureUnit.YEARS:
        return _item(_AUTHORITY.filled(role=role.label), found=start, threshold=None, figures=(figure,))
    free_on = None if end is None else _years_on(end, figure)
    label = _FIRST_DAY.filled(role=role.label, years=figure.value)
    return _item(label, found=start, threshold=free_on, figures=(figure,))


def _years_on(end: int, figure: Figure) -> int:
    return int(years_after(np.array(end), np.array(figure.value)).item())


def _item(
    label: Text,
    *,
    found: int | None,
    threshold: int | None,
    figures: tuple[Figure, ...],
    source: Source = Source.SUBJECT,
) -> Evidence:
    return Evidence(
        field="start_day",
        label=label,
        source=source,
        found=found,
        comparator=Comparator.AT_LEAST,
        threshold=threshold,
        unit=Unit.DATE,
        figures=figures,
    )


SECURITY_GUARD = barred(
    code="H04",
    name="barred_security_guard",
    roles=(Role.SECURITY_GUARD,),
    texts=(
        Text("警備業務の欠格期間", "bar from security guarding"),
        Text("欠格期間中のため、警備業務に就けません", "security work is barred for some years after the sentence"),
        Text("警備業法 第14条", "Security Services Act, art. 14"),
    ),
)

REGULATED_PROFESSIONS = barred(
    code="H06",
    name="barred_regulated_professions",
    roles=tuple(role for role in Role if role not in OTHERWISE_JUDGED),
    texts=(
        Text("資格・免許の欠格期間", "bar from regulated professions"),
        Text(
            "欠格期間中のため、この業務に必要な登録・免許を受けられません",
            "the registration that this work needs is barred for some years after the sentence",
        ),
        Text("各資格の法律の欠格条項（基準値の一覧）", "the act on each profession; see the list of figures"),
    ),
    changed_by=_TIME_OR_AUTHORITY,
)

CHECKED_YEARS = "child_contact_check_years"
"""Everybody here has served a prison sentence: the longest of the periods that the act checks."""


def _checked_day(case: Case, start: Column) -> Column:
    """The first day of work, or the act's first day where that is later: the programme applies its period already."""
    checked: Column = np.maximum(start, case.setting.law.begins(CHECKED_YEARS))
    return checked


def _child_judge(case: Case) -> Verdicts:
    with_children = (case.openings.role == Role.CHILD_CONTACT.number) & (case.setting.policy.child_contact_bar == 1)
    start = case.start_day
    if not with_children.any():
        return verdicts(refused=np.zeros(start.shape, dtype=bool))
    specified = case.subjects.specified_sexual_offence
    bar = _Bar(case=case, reached=case.start_reached, law_of=_checked_day(case, start))
    too_early, settled = bar.too_early(CHECKED_YEARS)
    return verdicts(
        refused=with_children & (specified == 1) & too_early,
        unknown=with_children & (specified != 0) & (~settled | (too_early & (specified == UNKNOWN))),
    )


def _child_evidence(case: Case) -> tuple[Evidence, ...]:
    specified = number(case.subjects.specified_sexual_offence)
    with_children = term(Role, case.openings.role) is Role.CHILD_CONTACT
    if not with_children or specified == 0 or case.setting.policy.child_contact_bar == 0:
        return ()
    start, end = int(case.start_day.item()), number(case.subjects.sentence_end_day)
    figure = case.setting.law.figure(CHECKED_YEARS, int(_checked_day(case, case.start_day).item()))
    ends = None if end is None or figure is None else _years_on(end, figure)
    settled = specified is not None or (ends is not None and start >= ends)
    return (
        _item(
            Text("就業開始日（確認の対象期間の後）", "first day of work, after the period that is checked"),
            found=start if settled else None,
            threshold=ends,
            figures=() if figure is None else (figure,),
        ),
    )


CHILD_CONTACT = Rule(
    code="H05",
    name="child_contact_not_proposed",
    arity=Arity.SUBJECT_OPENING,
    label=Text("子どもと接する業務", "work with children"),
    refusal=Text(
        "この業務は事業者による確認の対象です。当事業では紹介しません（方針）",
        "the business has to check for this work; by policy this service does not propose it",
    ),
    reference=Text(
        "こども性暴力防止法（令和6年法律第69号）と当事業の方針", "Act No. 69 of 2024 and the policy of this service"
    ),
    changed_by=Text("期間の経過、または方針の見直し", "the passing of time, or the policy"),
    figures=(CHECKED_YEARS,),
    judge=_child_judge,
    evidence=_child_evidence,
)
