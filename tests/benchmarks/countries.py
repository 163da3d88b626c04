"""Whole countries, whose bundles nobody lists: our solver in a process of its own, beside greedy and short lists."""

import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

import numpy as np

from matcher.assignment.generation import CLOSE, Generated, generate
from matcher.assignment.nearby import Nearby
from matcher.assignment.oracle import Columns
from matcher.assignment.pack import QUICK
from matcher.assignment.packing import Packing
from matcher.assignment.prices import SCALE
from matcher.assignment.problem import NONE, Rows
from matcher.assignment.scan import Tariff
from tests.benchmarks.contest import Attempt, Beside, Goal, Ours, Run, timed
from tests.benchmarks.instances import PART_HOME, PART_JOB, Need, Size
from tests.benchmarks.lots import Persons
from tests.benchmarks.nation import NATIONAL, NATIONAL_TIGHT, STRESS, Nation, nation
from tests.benchmarks.peers import from_lists

THREADS = 2
WARM = Size(people=20, employers=30, homes=40)
LISTED = 30
DEAR = 10**12
"""More than any bundle is worth."""
LIST_NODES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """Instances of one size; `stored` keeps the permitted pairs in memory, `close` is how near a bound has to come."""

    name: str
    size: Size
    seeds: int
    goal: Goal
    stored: bool = True
    close: float = CLOSE
    peers: bool = True


TIGHT = Country(
    name="national, tight",
    size=NATIONAL_TIGHT,
    seeds=10,
    goal=Goal(median_seconds=2.5, worst_seconds=5, gap_share=0.0001),
)
COUNTRIES = (
    TIGHT,
    Country(
        name="national",
        size=NATIONAL,
        seeds=10,
        goal=Goal(median_seconds=2, worst_seconds=5, gap_share=0.0001, peak_mb=600),
    ),
    Country(
        name="stress",
        size=STRESS,
        seeds=1,
        goal=Goal(median_seconds=60, worst_seconds=60, gap_share=0.001, peak_mb=1_000),
        stored=False,
        close=4e-4,
        peers=False,
    ),
)
SHORT_COUNTRIES = (replace(TIGHT, seeds=1, peers=False),)


def measured_countries(countries: tuple[Country, ...]) -> Iterator[Ours | Beside]:
    """Ours, in a process that does nothing else, then the peers on the first seed."""
    for country in countries:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            ours = own.submit(covered, country).result()
        yield ours
        if country.peers:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
                yield from own.submit(beside_country, country, ours.runs[:1]).result()


def covered(country: Country) -> Ours:
    """Our solver on every seed; its time begins with what people, jobs and homes are, before any pair is known."""
    with ThreadPoolExecutor(THREADS) as executor:
        generate(nation(WARM, 1).oracle(executor, stored=country.stored), QUICK)
        runs = tuple(_ours(country, seed, executor) for seed in range(1, country.seeds + 1))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Ours(case=country.name, how="ours, without a list", runs=runs, goal=country.goal, peak_mb=peak_mb)


def _ours(country: Country, seed: int, executor: ThreadPoolExecutor) -> Run:
    made, given = nation(country.size, seed), list[Generated]()

    def solved() -> Rows:
        given.append(generate(made.oracle(executor, stored=country.stored), QUICK, close=country.close))
        return given[0].chosen.subject

    attempt = timed(solved)
    proof = "search" if given[0].searched else "prices"
    return _run(made, seed, attempt, given[0].chosen, (given[0].bound, proof))


def _run(
    made: Nation, seed: int, attempt: Attempt, chosen: Columns, proved: tuple[int | None, str] = (None, "")
) -> Run:
    level, full = _levels(made.people.persons, made, chosen)
    return Run(
        seed=seed,
        seconds=attempt.seconds,
        cpu_seconds=attempt.cpu_seconds,
        placed=int(full.sum()),
        value=int(chosen.value.sum()),
        score=int((chosen.value - level).sum()),
        bound=proved[0],
        proof=proved[1],
    )


def _levels(persons: Persons, made: Nation, chosen: Columns) -> tuple[Rows, Rows]:
    """What each bundle is worth before points, and whether it gives all that is needed."""
    need, whole = persons.need[chosen.subject], made.people.level * persons.urgency[chosen.subject]
    job, home = chosen.opening < len(made.places.opening) - 1, chosen.unit < len(made.places.unit) - 1
    full = np.where(need == Need.BOTH, job & home, True)
    part = np.rint(np.where(home, PART_HOME, PART_JOB) * whole).astype(np.int64)
    return np.where(full, whole, part), full


def beside_country(country: Country, ours: tuple[Run, ...]) -> list[Beside]:
    """Greedy and short lists, on the seeds of ours."""
    with ThreadPoolExecutor(THREADS) as executor:
        pairs = [(nation(country.size, run.seed), run.seed) for run in ours]
        greedy_runs = tuple(_greedy_run(made, seed, executor) for made, seed in pairs)
        list_runs = tuple(_list_run(made, seed, executor) for made, seed in pairs)
    return [
        Beside(case=country.name, how="greedy, urgent first", runs=greedy_runs, ours=ours, never_above=True),
        Beside(case=country.name, how="HiGHS, 30 bundles a person", runs=list_runs, ours=ours, never_above=False),
    ]


def _greedy_run(made: Nation, seed: int, executor: ThreadPoolExecutor) -> Run:
    given: list[Columns] = []

    def act() -> Rows:
        given.append(greedy_columns(made, made.oracle(executor, stored=True)))
        return given[0].subject

    attempt = timed(act)
    return _run(made, seed, attempt, given[0])


def greedy_columns(made: Nation, oracle: Nearby) -> Columns:
    """Each takes the best bundle left, the urgent first, then as they are released; what is full costs too much."""
    persons, places = made.people.persons, made.places
    left = [side.copy() for side in (places.opening, places.unit)]
    dear = DEAR * SCALE
    tariff = Tariff(*(np.where(side > 0, 0, dear) for side in left))
    chosen = []
    for person in np.lexsort((persons.release, -persons.urgency)):
        few = oracle.best(tariff, np.array([person]), 1).columns
        worth = few.value * SCALE - tariff.opening[few.opening] - tariff.unit[few.unit]
        if worth.max(initial=0) <= 0:
            continue
        best = few.take(np.array([np.argmax(worth)]))
        for side, price, at in zip(left, tariff, (best.opening, best.unit), strict=True):
            side[at] -= 1
            price[at] = np.where(side[at] > 0, 0, dear)
        chosen.append(best)
    return Columns.joined(chosen)


def _list_run(made: Nation, seed: int, executor: ThreadPoolExecutor) -> Run:
    given: list[Columns] = []

    def act() -> Rows:
        oracle = made.oracle(executor, stored=True)
        free = Tariff(*(np.zeros(len(side), dtype=np.int64) for side in (made.places.opening, made.places.unit)))
        listed = oracle.best(free, np.arange(made.places.subjects), LISTED).columns
        given.append(listed.take(from_lists(_packing(made, listed), LIST_NODES)))
        return given[0].subject

    attempt = timed(act)
    return _run(made, seed, attempt, given[0])


def _packing(made: Nation, listed: Columns) -> Packing:
    places = made.places
    opening = np.where(listed.opening == len(places.opening) - 1, NONE, listed.opening)
    unit = np.where(listed.unit == len(places.unit) - 1, NONE, listed.unit)
    return Packing(
        subjects=places.subjects,
        opening_places=places.opening[:-1],
        unit_places=places.unit[:-1],
        subject=listed.subject,
        opening=opening,
        unit=unit,
        places=np.ones(len(listed), dtype=np.int64),
        values=(listed.value,),
    )
