"""A folder of files is loaded wholly, or not at all with every fault of every file."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from matcher.desk.folders import files_hash, load_folder
from matcher.domain.errors import CellFault, FileFaultsError
from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed
from matcher.domain.pools import NEVER_DAY
from matcher.domain.term import UNKNOWN, bits_of
from matcher.domain.vocabulary import (
    Licence,
    Occupation,
    OffenceCategory,
    Situation,
    SpecialAdjustment,
    TravelMeans,
)
from matcher.records.columns import load_openings, load_routes, load_subjects, load_units
from matcher.records.lookup import consent_facts, opening_facts, subject_facts, unit_facts
from matcher.records.registry.employers import Employer
from matcher.records.schema import metadata
from matcher.records.sessions import reading_session, writing_session
from tests.acts import act
from tests.good_rows import GOOD_FOLDER
from tests.sheets import Cells, sheet, write_folder, written

TODAY = date(2026, 11, 23)


def spots(faults: tuple[CellFault, ...]) -> list[tuple[str, int | None, str | None, str | None]]:
    """File, row, column and value of each fault."""
    return [(fault.file, fault.row, fault.column, fault.value) for fault in faults]


def faults_of(session: Session, folder: Path) -> tuple[CellFault, ...]:
    with pytest.raises(FileFaultsError) as refused:
        load_folder(session, folder, act(), today=TODAY)
    return refused.value.faults


def test_every_row_becomes_a_record(session: Session, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, providers=sheet("providers", {}, {"code": "P-002"}))

    loaded = load_folder(session, folder, act(), today=TODAY)

    assert loaded.counts == dict.fromkeys(GOOD_FOLDER, 1) | {"providers": 2}
    assert loaded.files_hash == files_hash(folder)


def test_every_table_of_the_registry_and_of_cases_is_filled(session: Session, tmp_path: Path) -> None:
    load_folder(session, write_folder(tmp_path), act(), today=TODAY)

    tables = metadata().tables.values()
    empty = {table.name for table in tables if session.scalar(select(func.count()).select_from(table)) == 0}
    assert empty == {
        "demo_state",
        "runs",
        "run_certificates",
        "proposals",
        "decisions",
        "subject_guarantor_ways",
        "column_names",
        "column_values",
        "gazetteer",
        "imports",
        "given_answers",
        "merges",
        "not_same",
        "opening_holds",
        "unit_holds",
        "law_rows",
        "policies",
        "rehearsals",
    }


def test_an_opening_keeps_what_its_row_says(session: Session, tmp_path: Path) -> None:
    load_folder(session, write_folder(tmp_path), act(), today=TODAY)

    openings, facts = load_openings(session), opening_facts(session)["O-001"]

    assert openings.gross_monthly_yen.tolist() == [1100 * 2325 * 52 // 720]
    assert (openings.shift_start_minute.item(), openings.shift_end_minute.item()) == (1320, 1740)
    assert openings.required_licence_bits.item() == Licence.FORKLIFT.bit | Licence.CRANE.bit
    assert openings.situation_bits.item() == Situation.NIGHT_WORK.bit
    assert openings.pickup_municipality.tolist() == [[8202, 8221]]
    assert openings.accepted_bits.item() == OffenceCategory.THEFT.bit
    assert openings.case_by_case_bits.item() == OffenceCategory.FRAUD.bit  # its own word, not the employer's
    assert openings.not_accepted_bits.item() == 0
    assert (facts.employer_name, facts.age_reason, facts.start_from) == ("架空建設", "深夜業", date(2026, 12, 1))


def test_a_home_keeps_what_its_row_says(session: Session, tmp_path: Path) -> None:
    load_folder(session, write_folder(tmp_path), act(), today=TODAY)

    homes, routes = load_units(session, today=TODAY), load_routes(session)
    facts = unit_facts(session, today=TODAY)["U-001"]

    assert homes.code.tolist() == ["U-001", "H-A-01"]
    assert homes.closing_minute.tolist() == [1440, 1440]
    assert homes.experienced_bits[0] == OffenceCategory.THEFT.bit
    assert homes.guarantor_bits[0] == bits_of((GuarantorWay.COMPANY, GuarantorWay.EMERGENCY_CONTACT))
    assert homes.nearby_bits[0] == bits_of((NearbyNeed.STATION, NearbyNeed.SUPERMARKET))
    assert (routes.minutes.item(), routes.last_departure_minute.item()) == (40, 1800)
    assert (facts.provider_name, facts.kind, facts.floor_area_m2) == ("架空住宅", HousingKind.PRIVATE_RENTAL, 18.5)


def test_a_person_keeps_what_their_row_says(session: Session, tmp_path: Path) -> None:
    load_folder(session, write_folder(tmp_path), act(), today=TODAY)

    people, facts = load_subjects(session, today=TODAY), subject_facts(session)["A-01"]

    assert people.offence_bits.item() == OffenceCategory.THEFT.bit | OffenceCategory.OTHER.bit
    assert people.licence_from_day[0, Licence.FORKLIFT.number] == date(2026, 12, 20).toordinal()
    assert people.licence_until_day[0, Licence.ORDINARY_CAR.number] == date(2028, 3, 31).toordinal()
    assert people.licence_from_day[0, Licence.BOILER.number] == NEVER_DAY
    assert people.history_months[0, Occupation.WAREHOUSE.number] == 30
    assert people.means_bits.item() == TravelMeans.FOOT.bit | TravelMeans.BICYCLE.bit
    assert people.guarantor_bits.item() == 0
    assert people.consent_until_day.item() == date(2027, 10, 22).toordinal()
    assert (facts.institution, facts.met_by, facts.release_on) == ("架空刑務所", "支援員", date(2026, 12, 19))
    assert consent_facts(session)[0].form_version == "第1版"


def test_a_dormitory_belongs_to_its_employer(session: Session, tmp_path: Path) -> None:
    dormitory = sheet(
        "units", {"provider": "", "building": "", "stances": "", "kind": "社宅・寮", "dormitory_of": "E-001"}
    )

    load_folder(session, write_folder(tmp_path, units=dormitory), act(), today=TODAY)

    homes = load_units(session, today=TODAY, codes=["U-001"])
    assert homes.employer_id.tolist() == load_openings(session).employer_id.tolist()
    assert homes.not_accepted_bits.tolist() == [OffenceCategory.FRAUD.bit]


@pytest.mark.parametrize(
    ("cell", "bits"), [("", UNKNOWN), ("なし", 0), ("none", 0)], ids=["nobody asked", "なし", "none"]
)
def test_an_empty_list_of_the_registry_is_not_known_and_none_is_none(
    session: Session, tmp_path: Path, cell: str, bits: int
) -> None:
    opening = sheet("openings", {"required_licences": cell, "situations": cell})
    load_folder(
        session,
        write_folder(tmp_path, openings=opening, units=sheet("units", {"nearby": cell, "building": ""})),
        act(),
        today=TODAY,
    )

    openings, homes = load_openings(session), load_units(session, today=TODAY, codes=["U-001"])

    assert openings.required_licence_bits.tolist() == openings.situation_bits.tolist() == [bits]
    assert homes.nearby_bits.tolist() == [bits]


@pytest.mark.parametrize(("cell", "number"), [("", UNKNOWN), ("辞退", SpecialAdjustment.DECLINED.number)])
def test_special_adjustment_is_kept_or_unknown(session: Session, tmp_path: Path, cell: str, number: int) -> None:
    folder = write_folder(tmp_path, subjects=sheet("subjects", {"special_adjustment": cell}))

    load_folder(session, folder, act(), today=TODAY)

    assert load_subjects(session, today=TODAY).special_adjustment.tolist() == [number]


@pytest.mark.parametrize(
    ("kind", "change", "column", "value"),
    [
        ("openings", {"employer": "E-999"}, "employer", "E-999"),
        ("units", {"provider": "P-999"}, "provider", "P-999"),
        ("units", {"kind": "社宅・寮", "dormitory_of": "E-999"}, "dormitory_of", "E-999"),
        ("routes", {"unit": "U-999"}, "unit", "U-999"),
        ("routes", {"opening": "O-999"}, "opening", "O-999"),
        ("consents", {"subject": "B-02"}, "subject", "B-02"),
    ],
)
def test_a_reference_to_nothing_is_a_fault(
    session: Session, tmp_path: Path, kind: str, change: Cells, column: str, value: str
) -> None:
    faults = faults_of(session, write_folder(tmp_path, **{kind: sheet(kind, change)}))

    assert spots(faults) == [(f"{kind}.csv", 2, column, value)]
    assert faults[0].reason.en == "there is no record with this code"


def test_all_faults_of_all_files_are_told_at_once(session: Session, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        employers=sheet("employers", {"past_hires": "三"}),
        openings=sheet("openings", {"employer": "E-999"}, {"lat": "140", "lon": "36", "code": "O-002"}),
        subjects=sheet("subjects", {}, {"sentence_ends_on": "2026-02-30"}),
        consents=b"",
    )

    assert spots(faults_of(session, folder)) == [
        ("employers.csv", 2, "past_hires", "三"),
        ("openings.csv", 2, "employer", "E-999"),
        ("openings.csv", 3, "lat", "140"),
        ("openings.csv", 3, "lon", "36"),
        ("subjects.csv", 2, "code", "A-01"),
        ("subjects.csv", 3, "sentence_ends_on", "2026-02-30"),
        ("subjects.csv", 3, "code", "A-01"),
        ("consents.csv", None, None, None),
    ]


@pytest.mark.parametrize(
    "unreadable", [b"", "コード,事業者名\r\nE-001,架空".encode("utf-16"), written([["name"], ["架空"]])]
)
def test_references_into_a_file_that_cannot_be_read_are_left_open(
    session: Session, tmp_path: Path, unreadable: bytes
) -> None:
    faults = faults_of(session, write_folder(tmp_path, employers=unreadable))

    assert {fault.file for fault in faults} == {"employers.csv"}


def test_a_kind_without_a_file_brings_nothing(session: Session, tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "routes.csv").unlink()

    loaded = load_folder(session, folder, act(), today=TODAY)

    assert "routes" not in loaded.counts


def test_a_file_of_no_kind_is_told_with_the_names_it_could_have(session: Session, tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "routes.csv").rename(folder / "ways.csv")

    [fault] = faults_of(session, folder)

    assert (fault.file, fault.reason.en) == ("ways.csv", "no file of this name can be taken")
    assert "routes.csv" in fault.remedy.en


def test_an_empty_folder_is_told(session: Session, tmp_path: Path) -> None:
    [fault] = faults_of(session, tmp_path)

    assert fault.reason.en == "there is no file to take"


def test_loading_the_same_folder_again_changes_nothing(session: Session, tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    load_folder(session, folder, act(), today=TODAY)

    again = load_folder(session, folder, act(), today=TODAY)

    assert set(again.counts.values()) == {0}


def test_nothing_is_half_loaded(engine: Engine, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, consents=sheet("consents", {"subject": "B-02"}))

    with writing_session(engine) as session, session.begin():
        faults_of(session, folder)

    with reading_session(engine) as session:
        assert session.scalars(select(Employer)).all() == []


def test_the_hash_tells_when_a_file_changes(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    before = files_hash(folder)

    write_folder(tmp_path, routes=sheet("routes", {"minutes": "41"}))
    changed = files_hash(folder)
    (folder / "routes.csv").unlink()

    assert len({before, changed, files_hash(folder)}) == 3
