"""The entries of a policy in words: what each number is, in which unit, and under which heading it stands."""

from dataclasses import dataclass

from matcher.domain.policy import OFFERED_KINDS
from matcher.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Entries that belong together."""

    label: Text
    entries: tuple["Entry", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry; `name` is how a file and a command call it, with a point before the parts of a means of travel."""

    name: str
    label: Text
    unit: Text


DAYS, YEN_A_DAY = Text("日", " days"), Text("円/日", " yen a day")
PERMILLE, POINTS = Text("‰", " ‰"), Text("点", " points")
_COUNT, _SPEED, _MINUTES = Text("件", ""), Text("m/分", " metres a minute"), Text("分", " minutes")
NO_UNIT = Text("", "")

NAME = Entry(name="name", label=Text("名称", "name"), unit=NO_UNIT)
RULES_OFF = Entry(name="rules_off", label=Text("適用しない条件", "rules that are switched off"), unit=NO_UNIT)
OBJECTIVES = Entry(name="objectives", label=Text("目標の順", "order of the objectives"), unit=NO_UNIT)
CHILD_CONTACT_BAR = Entry(
    name="child_contact_bar",
    label=Text(
        "特定性犯罪の後、子どもと接する業務を紹介しない", "no work with children after a specified sexual offence"
    ),
    unit=NO_UNIT,
)


def _entry(name: str, ja: str, en: str, unit: Text) -> Entry:
    return Entry(name=name, label=Text(ja, en), unit=unit)


_TRAVEL_PARTS = {
    "detour_permille": (Text("道のり（直線距離に対して）", "way, of the straight line"), PERMILLE),
    "metres_a_minute": (Text("速さ", "speed"), _SPEED),
    "overhead_minutes": (Text("準備・駐車など", "before and after"), _MINUTES),
}


def _travel(name: str, label: Text) -> tuple[Entry, ...]:
    line = Text("{means}: {part}", "{means}: {part}")
    return tuple(
        Entry(name=f"{name}.{part}", label=line.filled(means=label, part=said), unit=unit)
        for part, (said, unit) in _TRAVEL_PARTS.items()
    )


HEADINGS = (
    Heading(label=Text("名称", "name"), entries=(NAME,)),
    Heading(
        label=Text("確認の新しさと日付", "freshness and dates"),
        entries=(
            _entry("confirm_within_days", "再確認までの日数", "days until something has to be confirmed again", DAYS),
            _entry(
                "start_after_release_days", "釈放から就労開始までの日数", "days from release to work, at least", DAYS
            ),
            _entry("start_within_days", "釈放から就労開始までの日数の上限", "days from release to work, at most", DAYS),
            _entry("soon_days", "優先順位を上げる、釈放までの日数", "days to release that raise the priority", DAYS),
            _entry(
                "look_ahead_days",
                "後に釈放される方にも必要な住まい・求人を知らせる期間（0は知らせない）",
                "days ahead for which homes and openings needed later are told (0: not)",
                DAYS,
            ),
        ),
    ),
    Heading(
        label=Text("待ってもらえる日数（相手の申告がないとき）", "days a place is kept where nobody said"),
        entries=(
            _entry("opening_hold_days", "求人", "openings", DAYS),
            *(_entry(f"home_hold_days.{kind.value}", kind.label.ja, kind.label.en, DAYS) for kind in OFFERED_KINDS),
        ),
    ),
    Heading(
        label=Text("お金", "money"),
        entries=(
            _entry("rent_share_permille", "手取りに対する家賃の上限", "most of net pay that rent may take", PERMILLE),
            _entry("net_pay_permille", "総支給に対する手取り", "net pay of gross pay", PERMILLE),
            _entry("living_cost_yen_a_day", "初給与までの生活費", "living cost until the first pay", YEN_A_DAY),
        ),
    ),
    Heading(label=Text("提案しないもの", "what is not proposed"), entries=(CHILD_CONTACT_BAR, RULES_OFF)),
    Heading(
        label=Text("件数", "how much is shown and tried"),
        entries=(
            _entry("telephone_tries", "電話順で当たる求人", "jobs tried by telephone", _COUNT),
            _entry("proposals_shown", "一人に示す案", "plans shown for each person", _COUNT),
        ),
    ),
    Heading(
        label=Text("一部だけそろうときの価値", "what partial help is worth"),
        entries=(
            _entry("confirm_help_permille", "そろうが、確認待ち", "complete, but to be confirmed", PERMILLE),
            _entry("home_help_permille", "居住のみ", "home only", PERMILLE),
            _entry("job_help_permille", "就労のみ", "work only", PERMILLE),
        ),
    ),
    Heading(label=Text("目標の順", "order of the objectives"), entries=(OBJECTIVES,)),
    Heading(
        label=Text("移動", "travel"),
        entries=(
            _entry("public_transport_metres_a_minute", "公共交通の速さの上限", "fastest public transport", _SPEED),
            *_travel("foot", Text("徒歩", "on foot")),
            *_travel("bicycle", Text("自転車", "bicycle")),
            *_travel("car", Text("自動車", "car")),
        ),
    ),
)
"""All but the weights, whose labels are those of the criteria."""
WEIGHTS = Text("適合の重み", "weights of the criteria")
