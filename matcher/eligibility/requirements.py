"""Rules about what an opening states of the person beside licences and strength, and about hours the person needs."""

from matcher.domain.case import Arity, Case
from matcher.domain.people import DisabilityCertificate, Education
from matcher.domain.pools import known
from matcher.domain.reading import number, term
from matcher.domain.registry import DisabilityEmployment
from matcher.domain.text import Text
from matcher.eligibility import requirement_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts

_EMPLOYER = Text("雇用主", "the employer")
_DECLARED = Text("雇用主が申告した条件", "a condition the employer declared")
_A_DAY = 1440


def _fingers_judge(case: Case) -> Verdicts:
    missing, barred = case.subjects.missing_fingers, case.openings.missing_fingers_accepted == 0
    return verdicts(refused=barred & (missing == 1), unknown=barred & ~known(missing))


def _fingers_evidence(case: Case) -> tuple[Evidence, ...]:
    if number(case.openings.missing_fingers_accepted) != 0:
        return ()
    return (
        Evidence(
            field="missing_fingers",
            label=Text("指の欠損", "missing fingers"),
            source=Source.SUBJECT,
            found=number(case.subjects.missing_fingers),
            comparator=Comparator.IS,
            threshold=0,
            unit=Unit.YES_NO,
        ),
    )


MISSING_FINGERS = Rule(
    code="H08d",
    name="missing_fingers_accepted",
    arity=Arity.SUBJECT_OPENING,
    label=Text("指の欠損の条件（申告のある求人のみ）", "condition on missing fingers, where one is declared"),
    refusal=Text("指の欠損についての条件に合いません", "the condition on missing fingers is not met"),
    reference=_DECLARED,
    changed_by=_EMPLOYER,
    judge=_fingers_judge,
    evidence=_fingers_evidence,
    changes=requirement_changes.MISSING_FINGERS,
)


def _education_judge(case: Case) -> Verdicts:
    ours, least = case.subjects.education, case.openings.education_min
    stated = known(least) & (least > Education.JUNIOR_HIGH.number)
    return verdicts(refused=stated & known(ours) & (ours < least), unknown=stated & ~known(ours))


def _education_evidence(case: Case) -> tuple[Evidence, ...]:
    ours, least = term(Education, case.subjects.education), term(Education, case.openings.education_min)
    if least is None or least is Education.JUNIOR_HIGH:
        return ()
    return (
        Evidence(
            field="education",
            label=Text("学歴（求人の条件）", "education, where the opening states a requirement"),
            source=Source.SUBJECT,
            found=None if ours is None else ours.value,
            comparator=Comparator.AMONG,
            threshold=tuple(step.value for step in Education if step.number >= least.number),
            unit=Unit.WORD,
            words=Education,
        ),
    )


EDUCATION = Rule(
    code="H09c",
    name="education_requirement_met",
    arity=Arity.SUBJECT_OPENING,
    label=Text("学歴の条件", "requirement on education"),
    refusal=Text("求人の学歴の条件に合いません", "the opening's requirement on education is not met"),
    reference=_DECLARED,
    changed_by=_EMPLOYER,
    judge=_education_judge,
    evidence=_education_evidence,
    changes=requirement_changes.EDUCATION,
)


def _disability_judge(case: Case) -> Verdicts:
    kind, held = case.openings.disability_employment, case.subjects.disability_certificate
    supported = (kind == DisabilityEmployment.TYPE_A.number) | (kind == DisabilityEmployment.TYPE_B.number)
    quota, none = kind == DisabilityEmployment.QUOTA.number, held == DisabilityCertificate.NONE.number
    return verdicts(refused=quota & none, unknown=(quota & ~known(held)) | (supported & (none | ~known(held))))


def _disability_evidence(case: Case) -> tuple[Evidence, ...]:
    kind = term(DisabilityEmployment, case.openings.disability_employment)
    held = term(DisabilityCertificate, case.subjects.disability_certificate)
    if kind in {None, DisabilityEmployment.ORDINARY_ONLY}:
        return ()
    none = DisabilityCertificate.NONE
    return (
        Evidence(
            field="disability_certificate",
            label=Text(
                "障害者手帳（障害者雇用・就労継続支援）", "disability certificate, for work kept for its holders"
            ),
            source=Source.SUBJECT,
            found=None if held is None else held.value,
            comparator=Comparator.AMONG,
            threshold=tuple(each.value for each in DisabilityCertificate if each is not none),
            unit=Unit.WORD,
            words=DisabilityCertificate,
            undecided=() if kind is DisabilityEmployment.QUOTA else (none.value,),
        ),
    )


DISABILITY_EMPLOYMENT = Rule(
    code="H09d",
    name="disability_employment_open",
    arity=Arity.SUBJECT_OPENING,
    label=Text("障害者雇用の枠", "work kept for people with a disability"),
    refusal=Text("障害者手帳のある人の求人です", "the opening is for people with a disability certificate"),
    reference=Text(
        "障害者雇用促進法、障害者総合支援法（就労継続支援は受給者証で利用）",
        "Act to Facilitate the Employment of Persons with Disabilities; supported work is granted by the municipality",
    ),
    changed_by=Text("市町村（手帳・受給者証）", "the municipality, by a certificate"),
    judge=_disability_judge,
    evidence=_disability_evidence,
    changes=requirement_changes.ORDINARY_EMPLOYMENT,
)


def _hours_judge(case: Case) -> Verdicts:
    begins, ends = case.subjects.kept_free_from_minute, case.subjects.kept_free_until_minute
    starts, stops = case.openings.shift_start_minute, case.openings.shift_end_minute
    needed = ~known(begins) | (begins < ends)
    is_known = known(begins) & known(starts) & known(stops)
    on_day = (starts < ends) & (begins < stops)
    on_next_day = (starts < ends + _A_DAY) & (begins + _A_DAY < stops)
    return verdicts(refused=needed & is_known & (on_day | on_next_day), unknown=needed & ~is_known)


def _hours_evidence(case: Case) -> tuple[Evidence, ...]:
    begins, ends = number(case.subjects.kept_free_from_minute), number(case.subjects.kept_free_until_minute)
    starts, stops = number(case.openings.shift_start_minute), number(case.openings.shift_end_minute)
    if begins is not None and ends is not None and begins >= ends:
        return ()
    if begins is None or ends is None or starts is None or stops is None:
        return (_work_ends(stops if begins is not None else None, begins),)
    if begins + _A_DAY < stops and starts < ends + _A_DAY:
        return (_work_ends(stops, begins + _A_DAY),)
    return (_work_ends(stops, begins),) if starts < ends else (_work_begins(starts, ends),)


def _work_ends(found: int | None, begins: int | None) -> Evidence:
    return Evidence(
        field="shift_end",
        label=Text("終業時刻（通院・役所の時間の前に終わる）", "end of the shift, before treatment or office hours"),
        source=Source.OPENING,
        found=found,
        comparator=Comparator.AT_MOST,
        threshold=begins,
        unit=Unit.CLOCK,
    )


def _work_begins(found: int, ends: int) -> Evidence:
    return Evidence(
        field="shift_start",
        label=Text("始業時刻（通院・役所の時間の後に始まる）", "start of the shift, after treatment or office hours"),
        source=Source.OPENING,
        found=found,
        comparator=Comparator.AT_LEAST,
        threshold=ends,
        unit=Unit.CLOCK,
    )


TREATMENT_HOURS = Rule(
    code="H21b",
    name="shift_leaves_treatment_hours",
    arity=Arity.SUBJECT_OPENING,
    label=Text("勤務時間と通院・役所の時間", "shift, and hours for treatment or offices"),
    refusal=Text(
        "通院・役所のために空ける時間と勤務が重なります", "the shift falls into hours kept for treatment or offices"
    ),
    reference=Text("本人の通院・手続きの予定（面接で確認）", "the person's treatment and errands, from the interview"),
    changed_by=Text("雇用主（勤務時間）、本人（通院先・時間）", "the employer (hours), the person (where and when)"),
    judge=_hours_judge,
    evidence=_hours_evidence,
    changes=requirement_changes.TREATMENT_HOURS,
)
