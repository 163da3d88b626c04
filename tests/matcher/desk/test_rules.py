"""Each rule says which figures of the law it asks for, and which of them nobody confirmed for the day."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from matcher.desk.law import LawAsked, look_up
from matcher.desk.law_rows import add_figures
from matcher.desk.rules import RuleView, load_rules
from matcher.domain.law import RENT_LIMITS, SMALL_ROOM_LIMIT
from tests.acts import act
from tests.figures import new_figure

TODAY = date(2026, 11, 24)


def _rule(session: Session, name: str, today: date = TODAY) -> RuleView:
    return next(rule for rule in load_rules(session, today=today) if rule.name == name)


@pytest.mark.parametrize(
    ("name", "figures", "unconfirmed"),
    [
        ("consent_to_matching", (), ()),
        ("barred_security_guard", ("bar_security_guard",), ()),
        ("rent_affordable", (*RENT_LIMITS, SMALL_ROOM_LIMIT), (*RENT_LIMITS, SMALL_ROOM_LIMIT)),
    ],
)
def test_a_rule_tells_its_figures_and_which_are_not_confirmed(
    session: Session, name: str, figures: tuple[str, ...], unconfirmed: tuple[str, ...]
) -> None:
    rule = _rule(session, name)

    assert (rule.figures, rule.unconfirmed) == (figures, unconfirmed)


def test_it_is_what_holds_on_the_day_that_counts(session: Session) -> None:
    add_figures(session, [new_figure("bar_security_guard", from_on=date(2027, 4, 1), confirmed=False)], act())

    told = [_rule(session, "barred_security_guard", day).unconfirmed for day in (TODAY, date(2027, 4, 1))]

    assert told == [(), ("bar_security_guard",)]


def test_what_no_figure_is_known_for_is_not_confirmed(session: Session) -> None:
    assert _rule(session, "barred_security_guard", date(1970, 1, 1)).unconfirmed == ("bar_security_guard",)


def test_the_list_of_unconfirmed_figures_names_every_one_behind_a_rule(session: Session) -> None:
    listed = {figure.key for figure in look_up(session, LawAsked(confirmed=False)).figures}

    behind = {key for rule in load_rules(session, today=TODAY) for key in rule.unconfirmed or ()}

    assert behind
    assert behind <= listed
