"""The settled home after the first as plain text on a terminal."""

from api.commands.shell import Shell
from matcher.desk.days import day_text
from matcher.desk.views import SettledView
from matcher.desk.wording import NOT_KNOWN
from matcher.domain.text import Text

_HOME = Text("     その後の定住先 {name}（{kind}）: {odds}", "     settled home: {name} ({kind}); {odds}")
_DATES = Text(
    "        募集 {opens}〜{closes}、入居 {moves}（釈放から{days}日）",
    "        applications {opens} to {closes}, moving in {moves} ({days} days after release)",
)
_GAP = Text(
    "        当面の住まいの目安（{stay}日）より{gap}日長くなります。その間の住まいを確かめてください",
    "        {gap} days longer than the first home is meant for ({stay} days): ask where those can be spent",
)


def print_settled(shell: Shell, home: SettledView) -> None:
    """What it is, that it is drawn by lot, its dates, and the days that the first home does not cover."""
    shell.say(_HOME.filled(name=home.name, kind=home.kind, odds=home.odds))
    opens, closes = (NOT_KNOWN if day is None else day_text(day) for day in (home.round_opens_on, home.round_closes_on))
    shell.say(_DATES.filled(opens=opens, closes=closes, moves=day_text(home.move_in_on), days=home.days_until))
    if home.gap_days is not None:
        shell.say(_GAP.filled(stay=home.longer_than_days, gap=home.gap_days))
