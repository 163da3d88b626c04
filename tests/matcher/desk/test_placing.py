"""Findings in words: whom to telephone about what is not known."""

from dataclasses import replace
from typing import Any

import pytest

from matcher.desk.placing import finding_views, source_text
from matcher.desk.reasons import FindingView
from matcher.domain.case import Case
from matcher.domain.vocabulary import Asked, PublicAssistance
from matcher.eligibility.evidence import Source
from matcher.matching.proposal import findings_of
from tests import build, views


def _found(case: Case) -> list[FindingView]:
    return list(finding_views(findings_of(case), views.job(), views.home()))


def test_what_an_employer_has_not_said_is_asked_of_its_contact() -> None:
    found = _found(build.case(opening={"police_checked": -1}))

    assert [(one.rule, one.phone) for one in found] == [("H02", views.job().phone)]
    assert found[0].phone


@pytest.mark.parametrize("taken", [{"opening": {"current_releasees": 1}}, {"unit": {"other_releasees": 1}}])
def test_nobody_is_telephoned_about_people_to_avoid(taken: dict[str, Any]) -> None:
    found = _found(build.case(subject={"avoid_people_asked": Asked.SOME.number}, **taken))

    assert [(one.verdict, one.ask, one.phone) for one in found] == [("unknown", None, None)]


def test_words_that_an_employer_or_landlord_said_once_are_told_as_theirs() -> None:
    job = replace(views.job(), inherited={"conditions": "employer"})
    home = replace(views.home(), inherited={"conditions": "building"}, building="B-1")

    (of_job, of_home) = finding_views(
        findings_of(build.case(opening={"words_to_judge": 1}, unit={"words_to_judge": 1})), job, home
    )

    assert [item.source.ja.split()[0] for item in (*of_job.evidence, *of_home.evidence)] == ["雇用主", "建物"]
    assert source_text("conditions", Source.UNIT, job, replace(home, inherited={})).ja.startswith("住まい")


def test_a_limit_that_is_not_on_record_is_asked_of_the_welfare_office_and_not_of_the_landlord() -> None:
    person, poor = {"public_assistance": PublicAssistance.GRANTED.number}, {"gross_monthly_yen": 90_000}

    (found,) = _found(build.case(subject=person, opening=poor, unit={"floor_area_m2": 14.5}))
    missing, place = found.evidence[-1], views.home().municipality

    assert (found.rule, found.verdict, found.ask, found.phone) == ("H13", "unknown", None, None)
    assert "15㎡以下" in missing.label.ja
    assert place is not None
    assert f"{place.ja}の福祉事務所に確認" in missing.source.ja
    assert "ask the welfare office" in missing.source.en
