"""What has to be done by when, counted from the release: licence, incentive, urgent aftercare, public housing."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from matcher.desk.days import first_working_day, is_working_day, short_day_text
from matcher.desk.views import DeadlineView, SettledView
from matcher.domain.case import Setting
from matcher.domain.figures import Figure
from matcher.domain.pools import Subjects
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import DRIVING_BITS, EmergencyProtection, LicenceStatus, PublicAssistance
from matcher.records.cases.licence_facts import LicenceFacts

_REISSUE = Text("失効した運転免許の再取得を申請する", "apply for the lapsed driving licence again")
_INCENTIVE = Text(
    "奨励金（A型）の対象は、この日までの就業開始。保護観察所の協力等依頼を先に受ける",
    "work starts by this day for the incentive of type A; the probation office's request comes first",
)
_AFTERCARE = Text("在所中に更生緊急保護を申し出る", "apply for urgent aftercare while in custody")
_ASSISTANCE = Text("福祉事務所に生活保護を申請する", "apply for public assistance at the welfare office")
_ROUND = Text("{kind}の申込みを締め切る（{name}）", "{kind}: applications close ({name})")
_ASK = Text(
    "{label}（この日の基準値が分かりません。窓口に確認）", "{label} (what holds then is not known: ask the office)"
)
_CLOSED = Text(
    "{label}（末日の{last}は閉庁日。地方自治法第4条の2第4項により翌開庁日まで。確実なのは末日より前）",
    "{label} (its last day, {last}, is one on which the office is closed: the next open day counts, by the Local "
    "Autonomy Act, art. 4-2 (4); before the last day is certain)",
)
LAPSED_WITHIN = "licence_reissue_after_lapse_years"
REISSUED_WITHIN = "licence_reissue_after_release_months"
STARTED_WITHIN = "incentive_start_after_release_months"
FIGURES = (LAPSED_WITHIN, REISSUED_WITHIN, STARTED_WITHIN)
"""All are asked for on the release day, from which the deadlines count."""


def deadlines(
    person: Subjects, licences: Sequence[LicenceFacts], setting: Setting, settled: SettledView | None
) -> tuple[DeadlineView, ...]:
    """The deadlines of one person (a pool of one row), earliest first."""
    release = date.fromordinal(int(person.release_day.item()))
    found = [
        *_licence(licences, release, setting),
        *_scheme(person, release, setting),
        *_assistance(person, release),
        *_public_housing(settled),
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _licence(licences: Sequence[LicenceFacts], release: date, setting: Setting) -> Iterable[DeadlineView]:
    """Only for a driving licence that lapsed within the years named, and by their end where that comes first.

    A revoked one has its own waiting time.
    """
    lapsed = [
        one.valid_until
        for one in licences
        if one.licence.bit & DRIVING_BITS and one.status is LicenceStatus.LAPSED and one.valid_until is not None
    ]
    within, months = (setting.law.figure(key, release.toordinal()) for key in (LAPSED_WITHIN, REISSUED_WITHIN))
    if not lapsed:
        return
    if within is None or months is None:
        yield _unsettled(release, _REISSUE)
        return
    ends = [months_after(day, within.value * 12) for day in lapsed]
    if any(release <= end for end in ends):
        due = _after(release, _REISSUE, months, within)
        yield _on_open_day(replace(due, on=min([due.on, *(end for end in ends if release <= end)])))


def _on_open_day(due: DeadlineView) -> DeadlineView:
    """A time limit for applying to a prefecture's office ends on the next day on which it is open (地方自治法4条の2).

    Whether the commission takes it so for this limit was not confirmed, so that the day itself is told, too.
    """
    if is_working_day(due.on):
        return due
    label = _CLOSED.filled(label=due.label, last=short_day_text(due.on))
    return replace(due, on=first_working_day(due.on), label=label, confirmed=False)


def _scheme(person: Subjects, release: date, setting: Setting) -> Iterable[DeadlineView]:
    stage = term(EmergencyProtection, person.emergency_protection)
    if stage in {EmergencyProtection.APPLIED, EmergencyProtection.GRANTED} and number(person.needs_job) == 1:
        months = setting.law.figure(STARTED_WITHIN, release.toordinal())
        yield _unsettled(release, _INCENTIVE) if months is None else _after(release, _INCENTIVE, months)
    if stage is EmergencyProtection.NOT_APPLIED and number(person.needs_home) == 1:
        yield DeadlineView(
            on=release - timedelta(days=1),
            label=_AFTERCARE,
            reference=Text("更生保護法 第86条", "art. 86"),
            confirmed=False,
        )


def _assistance(person: Subjects, release: date) -> Iterable[DeadlineView]:
    """On the first day after the release on which the office is open; no home is needed to apply."""
    if term(PublicAssistance, person.public_assistance) is PublicAssistance.PLANNED:
        reference = Text("生活保護法 第19条", "Public Assistance Act, art. 19")
        yield DeadlineView(on=first_working_day(release), label=_ASSISTANCE, reference=reference, confirmed=True)


def _public_housing(settled: SettledView | None) -> Iterable[DeadlineView]:
    if settled is not None and settled.round_closes_on is not None:
        label = _ROUND.filled(kind=settled.kind, name=settled.name)
        yield DeadlineView(on=settled.round_closes_on, label=label, reference=None, confirmed=True)


def _after(release: date, label: Text, months: Figure, *others: Figure) -> DeadlineView:
    """So many months after the release; unconfirmed where one of the figures behind it is."""
    confirmed = months.confirmed and all(other.confirmed for other in others)
    on = months_after(release, months.value)
    return DeadlineView(on=on, label=label, reference=months.reference, confirmed=confirmed)


def _unsettled(release: date, label: Text) -> DeadlineView:
    """What the law says of that day is not known: to be asked by the release itself."""
    return DeadlineView(on=release, label=_ASK.filled(label=label), reference=None, confirmed=False)
