"""Versions of the policy with their rehearsal, as pages receive them."""

from datetime import UTC, date, datetime
from typing import Any

from matcher.desk.policy_views import EffectView, GroupView, OutcomeView, PolicyView, RehearsalView, VersionView
from matcher.desk.policy_words import differences, in_words, warnings
from matcher.desk.rules import rules_under
from matcher.domain.registry import PolicyState
from matcher.domain.text import Text
from tests import build
from tests.views import HELP_LABELS

_WHEN = datetime(2026, 11, 23, 1, tzinfo=UTC)
_NAME = "駅から遠い住まいも含める方針（案）"


def _version(number: int, state: PolicyState, **said: Any) -> VersionView:  # noqa: ANN401  # whatever a field holds
    least: dict[str, Any] = {"name": "標準の方針", "based_on": None, "note": None, "version": 1}
    activated = None if state is PolicyState.DRAFT else _WHEN
    whole = least | {"made_at": _WHEN, "made_by": "local", "activated_at": activated} | said
    return VersionView(number=number, state=state.value, state_label=state.label, **whole)


VERSIONS = (
    _version(3, PolicyState.DRAFT, based_on=2, name=_NAME, note="通勤の上限を本人と個別に相談するため"),
    _version(2, PolicyState.ACTIVE, based_on=1),
    _version(1, PolicyState.RETIRED),
)
_CHANGES = {"name": _NAME, "rules_off": ["commute_within_limit"], "soon_days": 14, "objectives": None}


def policy_and_rehearsal(number: int) -> tuple[PolicyView, RehearsalView | None]:
    """Version 3 is a rehearsed draft that differs; the others say what ships."""
    active, head = build.policy(), next(one for one in VERSIONS if one.number == number)
    changes = {name: value for name, value in _CHANGES.items() if value is not None}
    policy = build.policy(**changes) if number == len(VERSIONS) else active
    view = PolicyView(
        head=head,
        active=2,
        document=policy.as_data(),
        headings=in_words(policy),
        differences=differences(active, policy),
        warnings=warnings(policy),
        rules=rules_under(policy),
    )
    return view, _rehearsal() if policy is not active else None


def _rehearsal() -> RehearsalView:
    tallies = {"to_confirm": 0, "home_only": 1, "job_only": 0, "weighted": 15, "points": 60_000}
    return RehearsalView(
        made_at=_WHEN,
        made_by="local",
        today=date(2026, 11, 23),
        against=2,
        outdated=(Text("記録が予行の後に変わっています。", "records were changed after its rehearsal"),),
        before=tallies | {"full": 9},
        after=tallies | {"full": 10},
        effects=(
            EffectView(subject="A-01", before=_outcome("full", 38, "O-0002"), after=_outcome("full", 192, "O-0001")),
            EffectView(subject="K-11", before=_outcome("nothing", 0, None), after=_outcome("full", 4, "O-0001")),
            EffectView(subject="L-12", before=_outcome("nothing", 0, None), after=_outcome("nothing", 0, None)),
        ),
        groups=(_group("30〜39歳", "30 to 39", 2, None), _group("40〜49歳", "40 to 49", 10, (30, 40))),
    )


def _outcome(given: str, proposals: int, opening: str | None) -> OutcomeView:
    unit = None if opening is None else "U-0001"
    return OutcomeView(help=given, help_label=HELP_LABELS[given], proposals=proposals, opening=opening, unit=unit)


def _group(ja: str, en: str, people: int, shares: tuple[int, int] | None) -> GroupView:
    before, after = (None, None) if shares is None else shares
    return GroupView(
        kind=Text("釈放時の年齢", "age at release"),
        label=Text(ja, en),
        people=people,
        full_before=1,
        full_after=2,
        more_help=1,
        less_help=0,
        more_proposals=2,
        fewer_proposals=0,
        percent_before=before,
        percent_after=after,
    )
