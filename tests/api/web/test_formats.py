"""Money, days and words in both languages."""

from datetime import date

import pytest

from api.web import formats
from matcher.domain.text import Text


@pytest.mark.parametrize(
    ("amount", "japanese", "english"),
    [
        (33_000, "33,000円", "33,000 yen"),
        (0, "0円", "0 yen"),
        (-1_250, "−1,250円", "−1,250 yen"),
        (None, "未確認", "not known"),
    ],
)
def test_money_has_its_unit(amount: int | None, japanese: str, english: str) -> None:
    assert formats.yen(amount, "ja") == japanese
    assert formats.yen(amount, "en") == english


@pytest.mark.parametrize(
    ("when", "japanese", "english"),
    [
        (date(2026, 12, 19), "2026年12月19日（土）", "Sat 19 Dec 2026"),
        (date(2026, 11, 23), "2026年11月23日（月・祝）", "Mon 23 Nov 2026, holiday"),
        (date(2027, 1, 1), "2027年1月1日（金・祝）", "Fri 1 Jan 2027, holiday"),
        (None, "未確認", "not known"),
    ],
)
def test_a_day_has_its_weekday_and_holiday(when: date | None, japanese: str, english: str) -> None:
    assert formats.day(when, "ja") == japanese
    assert formats.day(when, "en") == english


def test_a_short_day_leaves_out_the_year() -> None:
    assert formats.short_day(date(2027, 1, 4), "ja") == "1月4日（月）"
    assert formats.short_day(date(2027, 1, 4), "en") == "Mon 4 Jan"


@pytest.mark.parametrize(
    ("days", "japanese", "english"),
    [
        (26, "あと26日", "in 26 days"),
        (1, "あと1日", "in 1 day"),
        (0, "本日", "today"),
        (-1, "1日前", "1 day ago"),
        (-3, "3日前", "3 days ago"),
    ],
)
def test_days_are_counted_from_today(days: int, japanese: str, english: str) -> None:
    assert formats.days_left(days, "ja") == japanese
    assert formats.days_left(days, "en") == english


@pytest.mark.parametrize(
    ("days", "japanese", "english"),
    [(103, "103日", "103 days"), (1, "1日", "1 day"), (None, "未確認", "not known")],
)
def test_a_length_of_time_is_counted_in_days(days: int | None, japanese: str, english: str) -> None:
    assert formats.day_count(days, "ja") == japanese
    assert formats.day_count(days, "en") == english


@pytest.mark.parametrize(
    ("amount", "japanese", "english"),
    [(6_000, "＋6,000円", "+6,000 yen"), (-6_000, "−6,000円", "−6,000 yen"), (0, "±0円", "±0 yen")],
)
def test_a_difference_in_money_has_its_sign(amount: int, japanese: str, english: str) -> None:
    assert formats.more_yen(amount, "ja") == japanese
    assert formats.more_yen(amount, "en") == english


def test_a_difference_in_days_has_its_sign() -> None:
    assert formats.more_days(-7, "ja") == "−7日"
    assert formats.more_days(1, "en") == "+1 day"


def test_figures_are_grouped_by_thousands() -> None:
    assert formats.figure(62_840) == "62,840"


def test_words_are_said_in_one_language_and_missing_words_are_not_known() -> None:
    assert formats.said(Text("倉庫", "warehouse"), "en") == "warehouse"
    assert formats.said(None, "ja") == "未確認"
