"""How money, days and words are written on a page, as pure functions of a value and a language."""

from datetime import date, datetime

from matcher.desk.days import day_text, moment_text, short_day_text
from matcher.desk.wording import NOT_KNOWN, yen_text
from matcher.domain.text import Language, Text


def said(text: Text | None, language: Language) -> str:
    """A text of the data in one language."""
    return (text or NOT_KNOWN).said_in(language)


def yen(amount: int | None, language: Language) -> str:
    """33,000円, 33,000 yen."""
    return yen_text(amount).said_in(language)


def figure(amount: int) -> str:
    """A number by thousands: 62,840."""
    return _grouped(amount)


def more_yen(amount: int, language: Language) -> str:
    """A difference in money with its sign: ＋6,000円, −6,000円."""
    figure = _grouped(abs(amount))
    return Text(f"{_sign(amount)}{figure}円", f"{_ascii_sign(amount)}{figure} yen").said_in(language)


def more_days(days: int, language: Language) -> str:
    """A difference in days with its sign: ＋7日, −7日."""
    return Text(f"{_sign(days)}{abs(days)}日", f"{_ascii_sign(days)}{_counted_days(abs(days))}").said_in(language)


def day(when: date | None, language: Language) -> str:
    """2026年12月19日（土）, Sat 19 Dec 2026; a public holiday is marked."""
    if when is None:
        return NOT_KNOWN.said_in(language)
    return day_text(when).said_in(language)


def short_day(when: date, language: Language) -> str:
    """The same without its year: 12月19日（土）, Sat 19 Dec."""
    return short_day_text(when).said_in(language)


def moment(when: datetime, language: Language) -> str:
    """A day with the time in Japan."""
    return moment_text(when).said_in(language)


def days_left(days: int, language: Language) -> str:
    """あと26日, 本日, 3日前: how far a day lies ahead, or behind where negative."""
    if days == 0:
        return Text("本日", "today").said_in(language)
    if days > 0:
        return Text(f"あと{days}日", f"in {_counted_days(days)}").said_in(language)
    return Text(f"{-days}日前", f"{_counted_days(-days)} ago").said_in(language)


def day_count(days: int | None, language: Language) -> str:
    """A length of time: 103日, 103 days."""
    if days is None:
        return NOT_KNOWN.said_in(language)
    return Text(f"{days}日", _counted_days(days)).said_in(language)


def _counted_days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace("-", "−")


def _sign(amount: int) -> str:
    return "＋" if amount > 0 else "−" if amount < 0 else "±"


def _ascii_sign(amount: int) -> str:
    return "+" if amount > 0 else "−" if amount < 0 else "±"
