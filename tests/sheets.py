"""Spreadsheet files for tests: headers by English name, one row that is right, and whatever the test says."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

Cells = Mapping[str, str]

GOOD: dict[str, dict[str, str]] = {
    "employers": {
        "code": "E-001",
        "name": "架空建設",
        "industry": "D",
        "size": "5-29",
        "municipality": "08201",
        "status": "登録中",
        "police_checked": "はい",
        "labour_insurance": "○",
        "current_releasees": "1",
        "past_hires": "3",
        "contact": "総務担当",
        "phone": "000-0000-0001",
        "stances": "窃盗=可; fraud=not_accepted",
        "confirmed_on": "2026-11-01",
        "confirmed_by": "就労支援事業者機構",
    },
    "openings": {
        "code": "O-001",
        "employer": "E-001",
        "title": "倉庫内作業",
        "occupation": "倉庫・荷役",
        "role": "general",
        "employment_type": "正社員",
        "places": "2",
        "weekly_hours": "38.75",
        "wage_kind": "時給",
        "wage_yen": "1100",
        "shift_start": "22:00",
        "shift_end": "29:00",
        "municipality": "水戸市",
        "lat": "36.3659",
        "lon": "140.4714",
        "required_licences": "forklift; クレーン・玉掛け",
        "tattoo_policy": "不問",
        "antisocial_years": "5",
        "physical_demand": "medium",
        "age_min": "18",
        "age_max": "",
        "age_reason": "深夜業",
        "situations": "夜勤",
        "pickup_municipalities": "08221; 日立市",
        "start_from": "2026/12/1",
        "valid_until": "2027-03-31",
        "social_insurance": "yes",
        "pay_cycle": "monthly",
        "pay_closing_day": "31",
        "pay_day": "15",
        "pay_month_offset": "1",
        "confirmed_on": "2026-11-20",
        "confirmed_by": "総務担当",
    },
    "providers": {
        "code": "P-001",
        "name": "架空住宅",
        "contact": "管理担当",
        "phone": "000-0000-0002",
        "stances": "theft=experienced",
        "confirmed_on": "2026-11-02",
        "confirmed_by": "居住支援法人",
    },
    "units": {
        "code": "U-001",
        "provider": "P-001",
        "kind": "民間賃貸住宅",
        "name": "101号室",
        "places": "1",
        "municipality": "08221",
        "lat": "36.4",
        "lon": "140.53",
        "floor_area_m2": "18.5",
        "rent_yen": "33000",
        "common_fee_yen": "2000",
        "meals_fee_yen": "0",
        "upfront_yen": "40000",
        "available_from": "2026-12-01",
        "available_until": "",
        "sex_allowed": "不問",
        "household_max": "1",
        "single_person_rule": "any_adult",
        "guarantor_ways": "company; 緊急連絡先で可",
        "closing_time": "24:00",
        "step_free": "×",
        "private_room": "有",
        "furnished": "無",
        "accepts_assistance": "はい",
        "longest_stay_days": "",
        "notice_days": "30",
        "nearby": "駅; supermarket",
        "dormitory_of": "",
        "round_opens_on": "",
        "round_closes_on": "",
        "move_in_on": "",
        "confirmed_on": "2026-11-03",
        "confirmed_by": "管理担当",
    },
    "routes": {
        "unit": "U-001",
        "opening": "O-001",
        "minutes": "40",
        "first_arrival": "06:30",
        "last_departure": "30:00",
        "declared_by": "支援員",
        "declared_on": "2026-11-10",
    },
    "subjects": {
        "code": "A-01",
        "birth_date": "1980-05-01",
        "sex": "男性",
        "institution": "架空刑務所",
        "sentence_ends_on": "2026-12-18",
        "release_certainty": "確定",
        "release_may_move_by": "",
        "needs_job": "はい",
        "needs_home": "いいえ",
        "household_size": "1",
        "offences": "窃盗; other",
        "specified_sexual_offence": "いいえ",
        "tattoo": "none",
        "antisocial_tie": "離脱済み",
        "antisocial_left_on": "2020-04-01",
        "work_capacity": "重作業",
        "licences": "forklift=lapsed:2024-05-01:2026-12-20; 普通自動車免許=有効:2028-03-31",
        "licences_asked": "はい",
        "training": "forklift",
        "history": "warehouse=30; 清掃=6",
        "wished_occupations": "倉庫・荷役",
        "unwanted_occupations": "介護",
        "wished_municipalities": "水戸市",
        "avoid_areas_asked": "asked_some",
        "avoid_areas": "土浦市",
        "avoid_situations": "金銭の取扱い",
        "means": "徒歩; bicycle",
        "longest_commute_minutes": "60",
        "cash_yen": "42000",
        "public_assistance": "申請予定",
        "emergency_protection": "applied",
        "special_adjustment": "該当なし",
        "guarantor_ways": "なし",
        "needs_step_free": "0",
        "nearby_needs": "内科",
        "wants_private_room": "1",
        "health_need": "無",
        "own_home_municipality": "日立市",
        "own_home_lat": "36.6",
        "own_home_lon": "140.65",
        "met_by": "支援員",
    },
    "consents": {
        "subject": "A-01",
        "purpose": "就労・居住の調整",
        "recipient": "",
        "explained_by": "支援員",
        "form_version": "第1版",
        "granted_on": "2026-10-23",
        "expires_on": "2027-10-22",
        "withdrawn_on": "",
    },
}
"""One row of each kind, in the order in which they are loaded."""


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a CSV file."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def sheet(kind: str, *rows: Cells) -> bytes:
    """A file of one kind: the good row as each of the rows changes it; the good row alone where none is given."""
    good = GOOD[kind]
    filled = [{**good, **row} for row in rows or ({},)]
    return written([list(good), *([row[name] for name in good] for row in filled)])


def write_folder(folder: Path, **files: bytes) -> Path:
    """A folder with one good file of each kind, except for those given."""
    for kind in GOOD:
        (folder / f"{kind}.csv").write_bytes(files.get(kind, sheet(kind)))
    return folder
