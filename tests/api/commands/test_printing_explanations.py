"""Explanations as lines of a terminal."""

import pytest

from api.commands.printing_explanations import print_questions
from api.commands.shell import Shell
from matcher.records.engine import make_engine
from tests.demo_explained import WAYS


def test_a_question_about_ways_names_the_home_and_where_they_lead(capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(engine=make_engine("sqlite://"), language="ja")

    print_questions(shell, (WAYS,))

    assert "公共交通の経路 [U-002 101号室（架空荘） → O-014, O-020]: 確定する案 +2件" in capsys.readouterr().out
