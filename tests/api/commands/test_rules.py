"""`ibasho rules` prints the catalogue, and the page in the documentation is what it prints."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from api.commands.main import commands
from matcher.eligibility.catalogue import RULES

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def printed(*words: str, language: str = "ja") -> str:
    done = CliRunner(env={"IBASHO_DATABASE_URL": "sqlite://", "IBASHO_LANG": language}).invoke(commands, words)
    assert done.exit_code == 0
    return done.stdout


def test_the_page_is_what_the_catalogue_says() -> None:
    assert printed("rules", "--markdown") == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_rule_is_printed_with_who_could_change_the_fact(language: str) -> None:
    said = printed("rules", language=language)

    for rule in RULES:
        texts = (rule.label, rule.refusal, rule.reference, rule.changed_by)
        assert all(text.said_in(language) in said for text in texts)  # type: ignore[arg-type]  # one of the two


def test_what_no_policy_takes_away_is_marked() -> None:
    assert printed("rules").count("方針では外せない") == sum(rule.legal_bar for rule in RULES)
