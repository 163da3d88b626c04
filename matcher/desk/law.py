"""The law in force, with what administrators added, and its figures as people look them up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from matcher.desk import deadlines
from matcher.desk.wording import date_of, figure_text, place_text
from matcher.domain.figures import Entry, Figure, FigureUnit, Theme
from matcher.domain.law import Law
from matcher.domain.text import Text
from matcher.eligibility.catalogue import RULES
from matcher.matching.settled import USUAL_STAY
from matcher.records.registry.law_rows import added_figures
from matcher.regulations.merging import merged
from matcher.regulations.reading import law_hash, load_law
from matcher.scoring.schemes import INCENTIVE, STARTED_WITHIN, USUAL_HOURS

_RULE = Text("{code} {label}", "{code} {label}")
_DEADLINES = Text("期限の計算", "deadlines")
_SETTLED = Text("定住先までの日数の目安", "how long the first home has to last")


@dataclass(frozen=True, slots=True, kw_only=True)
class LawAsked:
    """Which figures; None asks for all."""

    key: str | None = None
    day: date | None = None
    """Only what holds on it."""
    confirmed: bool | None = None
    municipality: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """One dated figure in words; where nothing is known of a key, it stands there without value and period."""

    key: str
    theme: Theme
    label: Text
    municipality: int | None
    place: Text | None
    value: int | None
    unit: FigureUnit
    said: Text | None
    from_on: date | None
    until_on: date | None
    reference: Text | None
    source: Text | None
    confirmed: bool
    added: bool
    """True: by an administrator; False: it ships."""
    used_in: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawView:
    """The figures that were asked for, and what they are part of."""

    figures: tuple[FigureView, ...]
    unconfirmed: int
    """How many of all figures are not confirmed, whatever was asked for."""
    of: int
    hash: str


def law_in_force(session: Session) -> Law:
    """What ships, and what was added since: the `Law` of every run and page."""
    added = added_figures(session)
    return merged(load_law(), added) if added else load_law()


def look_up(session: Session, asked: LawAsked) -> LawView:
    """The figures that were asked for, by theme. Raises `LawError` where there is no such key."""
    law, added = law_in_force(session), frozenset(added_figures(session))
    if asked.key is not None:
        law.entry(asked.key)
    uses, rows = uses_of_figures(), _by_key(law)
    views = [
        view
        for entry in law.entries.values()
        for view in _views(entry, rows[entry.key], added, uses.get(entry.key, ()))
    ]
    return LawView(
        figures=tuple(view for view in views if _is_asked(view, asked)),
        unconfirmed=sum(not view.confirmed for view in views),
        of=len(views),
        hash=law_hash(law),
    )


def uses_of_figures() -> Mapping[str, tuple[Text, ...]]:
    """By key: the rules, deadlines and other places that ask for it; a key that is not there is shown and no more."""
    uses: dict[str, list[Text]] = defaultdict(list)
    for rule in RULES:
        for key in rule.figures:
            uses[key].append(_RULE.filled(code=rule.code, label=rule.label))
    for key in deadlines.FIGURES:
        uses[key].append(_DEADLINES)
    uses[USUAL_STAY].append(_SETTLED)
    for key in (STARTED_WITHIN, USUAL_HOURS):
        uses[key].append(INCENTIVE.label)
    return {key: tuple(found) for key, found in uses.items()}


def _by_key(law: Law) -> Mapping[str, list[Figure]]:
    rows: dict[str, list[Figure]] = defaultdict(list)
    for figure in sorted(law.figures, key=lambda each: (each.place, each.from_day)):
        rows[figure.key].append(figure)
    return rows


def _views(
    entry: Entry, figures: list[Figure], added: frozenset[Figure], used_in: tuple[Text, ...]
) -> Iterator[FigureView]:
    for figure in figures:
        yield FigureView(
            key=entry.key,
            theme=entry.theme,
            label=entry.label,
            municipality=figure.place or None,
            place=place_text(figure.place or None),
            value=figure.value,
            unit=figure.unit,
            said=figure_text(figure),
            from_on=date_of(figure.from_day),
            until_on=date_of(figure.until_day),
            reference=figure.reference,
            source=figure.source.label,
            confirmed=figure.confirmed,
            added=figure in added,
            used_in=used_in,
        )
    if not figures:
        yield _unknown(entry, used_in)


def _unknown(entry: Entry, used_in: tuple[Text, ...]) -> FigureView:
    return FigureView(
        key=entry.key,
        theme=entry.theme,
        label=entry.label,
        municipality=None,
        place=None,
        value=None,
        unit=entry.unit,
        said=None,
        from_on=None,
        until_on=None,
        reference=None,
        source=None,
        confirmed=False,
        added=False,
        used_in=used_in,
    )


def _is_asked(view: FigureView, asked: LawAsked) -> bool:
    if asked.day is not None:
        begun = view.from_on is not None and view.from_on <= asked.day
        if not begun or (view.until_on is not None and view.until_on < asked.day):
            return False
    return (
        asked.key in {None, view.key}
        and asked.confirmed in {None, view.confirmed}
        and asked.municipality in {None, view.municipality}
    )
