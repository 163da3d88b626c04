"""What is said once for an employer, a provider or a building holds for all that say nothing else, and is named."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.homes import GuarantorWay, NearbyNeed, SexAllowed
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import OffenceCategory, OffenceStance, PayCycle, TattooPolicy
from matcher.records.adding import add
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.registry.columns import load_openings
from matcher.records.registry.effective import effective_homes, effective_openings
from matcher.records.registry.facts import home_facts, opening_facts
from matcher.records.registry.home_columns import load_homes
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, PROVIDERS, ROUNDS, UNITS
from matcher.records.stored import stored_by_key
from tests.acts import act
from tests.records import TODAY
from tests.said import said

THEFT, FRAUD, ARSON = OffenceCategory.THEFT, OffenceCategory.FRAUD, OffenceCategory.ARSON
YES, NO = OffenceStance.ACCEPTED, OffenceStance.NOT_ACCEPTED
MONTHLY = {"pay_cycle": PayCycle.MONTHLY, "pay_closing_day": 31, "pay_day": 25, "pay_month_offset": 1}


def test_an_opening_that_says_nothing_has_its_employers_word(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, tattoo_policy=TattooPolicy.HIDDEN_ONLY, antisocial_years=5)], act())
    add(session, OPENINGS, [said(OPENINGS), said(OPENINGS, code="O-2", antisocial_years=0)], act())

    openings, facts = load_openings(session), opening_facts(session)

    assert openings.tattoo_policy.tolist() == [TattooPolicy.HIDDEN_ONLY.number] * 2
    assert openings.antisocial_years.tolist() == [5, 0]
    assert facts["O-1"].inherited == {"tattoo_policy": "employer", "antisocial_years": "employer"}
    assert facts["O-2"].inherited == {"tattoo_policy": "employer"}


def test_how_pay_is_settled_is_taken_whole(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, **MONTHLY)], act())
    weekly = said(OPENINGS, code="O-2", pay_cycle=PayCycle.WEEKLY)
    add(session, OPENINGS, [said(OPENINGS), weekly], act())

    openings, facts = load_openings(session), opening_facts(session)

    assert openings.pay_day.tolist() == [25, UNKNOWN]
    assert openings.pay_cycle.tolist() == [PayCycle.MONTHLY.number, PayCycle.WEEKLY.number]
    assert set(facts["O-1"].inherited) == set(MONTHLY)
    assert facts["O-2"].inherited == {}


IN_WORDS = "面接で決めたい"


@pytest.mark.parametrize(
    ("own", "to_judge", "inherited"),
    [
        ({}, 1, {"conditions", "conditions_covered"}),
        ({"conditions_covered": True}, 1, {"conditions", "conditions_covered"}),
        ({"conditions": "見学してから"}, 1, set()),
        ({"conditions": "見学してから", "conditions_covered": True}, 0, set()),
    ],
)
def test_a_condition_in_words_is_taken_whole_from_the_employer(
    session: Session, own: dict[str, object], to_judge: int, inherited: set[str]
) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, conditions=IN_WORDS, conditions_covered=False)], act())
    add(session, OPENINGS, [said(OPENINGS, **own)], act())

    openings, facts = load_openings(session), opening_facts(session)["O-1"]

    assert openings.words_to_judge.tolist() == [to_judge]
    assert facts.conditions == own.get("conditions", IN_WORDS)
    assert facts.inherited == dict.fromkeys(inherited, "employer")


@pytest.mark.parametrize(
    ("home", "building", "words", "to_judge", "inherited"),
    [
        ({}, {}, IN_WORDS, 1, {"conditions": "provider"}),
        ({}, {"conditions": "静かな方"}, "静かな方", 1, {"conditions": "building"}),
        (
            {"conditions_covered": False},
            {"conditions": "静かな方", "conditions_covered": True},
            "静かな方",
            0,
            {"conditions": "building", "conditions_covered": "building"},
        ),
        ({"conditions": "男性のみ"}, {"conditions": "静かな方", "conditions_covered": True}, "男性のみ", 1, {}),
        ({"conditions": "男性のみ", "conditions_covered": True}, {}, "男性のみ", 0, {}),
    ],
)
def test_a_home_has_the_words_of_its_building_before_its_providers(
    session: Session,
    home: dict[str, object],
    building: dict[str, object],
    words: str,
    to_judge: int,
    inherited: dict[str, str],
) -> None:
    add(session, PROVIDERS, [said(PROVIDERS, conditions=IN_WORDS)], act())
    add(session, BUILDINGS, [said(BUILDINGS, provider="P-1", **building)], act())
    add(session, UNITS, [said(UNITS, provider=None, building="B-1", **home)], act())

    homes, facts = load_homes(session, today=TODAY), home_facts(session)["U-1"]

    assert homes.words_to_judge.tolist() == [to_judge]
    assert (facts.conditions, facts.inherited) == (words, inherited)


def test_what_holds_of_words_is_told_with_whose_word_it_is(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, conditions=IN_WORDS, conditions_covered=True)], act())
    add(session, OPENINGS, [said(OPENINGS)], act())
    add(session, PROVIDERS, [said(PROVIDERS, conditions=IN_WORDS)], act())
    add(session, UNITS, [said(UNITS)], act())
    (opening,) = effective_openings(session, _ids(session, OPENINGS)).values()
    (home,) = effective_homes(session, _ids(session, UNITS)).values()

    assert (opening.values["conditions"], opening.values["conditions_covered"]) == (IN_WORDS, True)
    assert opening.inherited == {"conditions": "employer", "conditions_covered": "employer"}
    assert (home.values["conditions"], home.values["conditions_covered"]) == (IN_WORDS, None)
    assert home.inherited == {"conditions": "provider"}


def _ids(session: Session, kind: Kind) -> list[int]:
    return list(session.scalars(select(kind.table.id)))


def test_the_stance_for_one_job_goes_before_the_employers(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, stances=((FRAUD, NO), (THEFT, YES)))], act())
    add(session, OPENINGS, [said(OPENINGS, stances=((ARSON, YES), (THEFT, NO)))], act())

    openings = load_openings(session)

    assert openings.not_accepted_bits.tolist() == [FRAUD.bit | THEFT.bit]
    assert openings.accepted_bits.tolist() == [ARSON.bit]


def test_a_home_has_its_buildings_word_before_its_providers(session: Session) -> None:
    general = {"sex_allowed": SexAllowed.ANY, "closing_minute": 1260, "stances": ((FRAUD, NO), (THEFT, YES))}
    add(session, PROVIDERS, [said(PROVIDERS, guarantor_ways=(GuarantorWay.COMPANY,), **general)], act())
    house = {"sex_allowed": SexAllowed.MALE, "municipality": 8201, "lat": 36.4, "lon": 140.5, "step_free": True}
    building = said(BUILDINGS, provider="P-1", nearby=(NearbyNeed.STATION,), stances=((THEFT, NO),), **house)
    add(session, BUILDINGS, [building], act())
    add(session, UNITS, [said(UNITS, provider=None, building="B-1", closing_minute=1320)], act())

    homes, facts = load_homes(session, today=TODAY), home_facts(session)["U-1"]

    assert (homes.sex_allowed.item(), homes.closing_minute.item()) == (SexAllowed.MALE.number, 1320)
    assert (homes.municipality.item(), homes.lat.item(), homes.step_free.item()) == (8201, 36.4, 1)
    assert (homes.guarantor_bits.item(), homes.nearby_bits.item()) == (GuarantorWay.COMPANY.bit, NearbyNeed.STATION.bit)
    assert (homes.not_accepted_bits.item(), homes.accepted_bits.item()) == (FRAUD.bit | THEFT.bit, 0)
    assert (facts.provider_code, facts.building_code) == ("P-1", "B-1")
    assert facts.inherited == {"municipality": "building", "step_free": "building", "sex_allowed": "building"}


def test_a_home_names_a_provider_of_its_own(session: Session) -> None:
    add(session, PROVIDERS, [said(PROVIDERS), said(PROVIDERS, code="P-2", notice_days=60)], act())
    add(session, BUILDINGS, [said(BUILDINGS, provider="P-1")], act())
    add(session, UNITS, [said(UNITS, provider="P-2", building="B-1")], act())

    facts = home_facts(session)["U-1"]

    assert (facts.provider_code, facts.notice_days, facts.inherited) == ("P-2", 60, {"notice_days": "provider"})


@pytest.mark.parametrize(
    ("outage", "expected"),
    [
        ({}, (date(2026, 12, 1), date(2027, 6, 30))),
        ({"out_of_service_from": date(2027, 2, 1)}, (date(2026, 12, 1), date(2027, 1, 31))),
        (
            {"out_of_service_from": date(2027, 2, 1), "out_of_service_until": date(2027, 2, 10)},
            (date(2027, 2, 11), date(2027, 6, 30)),
        ),
        (
            {"out_of_service_from": date(2026, 11, 1), "out_of_service_until": date(2026, 11, 10)},
            (date(2026, 12, 1), date(2027, 6, 30)),
        ),
    ],
)
def test_a_home_out_of_service_cannot_be_had(
    session: Session, outage: dict[str, date], expected: tuple[date, date]
) -> None:
    free = {"available_from": date(2026, 12, 1), "available_until": date(2027, 6, 30)}
    add(session, PROVIDERS, [said(PROVIDERS)], act())
    add(session, UNITS, [said(UNITS, **free, **outage)], act())

    homes = load_homes(session, today=TODAY)

    assert (homes.available_from_day.item(), homes.available_until_day.item()) == tuple(
        day.toordinal() for day in expected
    )


@pytest.mark.parametrize(("kind", "code"), [(UNITS, "U-1"), (BUILDINGS, "B-1"), (PROVIDERS, "P-1")])
def test_what_is_archived_is_offered_to_nobody(session: Session, kind: Kind, code: str) -> None:
    add(session, PROVIDERS, [said(PROVIDERS)], act())
    add(session, BUILDINGS, [said(BUILDINGS, provider="P-1")], act())
    add(session, UNITS, [said(UNITS, provider=None, building="B-1")], act())
    stored = stored_by_key(session, kind, [(code,)])[(code,)]

    change(session, kind, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    assert len(load_homes(session, today=TODAY)) == 0
    assert home_facts(session) == {}


@pytest.mark.parametrize(
    ("today", "closes"), [(date(2026, 11, 23), 15), (date(2027, 1, 16), 20), (date(2028, 1, 1), 20)]
)
def test_the_next_round_is_the_first_that_is_open(session: Session, today: date, closes: int) -> None:
    add(session, PROVIDERS, [said(PROVIDERS)], act())
    add(session, UNITS, [said(UNITS)], act())
    rounds = [said(ROUNDS), said(ROUNDS, closes_on=date(2027, 4, 20), move_in_on=date(2027, 7, 1))]
    add(session, ROUNDS, rounds, act())

    homes = load_homes(session, today=today)

    assert date.fromordinal(homes.round_closes_day.item()).day == closes
