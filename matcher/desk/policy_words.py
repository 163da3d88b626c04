"""A policy in words: every entry with its label and unit, what differs between two, and what to look at twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from matcher.domain.case import Arity
from matcher.domain.objectives import PUBLISHED, Objective
from matcher.domain.policy import FULL_SCORE, Policy
from matcher.domain.policy_entries import (
    CHILD_CONTACT_BAR,
    HEADINGS,
    OBJECTIVES,
    POINTS,
    RULES_OFF,
    WEIGHTS,
    Entry,
)
from matcher.domain.text import Text, joined
from matcher.eligibility.catalogue import RULES
from matcher.scoring.catalogue import CRITERIA

_NONE = Text("なし", "none")
_PARTS = {
    Arity.SUBJECT_OPENING: Text("仕事", "the job"),
    Arity.SUBJECT_UNIT: Text("住まい", "the home"),
    Arity.JOINT: Text("仕事と住まい", "both together"),
}
_BARRED = {
    0: Text("いいえ（紹介する）", "no: it is proposed"),
    1: Text("はい（紹介しない）", "yes: it is not proposed"),
}
_NOT_WEIGHED = Text(
    "基準「{label}」に重みがありません。0点として扱います。",
    "the criterion [{label}] has no weight and counts 0 points",
)
_NOT_KNOWN = Text(
    "[{name}] は今の版の Ibasho にはなく、何も変えません。", "this Ibasho has no [{name}]; it changes nothing"
)
_OFF = Text("条件「{label}」（{code}）を適用しません。", "the rule [{label}] ({code}) is switched off")
_UNUSUAL_ORDER = Text(
    "目標の順が標準と違います: {order}", "the order of the objectives is not the published one: {order}"
)
_FEWER_POINTS = Text(
    "重みの合計は{total}点で、{most}点より少ない値です。", "the weights sum to {total} of {most} points"
)
_CHILDREN = Text(
    "特定性犯罪の後でも、子どもと接する業務を紹介します。",
    "work with children is proposed even after a specified sexual offence",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One entry, ready to read."""

    name: str
    label: Text
    value: Text
    scale: Text | None = None
    """Of a weight, which is the most points: what counts, which way is better, and how much each step gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingView:
    """Entries that belong together."""

    label: Text
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One entry that two policies say differently."""

    name: str
    heading: Text
    label: Text
    before: Text
    after: Text


def in_words(policy: Policy) -> tuple[HeadingView, ...]:
    """Every entry, in the order of the file."""
    data = policy.as_data()
    plain = tuple(
        HeadingView(label=heading.label, entries=tuple(_entry(data, one) for one in heading.entries))
        for heading in HEADINGS
    )
    return (*plain, *_weights(policy))


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """What differs, entry by entry."""
    then = {entry.name: entry.value for heading in in_words(before) for entry in heading.entries}
    return tuple(
        Difference(
            name=entry.name, heading=heading.label, label=entry.label, before=then[entry.name], after=entry.value
        )
        for heading in in_words(after)
        for entry in heading.entries
        if then[entry.name] != entry.value
    )


def warnings(policy: Policy) -> tuple[Text, ...]:
    """What somebody should look at twice before such a policy holds; nothing of it is forbidden."""
    return tuple(_warnings(policy))


def order_text(objectives: tuple[Objective, ...]) -> Text:
    """The objectives in their order; that of equals is no aim of anybody's."""
    shown = [one.label for one in objectives if one is not Objective.TIE]
    return Text(" → ".join(one.ja for one in shown), " → ".join(one.en for one in shown))


def _warnings(policy: Policy) -> Iterator[Text]:
    criteria, rules = {one.name for one in CRITERIA}, {one.name for one in RULES}
    for rule in RULES:
        if rule.name in policy.rules_off:
            yield _OFF.filled(label=rule.label, code=rule.code)
    if policy.child_contact_bar == 0:
        yield _CHILDREN
    if policy.objectives != PUBLISHED:
        yield _UNUSUAL_ORDER.filled(order=order_text(policy.objectives))
    for criterion in CRITERIA:
        if criterion.name not in policy.weights:
            yield _NOT_WEIGHED.filled(label=criterion.label)
    for name in sorted((set(policy.weights) - criteria) | (set(policy.rules_off) - rules)):
        yield _NOT_KNOWN.filled(name=name)
    total = sum(policy.weights.values())
    if total < FULL_SCORE:
        yield _FEWER_POINTS.filled(total=f"{total:,}", most=f"{FULL_SCORE:,}")


def _weights(policy: Policy) -> Iterator[HeadingView]:
    """The weights by what their criterion looks at."""
    for arity, part in _PARTS.items():
        label = Text("{weights}（{part}）", "{weights}: {part}").filled(weights=WEIGHTS, part=part)
        entries = tuple(
            EntryView(
                name=f"weights.{one.name}",
                label=one.label,
                value=_amount(policy.weights.get(one.name, 0), POINTS),
                scale=one.scale,
            )
            for one in CRITERIA
            if one.arity is arity
        )
        yield HeadingView(label=label, entries=entries)


def _entry(data: Mapping[str, Any], entry: Entry) -> EntryView:
    table, _, part = entry.name.partition(".")
    value = data[table][part] if part else data[table]
    return EntryView(name=entry.name, label=entry.label, value=_value(entry, value))


def _value(entry: Entry, value: Any) -> Text:  # noqa: ANN401  # whatever the entry holds
    if entry is RULES_OFF:
        labels = {rule.name: rule.label for rule in RULES}
        return joined(labels.get(name, Text(name, name)) for name in value) if value else _NONE
    if entry is OBJECTIVES:
        return order_text(tuple(Objective.named(name) for name in value))
    if entry is CHILD_CONTACT_BAR:
        return _BARRED[value]
    return _amount(value, entry.unit) if isinstance(value, int) else Text(str(value), str(value))


def _amount(value: int, unit: Text) -> Text:
    return Text(f"{value:,}{unit.ja}", f"{value:,}{unit.en}")
