"""Days in words."""

from datetime import date

import pytest

from matcher.desk.days import day_text, release_note


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_have_words(day: date) -> None:
    assert str(day.year) in day_text(day).ja
    assert release_note(day).en
