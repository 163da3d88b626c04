"""A file that clears values: what it would clear is seen first, and taking it twice clears once."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS, LAYOUTS, rows_of
from matcher.desk.freshness import confirming
from matcher.desk.importing import Preview, keep, preview, ready
from matcher.exchange.export import write_csv
from matcher.exchange.reading import read
from matcher.records.adding import add
from matcher.records.cases.kinds import PROPOSALS
from tests.acts import act
from tests.good_rows import GOOD
from tests.records import TODAY
from tests.said import said
from tests.sheets import sheet, written

NEEDED_BESIDE = {"units": "provider", "decisions": "reason", "placements": "opening"}
NEVER_NULL = {"licences_asked": False}


def previewed(session: Session, kind: str, data: bytes) -> Preview:
    return preview(session, KINDS[kind], read(data, LAYOUTS[kind], today=TODAY))


def take(session: Session, kind: str, data: bytes) -> Preview:
    made = previewed(session, kind, data)
    assert made.good, made.faults
    with ready(session, made) as found:
        keep(session, found, act())
    return made


def kept(session: Session, kind: str) -> dict[str, Any]:
    return next(iter(rows_of(session, KINDS[kind])))


def optional(kind: str) -> list[str]:
    """What may be cleared: not what something else in the same row needs, such as whose home it is."""
    layout = LAYOUTS[kind]
    needed = {*layout.key, NEEDED_BESIDE.get(kind)}
    return [field.name for field in layout.fields if not field.required and field.name not in needed]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_optional_field_is_cleared_once(session: Session, name: str) -> None:
    for before in list(LAYOUTS)[: list(LAYOUTS).index(name) + 1]:
        if before == "decisions":
            add(session, PROPOSALS, [said(PROPOSALS, opening=None, unit=None, own_home=True)], act())
        take(session, before, sheet(before))
    free = optional(name)
    clearing = sheet(name, dict.fromkeys(free, "（消去）"))

    first, again = take(session, name, clearing), take(session, name, clearing)

    found = kept(session, name)
    assert {field: found[field] for field in free} == {field: NEVER_NULL.get(field) for field in free}
    assert (len(first.changed), first.left) == ((1, 0) if free else (0, 1))
    assert (len(again.changed), again.left) == (0, 1)


def test_a_preview_shows_what_becomes_empty(session: Session) -> None:
    take(session, "employers", sheet("employers"))

    made = previewed(session, "employers", sheet("employers", {"phone": "(clear)", "note": ""}))

    assert [dict(one.fields) for one in made.differences] == [{"phone": (GOOD["employers"]["phone"], None)}]


def test_a_new_record_does_not_know_what_its_row_clears(session: Session) -> None:
    take(session, "employers", sheet("employers", {"phone": "（消去）"}))

    assert kept(session, "employers")["phone"] is None


def test_a_list_that_was_asked_for_and_is_empty_is_not_one_that_is_not_known(session: Session) -> None:
    for kind in ("employers", "openings"):
        take(session, kind, sheet(kind))

    take(session, "openings", sheet("openings", {"required_licences": "なし"}))
    asked = kept(session, "openings")["required_licences"]
    take(session, "openings", sheet("openings", {"required_licences": "（消去）"}))

    assert (asked, kept(session, "openings")["required_licences"]) == ((), None)


def test_a_value_is_not_cleared_from_under_another(session: Session) -> None:
    take(session, "employers", sheet("employers"))

    made = previewed(
        session, "employers", written([["code", "name", "lat", "lon"], ["E-001", "架空建設", "（消去）", ""]])
    )

    assert [(fault.row, fault.column, fault.reason.en) for fault in made.faults] == [
        (2, "lon", "one of two cells that belong together is empty")
    ]
    assert (made.changed, made.wrong) == ((), 1)


def test_what_an_export_writes_clears_nothing(session: Session) -> None:
    take(session, "employers", sheet("employers", {"note": "'（消去）"}))

    data = write_csv(LAYOUTS["employers"], rows_of(session, KINDS["employers"])).data

    assert previewed(session, "employers", data).left == 1
    assert kept(session, "employers")["note"] == "（消去）"


def test_a_row_that_clears_its_confirmation_is_not_confirmed_by_its_import(session: Session) -> None:
    take(session, "employers", sheet("employers"))
    cleared = dict.fromkeys(("confirmed_on", "confirmed_by", "confirmed_how"), "（消去）")

    found = read(sheet("employers", cleared), LAYOUTS["employers"], today=TODAY)
    made = preview(session, KINDS["employers"], confirming(KINDS["employers"], found, on=TODAY, by="県"))

    assert made.differences[0].fields["confirmed_on"][1] is None
