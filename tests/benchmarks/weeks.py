"""`make bench`: half a year, a week at a time, on made-up prefectures: what it gains to think of those who come later.

People are planned for in the week of their release; what is given is gone. By telephone, greedily, by the best plan of
each week, and by the best plan after the prices that places will have: these come from linear programs over this week's
people and others like those who may come. All beside hindsight, the best plan for everybody who came.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from matcher.assignment.pack import QUICK, pack
from matcher.assignment.packing import LARGEST_VALUE, Packing
from matcher.assignment.prices import SCALE
from matcher.assignment.problem import NONE, Rows
from matcher.assignment.search import Effort
from tests.benchmarks.instances import PREFECTURE, TIGHT, Floats, Instance, Size, made
from tests.benchmarks.peers import in_turn, telephone

WEEKS = 26
TRIES = 5
DRAWN_FROM = 4
"""Times as many people as come are made: the others stand for those who may come."""
PRICES_ONLY = Effort(nodes=0, bundles=0)
SHAPES = {"prefecture": PREFECTURE, "prefecture, tight": TIGHT}
HINDSIGHT = "hindsight"


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfYear:
    """One way through one half-year."""

    seed: int
    value: int
    placed: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One way on all seeds of one shape."""

    case: str
    how: str
    runs: tuple[HalfYear, ...]
    shares: tuple[float, ...]
    """Of the value in hindsight."""

    def line(self) -> str:
        """As a row of the table."""
        placed = " ".join(str(run.placed) for run in self.runs)
        seconds = np.median([run.seconds for run in self.runs])
        share = f"{np.median(self.shares):6.1%} of hindsight, worst {min(self.shares):6.1%}"
        return f"{self.case:<18} {self.how:<22} {share}; placed {placed}; {seconds:.1f} s"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """An instance, who of it comes, and how many draws of others stand for the future."""

    instance: Instance
    comers: Rows
    draws: int
    seed: int

    def week(self, people: Rows) -> Rows:
        """Of their release."""
        weeks: Rows = self.instance.release[people] // 7
        return weeks

    def only(self, people: Rows, openings: Rows, units: Rows) -> tuple[Packing, Rows]:
        """The problem of some people with the places that are left, and the rows of its bundles in the instance."""
        whole = self.instance.packing
        fits = np.append(openings, 1)[whole.opening] > 0
        rows = np.flatnonzero(np.isin(whole.subject, people) & fits & (np.append(units, 1)[whole.unit] >= whole.places))
        return replace(
            whole,
            opening_places=openings,
            unit_places=units,
            **{name: getattr(whole, name)[rows] for name in ("subject", "opening", "unit", "places")},
            values=(whole.values[0][rows],),
        ), rows


def world(size: Size, seed: int, draws: int) -> World:
    """The first of so many people come; the same size and seed give the same ones."""
    instance = made(replace(size, people=size.people * DRAWN_FROM), seed)
    return World(instance=instance, comers=np.arange(size.people), draws=draws, seed=seed)


def by_telephone(one: World) -> Rows:
    """As they are released: the best job, then the nearest home."""
    return telephone(_of_comers(one), TRIES)


def greedily(one: World) -> Rows:
    """As they are released: the best bundle that is left."""
    return in_turn(_of_comers(one), np.argsort(one.instance.release, kind="stable"))


def weekly(one: World) -> Rows:
    """The best plan of each week."""
    return _week_by_week(one, lambda packing, _: packing.values[0])


def with_prices(one: World) -> Rows:
    """The best plan of each week after paying what places will be worth to others."""
    chance = np.random.default_rng(one.seed)

    def after_paying(packing: Packing, week: int) -> Rows:
        opening, unit = _expected_prices(one, packing, week, chance)
        paid = np.append(opening, 0)[packing.opening] + np.append(unit, 0)[packing.unit] * packing.places
        left: Rows = np.rint(packing.values[0] - paid).astype(np.int64).clip(-LARGEST_VALUE)
        return left

    return _week_by_week(one, after_paying)


def in_hindsight(one: World) -> Rows:
    """The best plan for everybody who came."""
    whole = one.instance.packing
    packing, rows = one.only(one.comers, whole.opening_places, whole.unit_places)
    return rows[pack(packing, QUICK).chosen]


WAYS: dict[str, Callable[[World], Rows]] = {
    HINDSIGHT: in_hindsight,
    "telephone": by_telephone,
    "greedy": greedily,
    "best plan of the week": weekly,
    "with scarcity prices": with_prices,
}


def _of_comers(one: World) -> Instance:
    """Of the others no bundle is left."""
    end = one.instance.first[len(one.comers)]
    whole = one.instance.packing
    packing = replace(
        whole,
        **{name: getattr(whole, name)[:end] for name in ("subject", "opening", "unit", "places")},
        values=(whole.values[0][:end],),
    )
    return replace(one.instance, packing=packing, first=np.minimum(one.instance.first, end))


def _week_by_week(one: World, worth: Callable[[Packing, int], Rows]) -> Rows:
    whole, chosen = one.instance.packing, [np.zeros(0, dtype=np.int64)]
    openings, units = whole.opening_places.copy(), whole.unit_places.copy()
    for week in range(WEEKS):
        packing, rows = one.only(one.comers[one.week(one.comers) == week], openings, units)
        if len(packing) == 0:
            continue
        taken = rows[pack(replace(packing, values=(worth(packing, week),)), QUICK).chosen]
        np.subtract.at(openings, whole.opening[taken[whole.opening[taken] != NONE]], 1)
        homes = taken[whole.unit[taken] != NONE]
        np.subtract.at(units, whole.unit[homes], whole.places[homes])
        chosen.append(taken)
    return np.sort(np.concatenate(chosen))


def _expected_prices(one: World, now: Packing, week: int, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Means over draws of as many people as are still to come, out of those who may."""
    others = np.setdiff1d(np.arange(one.instance.packing.subjects), one.comers)
    others = others[one.week(others) > week]
    drawn = len(others) // (DRAWN_FROM - 1)
    prices = []
    for _ in range(one.draws if drawn else 0):
        people = np.union1d(now.subject, chance.choice(others, drawn, replace=False))
        packing, _rows = one.only(people, now.opening_places, now.unit_places)
        found = pack(packing, PRICES_ONLY).levels[0].prices
        prices.append((_in_values(found.opening), _in_values(found.unit)))
    if not prices:
        return np.zeros(len(now.opening_places)), np.zeros(len(now.unit_places))
    opening, unit = (np.mean(side, axis=0) for side in zip(*prices, strict=True))
    return opening, unit


def _in_values(prices: np.ndarray) -> Floats:
    values: Floats = prices.astype(np.float64) / SCALE
    return values


def measured(case: str, size: Size, seeds: int, draws: int) -> list[Figure]:
    """Every way on every seed."""
    runs: dict[str, list[HalfYear]] = {how: [] for how in WAYS}
    for seed in range(1, seeds + 1):
        one = world(size, seed, draws)
        for how, way in WAYS.items():
            started = time.perf_counter()
            chosen = way(one)
            runs[how].append(
                HalfYear(
                    seed=seed,
                    value=int(one.instance.packing.values[0][chosen].sum()),
                    placed=one.instance.placed(chosen),
                    seconds=time.perf_counter() - started,
                )
            )
    best = [run.value for run in runs[HINDSIGHT]]
    return [
        Figure(
            case=case,
            how=how,
            runs=tuple(done),
            shares=tuple(run.value / value for run, value in zip(done, best, strict=True)),
        )
        for how, done in runs.items()
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="one seed of the tight one, one draw a week")
    parser.add_argument("--json", type=Path, default=Path("build/bench/weeks.json"))
    asked = parser.parse_args(arguments)
    seeds, draws = (1, 1) if asked.short else (3, 4)
    figures: list[Figure] = []
    for case, size in list(SHAPES.items())[1 if asked.short else 0 :]:
        for figure in measured(case, size, seeds, draws):
            figures.append(figure)
            sys.stdout.write(figure.line() + "\n")
            sys.stdout.flush()
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps([asdict(one) for one in figures], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
