"""A subject in the order of the decision screen: consent, release, money, schemes, health, wishes, background."""

from collections.abc import Sequence

from matcher.desk.days import day_text, release_note
from matcher.desk.deadlines import deadlines
from matcher.desk.register import Register
from matcher.desk.views import Fact, PersonView, SettledView
from matcher.desk.wording import NOT_KNOWN, place_text
from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.licences import valid_on
from matcher.domain.pools import NEVER_DAY, Subjects
from matcher.domain.reading import codes, number, term, terms
from matcher.domain.term import UNKNOWN, Term
from matcher.domain.text import Text, joined
from matcher.domain.vocabulary import (
    Asked,
    ConsentPurpose,
    EmergencyProtection,
    Licence,
    Occupation,
    OffenceCategory,
    PublicAssistance,
    Situation,
    SpecialAdjustment,
    Training,
    TravelMeans,
    WorkCapacity,
)
from matcher.matching.priority import priorities
from matcher.records.cases.facts import ConsentFacts
from matcher.records.cases.licence_facts import LicenceFacts

_NONE = Text("なし", "none")


def person_view(
    register: Register,
    code: str,
    *,
    consents: Sequence[ConsentFacts],
    licences: Sequence[LicenceFacts],
    settled: SettledView | None,
) -> PersonView:
    """One person as their coordinator sees them; areas to avoid are never named."""
    person, run = register.people[code], register.run
    row = register.inputs.subjects.take([register.inputs.subject_row(code)])
    priority = priorities(row, register.inputs.setting)[0]
    asked = term(Asked, row.avoid_areas_asked)
    return PersonView(
        code=code,
        consents=tuple(_consent(one) for one in consents),
        consent_in_force=int(row.consent_until_day.item()) >= run.today.toordinal(),
        release_on=person.release_on,
        days_left=(person.release_on - run.today).days,
        release_day_note=release_note(person.release_on),
        release_certainty=None if person.release_certainty is None else person.release_certainty.label,
        may_move_by=person.release_may_move_by,
        met_by=person.met_by,
        needs=_needs(row),
        priority=priority.level,
        priority_reason=priority.reason,
        cash_yen=number(row.cash_yen),
        avoid_areas=NOT_KNOWN if asked is None else asked.label,
        areas_asked=asked not in {None, Asked.NOT_ASKED},
        schemes=(
            _one(Text("更生緊急保護", "urgent aftercare"), term(EmergencyProtection, row.emergency_protection)),
            _one(Text("生活保護", "public assistance"), term(PublicAssistance, row.public_assistance)),
            _one(Text("特別調整", "special adjustment"), term(SpecialAdjustment, row.special_adjustment)),
        ),
        health=_health(row),
        wishes=_wishes(row),
        background=_background(row),
        deadlines=deadlines(row, licences, register.inputs.setting, settled),
    )


def _consent(one: ConsentFacts) -> Fact:
    until = Text("期限の定めなし", "no end") if one.expires_on is None else day_text(one.expires_on)
    said = Text("{until}まで", "until {until}").filled(until=until)
    if one.withdrawn_on is not None:
        said = Text("{on}に撤回", "withdrawn on {on}").filled(on=day_text(one.withdrawn_on))
    whom = Text("相手の指定なし", "nobody named") if one.recipient is None else Text(one.recipient, one.recipient)
    line = Text("{said}（{whom}）", "{said} ({whom})") if one.purpose is not ConsentPurpose.MATCHING else said
    return Fact(label=one.purpose.label, value=line.filled(said=said, whom=whom))


def _needs(row: Subjects) -> Text:
    job, home = number(row.needs_job) == 1, number(row.needs_home) == 1
    if job and home:
        return Text("就労と居住", "a job and a home")
    return Text("就労", "a job") if job else Text("居住", "a home")


def _health(row: Subjects) -> tuple[Fact, ...]:
    return (
        _one(Text("働ける作業", "work capacity"), term(WorkCapacity, row.work_capacity)),
        _many(Text("近くに要るもの", "needed nearby"), terms(NearbyNeed, row.nearby_need_bits)),
    )


def _wishes(row: Subjects) -> tuple[Fact, ...]:
    places = [place_text(int(code)) for code in codes(row.wished_municipality)]
    named = joined(place for place in places if place is not None) if places else _NONE
    return (
        _many(Text("希望する職種", "wished work"), terms(Occupation, row.wished_occupation_bits)),
        _many(Text("望まない職種", "unwanted work"), terms(Occupation, row.unwanted_occupation_bits)),
        Fact(label=Text("希望する地域", "wished area"), value=named),
        _many(Text("避けたい場面", "situations to avoid"), terms(Situation, row.avoid_situation_bits)),
        _many(Text("通勤手段", "means of travel"), terms(TravelMeans, row.means_bits)),
    )


def _background(row: Subjects) -> tuple[Fact, ...]:
    return (
        _many(Text("罪種", "offence category"), terms(OffenceCategory, row.offence_bits)),
        Fact(label=Text("免許・資格", "licences"), value=_licences(row)),
        _many(Text("所内訓練", "training in custody"), terms(Training, row.training_bits)),
        Fact(label=Text("職歴", "work history"), value=_history(row)),
        _many(Text("保証の方法", "ways of guarantee"), terms(GuarantorWay, row.guarantor_bits)),
    )


def _licences(row: Subjects) -> Text:
    release, said = row.release_day[0], []
    for licence in Licence:
        begins, ends = row.licence_from_day[0, licence.number], row.licence_until_day[0, licence.number]
        if UNKNOWN in {int(begins), int(ends)}:
            said.append(Text("{licence}は未確認", "{licence} not known").filled(licence=licence.label))
        elif valid_on(release, begins=begins, ends=ends) > 0:
            said.append(licence.label)
        elif begins < NEVER_DAY:
            again = Text("{licence}（再取得できる）", "{licence} (can be regained)")
            said.append(again.filled(licence=licence.label))
    return joined(said) if said else _NONE


def _history(row: Subjects) -> Text:
    months = {occupation: int(row.history_months[0, occupation.number]) for occupation in Occupation}
    line = Text("{work}{months}か月", "{work} {months} months")
    said = [line.filled(work=work.label, months=count) for work, count in months.items() if count > 0]
    return joined(said) if said else _NONE


def _one(label: Text, found: Term | None) -> Fact:
    return Fact(label=label, value=NOT_KNOWN if found is None else found.label)


def _many(label: Text, found: Sequence[Term] | None) -> Fact:
    if found is None:
        return Fact(label=label, value=NOT_KNOWN)
    return Fact(label=label, value=joined(one.label for one in found) if found else _NONE)
