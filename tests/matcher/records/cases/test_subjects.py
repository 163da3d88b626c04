"""A subject's release day follows from the sentence."""

from datetime import date

import pytest

from tests.records import subject


@pytest.mark.parametrize(
    ("last_day", "release"),
    [
        (date(2026, 12, 18), date(2026, 12, 19)),
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_release_is_on_the_day_after_the_sentence_ends(last_day: date, release: date) -> None:
    assert subject(sentence_ends_on=last_day).release_on == release
