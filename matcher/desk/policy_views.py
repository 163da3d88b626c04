"""Versions of the policy and their rehearsals as REST, pages and commands show them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from matcher.desk.policies import active_version, policy_of, version_of, versions
from matcher.desk.policy_words import Difference, HeadingView, differences, in_words, warnings
from matcher.desk.register import HELP_LABELS
from matcher.desk.rehearsing import Footing, latest_rehearsal, what_changed_since
from matcher.desk.rules import RuleView, rules_under
from matcher.domain.errors import NotFoundError
from matcher.domain.policy import Policy
from matcher.domain.registry import PolicyState
from matcher.domain.text import Text
from matcher.records.cases.rehearsals import RehearsalRecord
from matcher.records.registry.policies import PolicyVersion

LEAST_FOR_PERCENT = 10
"""Of fewer people a share says nothing, so that only counts are shown."""
_NO_REHEARSAL = Text(
    "第{number}版の予行はまだありません。ibasho policy rehearse {number} を実行してください。",
    "version {number} was not rehearsed yet; run `ibasho policy rehearse {number}`",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version in a list; `version` counts its changes."""

    number: int
    name: str
    state: str
    state_label: Text
    based_on: int | None
    made_at: datetime
    made_by: str
    activated_at: datetime | None
    note: str | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView:
    """One version with all that it says; `differences` are those from the active one to it."""

    head: VersionView
    active: int | None
    document: dict[str, Any]
    headings: tuple[HeadingView, ...]
    differences: tuple[Difference, ...]
    warnings: tuple[Text, ...]
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """What one policy gives to one person."""

    help: str
    help_label: Text
    proposals: int
    opening: str | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectView:
    """One person under the active policy and under the draft."""

    subject: str
    before: OutcomeView
    after: OutcomeView

    @property
    def changed(self) -> bool:
        """Whether anything at all differs for the person."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """How people of one group fare; shares only where the group is large enough."""

    kind: Text
    label: Text
    people: int
    full_before: int
    full_after: int
    more_help: int
    less_help: int
    more_proposals: int
    fewer_proposals: int
    percent_before: int | None
    percent_after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalView:
    """The newest rehearsal of a version; `outdated` says why it no longer tells what activating would do."""

    made_at: datetime
    made_by: str
    today: date
    against: int
    outdated: tuple[Text, ...]
    before: dict[str, int]
    after: dict[str, int]
    effects: tuple[EffectView, ...]
    groups: tuple[GroupView, ...]


def list_versions(session: Session) -> tuple[VersionView, ...]:
    """All versions, the newest first."""
    return tuple(_head(one) for one in versions(session))


def view_policy(session: Session, number: int) -> PolicyView:
    """One version. Raises `NotFoundError`, and `PolicyError` where it says what no policy may."""
    stored, active = version_of(session, number), active_version(session)
    policy = policy_of(stored)
    head = PolicyVersion(**stored.values, version=stored.version)
    return PolicyView(
        head=_head(head),
        active=None if active is None else active.values["number"],
        document=policy.as_data(),
        headings=in_words(policy),
        differences=() if active is None else differences(policy_of(active), policy),
        warnings=warnings(policy),
        rules=rules_under(policy),
    )


def compare(session: Session, before: int, after: int) -> tuple[Difference, ...]:
    """What two versions say differently. Raises as `view_policy` does."""
    one, two = (policy_of(version_of(session, number)) for number in (before, after))
    return differences(one, two)


def stored_policy(session: Session, number: int) -> Policy:
    """What a version says. Raises as `view_policy` does."""
    return policy_of(version_of(session, number))


def view_rehearsal(session: Session, number: int, footing: Footing) -> RehearsalView | None:
    """The newest rehearsal of a version, or None before the first."""
    made, state = latest_rehearsal(session, number), version_of(session, number).values["state"]
    if made is None:
        return None
    return rehearsal_view(made, what_changed_since(session, made, footing) if state is PolicyState.DRAFT else ())


def the_rehearsal(session: Session, number: int, footing: Footing) -> RehearsalView:
    """The same. Raises `NotFoundError` before the first."""
    found = view_rehearsal(session, number, footing)
    if found is None:
        raise NotFoundError(_NO_REHEARSAL.filled(number=number))
    return found


def rehearsal_view(made: RehearsalRecord, outdated: tuple[Text, ...]) -> RehearsalView:
    """A rehearsal as it was kept: those for whom something changes first."""
    effects = [
        EffectView(subject=one["subject"], before=_outcome(one["before"]), after=_outcome(one["after"]))
        for one in made.result["effects"]
    ]
    return RehearsalView(
        made_at=datetime.fromisoformat(made.made_at),
        made_by=made.made_by,
        today=made.today,
        against=made.against,
        outdated=outdated,
        before=made.result["before"],
        after=made.result["after"],
        effects=tuple(sorted(effects, key=lambda one: (not one.changed, one.subject))),
        groups=tuple(_group(one) for one in made.result["groups"]),
    )


def _head(one: PolicyVersion) -> VersionView:
    return VersionView(
        number=one.number,
        name=one.name,
        state=one.state.value,
        state_label=one.state.label,
        based_on=one.based_on,
        made_at=datetime.fromisoformat(one.made_at),
        made_by=one.made_by,
        activated_at=None if one.activated_at is None else datetime.fromisoformat(one.activated_at),
        note=one.note,
        version=one.version,
    )


def _outcome(data: dict[str, Any]) -> OutcomeView:
    return OutcomeView(help_label=HELP_LABELS[data["help"]], **data)


def _group(data: dict[str, Any]) -> GroupView:
    people = data["people"]
    shares = (
        (None, None)
        if people < LEAST_FOR_PERCENT
        else tuple(round(100 * data[name] / people) for name in ("full_before", "full_after"))
    )
    words = {name: Text(**data[name]) for name in ("kind", "label")}
    return GroupView(**data | words, percent_before=shares[0], percent_after=shares[1])
