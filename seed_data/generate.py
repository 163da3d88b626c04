"""Writes a generated prefecture as the files that people's own data come in: the story and all around it."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path

from numpy.random import default_rng

from matcher.exchange.kinds import all_layouts
from matcher.exchange.layouts import Layout
from matcher.geography.municipalities import by_name
from seed_data.days import next_round
from seed_data.employers import workforce
from seed_data.homes import homes, provider_rows, round_rows
from seed_data.names import stems
from seed_data.people import people
from seed_data.sheets import Cell, Prefecture, Row, written
from seed_data.sizes import DEMO, Size
from seed_data.story import people as story
from seed_data.story.contended_homes import contended_homes, routes
from seed_data.story.contended_work import contended_work
from seed_data.story.other_homes import other_homes
from seed_data.story.other_work import other_work

DEFAULT_SEED = 1
CONSENT_DAYS = 365


def generate(folder: Path, today: date, *, seed: int = DEFAULT_SEED, size: Size = DEMO) -> None:
    """Write all files of a prefecture as of a day; the same arguments give the same bytes."""
    made = prefecture(today, seed=seed, size=size)
    folder.mkdir(parents=True, exist_ok=True)
    for layout in all_layouts(by_name):
        rows: tuple[Row, ...] = getattr(made, layout.kind, ())
        if rows:
            (folder / layout.file).write_text(sheet(layout, rows), encoding="utf-8", newline="")


def prefecture(today: date, *, seed: int = DEFAULT_SEED, size: Size = DEMO) -> Prefecture:
    """All rows: the hand-written story first, then what the seed draws."""
    names = stems()
    firms = [*contended_work(today), *other_work(today)]
    others = workforce(default_rng([seed, 1]), today, size, names)
    rooms = [*contended_homes(today), *other_homes(today)]
    rooms += homes(default_rng([seed, 2]), today, size, names, others)
    drawn = tuple(people(default_rng([seed, 3]), today, size))
    consented = (story.consent(row["code"], story.MATCHING, today, days=CONSENT_DAYS) for row in drawn)
    consents = (*story.consents(today), *consented)
    return Prefecture(
        employers=(*(firm.employer for firm in firms), *others.employers),
        openings=(*(firm.opening for firm in firms), *others.openings),
        providers=provider_rows(rooms),
        units=tuple(room.unit for room in rooms),
        routes=tuple(routes(today)),
        rounds=round_rows(rooms, next_round(today)),
        subjects=tuple(_consenting((*story.subjects(today), *drawn), consents)),
        consents=consents,
    )


def _consenting(subjects: Iterable[Row], consents: Iterable[Row]) -> Iterator[Row]:
    """Everybody with the day of their first consent."""
    first: dict[object, Cell] = {}
    for consent in consents:
        first.setdefault(consent["subject"], consent["granted_on"])
    for subject in subjects:
        yield {"code": subject["code"], "consented_on": first[subject["code"]]} | subject


def sheet(layout: Layout, rows: tuple[Row, ...]) -> str:
    """One file with Japanese headers, a byte order mark for spreadsheets, and a line feed after every row.

    Columns that nobody fills are left out, so that people can read the file.
    """
    filled = {name for row in rows for name, cell in row.items() if cell is not None}
    unknown = filled - set(layout.names)
    if unknown:
        raise ValueError(f"[{layout.kind}] has no column {sorted(unknown)}")
    fields = [field for field in layout.fields if field.required or field.name in filled]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.label for field in fields)
    for row in rows:
        writer.writerow(written(row[field.name]) for field in fields)
    return "\ufeff" + out.getvalue()
