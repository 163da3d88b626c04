"""What has to be done by when: counted from the release, on days when offices are open."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher.desk.days import first_working_day, release_note
from matcher.desk.deadlines import LAPSED_WITHIN, REISSUED_WITHIN, deadlines, months_after
from matcher.domain.law import Law
from matcher.domain.vocabulary import EmergencyProtection, Licence, LicenceStatus, PublicAssistance
from matcher.records.cases.licence_facts import LicenceFacts
from matcher.regulations.reading import load_law
from tests import build
from tests.figures import law_until

RELEASE = date.fromordinal(build.RELEASE)
NOT_APPLIED = {"emergency_protection": EmergencyProtection.NOT_APPLIED.number}


def _said(subject: build.Change, *licences: LicenceFacts) -> dict[str, date]:
    found = deadlines(build.subjects(subject), licences, build.setting(), None)
    assert list(found) == sorted(found, key=lambda one: one.on)
    return {one.label.en: one.on for one in found}


def _licence(status: LicenceStatus, lapsed: date, licence: Licence = Licence.ORDINARY_CAR) -> LicenceFacts:
    return LicenceFacts(licence=licence, status=status, valid_until=lapsed, relicence_from=None)


LAPSED = _licence(LicenceStatus.LAPSED, RELEASE - timedelta(days=400))


@pytest.mark.parametrize(
    ("licence", "named"),
    [
        (_licence(LicenceStatus.LAPSED, RELEASE - timedelta(days=400)), True),
        (_licence(LicenceStatus.LAPSED, RELEASE - timedelta(days=1200)), False),
        (_licence(LicenceStatus.REVOKED, RELEASE - timedelta(days=400)), False),
        (_licence(LicenceStatus.LAPSED, RELEASE - timedelta(days=400), Licence.FORKLIFT), False),
    ],
)
def test_a_lapsed_driving_licence_is_regained_within_a_month(licence: LicenceFacts, named: bool) -> None:
    said = _said({}, licence)

    assert ("apply for the lapsed driving licence again" in said) == named
    if named:
        assert said["apply for the lapsed driving licence again"] == months_after(RELEASE, 1)


@pytest.mark.parametrize(
    ("lapsed", "named"),
    [
        (date(2024, 1, 14), date(2027, 1, 13)),
        (date(2024, 1, 12), date(2027, 1, 12)),
        (date(2023, 12, 14), date(2026, 12, 14)),
        (date(2023, 12, 12), None),
    ],
)
def test_a_licence_is_not_regained_after_the_years_since_it_lapsed(lapsed: date, named: date | None) -> None:
    assert date(2026, 12, 13) == RELEASE

    said = _said({}, _licence(LicenceStatus.LAPSED, lapsed))

    assert said.get("apply for the lapsed driving licence again") == named


@pytest.mark.parametrize(
    ("release", "last", "open_on"),
    [
        (date(2026, 12, 16), "Sat 16 Jan", date(2027, 1, 18)),
        (date(2026, 12, 11), "Mon 11 Jan, holiday", date(2027, 1, 12)),
        (date(2026, 11, 30), "Wed 30 Dec", date(2027, 1, 4)),
    ],
)
def test_a_licence_is_applied_for_until_the_office_is_open_after_a_closed_last_day(
    release: date, last: str, open_on: date
) -> None:
    lapsed = _licence(LicenceStatus.LAPSED, release - timedelta(days=400))
    law = load_law()
    certain = Law(entries=law.entries, figures=tuple(replace(each, confirmed=True) for each in law.figures))
    person = build.subjects({"needs_job": 0, "release_day": release.toordinal()})

    (found,) = deadlines(person, [lapsed], replace(build.setting(), law=certain), None)

    assert found.on == open_on
    assert f"its last day, {last}, is one on which the office is closed" in found.label.en
    assert not found.confirmed


def test_a_deadline_is_confirmed_only_where_every_figure_behind_it_is() -> None:
    law = load_law()
    figures = tuple(replace(each, confirmed=each.key != LAPSED_WITHIN) for each in law.figures)
    setting = replace(build.setting(), law=Law(entries=law.entries, figures=figures))

    (found,) = deadlines(build.subjects({"needs_job": 0}), [LAPSED], setting, None)

    assert not found.confirmed


@pytest.mark.parametrize("key", [LAPSED_WITHIN, REISSUED_WITHIN])
def test_where_the_law_of_the_release_day_is_not_known_it_is_asked_about_by_then(key: str) -> None:
    setting = replace(build.setting(), law=law_until(key, build.RELEASE - 1))

    (found,) = deadlines(build.subjects({"needs_job": 0}), [LAPSED], setting, None)

    assert (found.on, found.confirmed) == (RELEASE, False)
    assert "ask the office" in found.label.en


def test_the_years_since_the_lapse_may_end_on_the_release_day_itself() -> None:
    said = _said({}, _licence(LicenceStatus.LAPSED, date(2023, 12, 13)))

    (found,) = (day for label, day in said.items() if label.startswith("apply for the lapsed driving licence again"))
    assert (RELEASE.strftime("%a"), found) == ("Sun", date(2026, 12, 14))


def test_urgent_aftercare_is_applied_for_on_the_last_day_of_the_sentence_at_the_latest() -> None:
    assert _said(NOT_APPLIED)["apply for urgent aftercare while in custody"] == RELEASE - timedelta(days=1)


def test_assistance_is_applied_for_on_the_first_day_the_office_is_open() -> None:
    saturday = date(2026, 12, 19)
    person = {"release_day": saturday.toordinal(), "public_assistance": PublicAssistance.PLANNED.number}

    assert _said(person)["apply for public assistance at the welfare office"] == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("day", "open_on"),
    [
        (date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 12, 29), date(2027, 1, 4)),
        (date(2027, 5, 1), date(2027, 5, 6)),
    ],
)
def test_offices_are_closed_at_weekends_holidays_and_the_turn_of_the_year(day: date, open_on: date) -> None:
    assert first_working_day(day) == open_on
    assert (release_note(day).ja == "平日") == (day == open_on)


@pytest.mark.parametrize(
    ("day", "later"), [(date(2027, 1, 31), date(2027, 2, 28)), (date(2026, 12, 15), date(2027, 1, 15))]
)
def test_a_month_later_is_the_same_day_or_the_months_last(day: date, later: date) -> None:
    assert months_after(day, 1) == later
