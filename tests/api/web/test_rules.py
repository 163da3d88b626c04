"""The page of rules: each with its reasons, whether it is on, and what of it is not confirmed."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from matcher.eligibility.catalogue import RULES

MARK = "未確認の基準値"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_rule_is_there_with_its_reasons(client: FlaskClient, language: str) -> None:
    html = client.get(f"/rules?lang={language}").text.replace("&#39;", "'")

    for rule in RULES:
        texts = (rule.label, rule.refusal, rule.reference, rule.changed_by)
        assert all(text.said_in(language) in html for text in texts)  # type: ignore[arg-type]  # one of the two
        assert f">{rule.code}<" in html


def test_it_says_which_rules_are_off_and_which_no_policy_takes_away(client: FlaskClient) -> None:
    html = client.get("/rules").text

    assert html.count("<strong>適用しない</strong>") == 1
    assert html.count("法令による制限・外せません") == sum(rule.legal_bar for rule in RULES)


def test_a_rule_whose_figures_are_not_confirmed_is_marked(client: FlaskClient) -> None:
    html = client.get("/rules").text

    assert html.count(MARK) == 1
    assert MARK in html[html.index(">H13<") :]


def test_every_page_leads_to_it(client: FlaskClient) -> None:
    assert 'href="/rules"' in client.get("/").text


def test_it_is_served_under_the_active_policy_and_the_law_of_the_day(app: Flask) -> None:
    html = app.test_client().get("/rules").text

    assert "適用しない" not in html
    assert MARK in html[html.index(">H13<") :]
