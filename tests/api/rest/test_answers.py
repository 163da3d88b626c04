"""What the API tells of the demo, and that pages tell the same."""

import pytest
from flask.testing import FlaskClient

from matcher.eligibility.catalogue import RULES
from tests.api.rest.conftest import Read

PEOPLE = ["A-01", "B-02", "C-03", "F-06", "J-10", "L-12"]


def test_the_plan_places_nine_and_the_telephone_five(read: Read) -> None:
    plan = read("/plan")

    assert (plan["joint"]["full"], plan["telephone"]["full"], plan["greedy"]["full"]) == (9, 5, 7)
    assert plan["proven"] is True
    assert [one["gap"] for one in plan["passes"]] == [0] * len(plan["passes"])


def test_subjects_are_the_rows_of_the_plan(read: Read) -> None:
    subjects = read("/subjects")

    assert subjects["items"] == read("/plan")["rows"]
    assert (subjects["total"], subjects["page"], subjects["page_size"]) == (12, 1, 50)


def test_subjects_come_a_page_at_a_time(read: Read) -> None:
    pages = [read(f"/subjects?page={page}&page_size=5")["items"] for page in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [5, 5, 2, 0]
    assert [row for page in pages for row in page] == read("/plan")["rows"]


def test_subjects_can_be_those_who_get_a_certain_help(read: Read) -> None:
    found = read("/subjects?help=full")

    assert found["total"] == 9
    assert {row["help"] for row in found["items"]} == {"full"}


def test_a_subject_left_without_has_reasons_and_duty_steps(read: Read) -> None:
    subject = read("/subjects/L-12")

    assert subject["emptied"]
    assert len(subject["duty_steps"]) == 1
    assert subject["emptied"][0]["refused"] <= subject["emptied"][0]["of"]


def test_a_subject_with_all_they_need_has_none(read: Read) -> None:
    subject = read("/subjects/A-01")

    assert (subject["emptied"], subject["duty_steps"]) == ([], [])


@pytest.mark.parametrize("code", PEOPLE)
def test_the_points_of_a_proposal_add_up(read: Read, code: str) -> None:
    answer = read(f"/subjects/{code}/proposals")

    assert answer["subject"] == code
    assert all(sum(share["points"] for share in one["shares"]) == one["points"] for one in answer["proposals"])


@pytest.mark.parametrize("code", PEOPLE)
def test_the_planned_proposal_is_the_row_of_the_plan(read: Read, code: str) -> None:
    row = next(row for row in read("/plan")["rows"] if row["code"] == code)
    planned = [one for one in read(f"/subjects/{code}/proposals")["proposals"] if one["proposed"]]

    for one in planned:
        same = ("help", "job", "home", "commute", "net_monthly_yen", "first_night")
        assert {name: one[name] for name in same} == {name: row[name] for name in same}
    assert len(planned) == (row["help"] != "nothing")


@pytest.mark.parametrize("code", PEOPLE)
def test_a_proposal_tells_the_route_of_referral_or_that_it_has_to_be_recorded(read: Read, code: str) -> None:
    for one in read(f"/subjects/{code}/proposals")["proposals"]:
        missing = one["job"] is not None and one["job"]["referral_route"] is None

        assert ["紹介経路" in text["ja"] for text in one["to_record"]] == [True] * missing


def test_words_of_an_employer_stand_beside_the_proposal_that_waits_for_them(read: Read) -> None:
    one = next(one for one in read("/subjects/H-08/proposals")["proposals"] if one["written"])

    assert [said["words"] for said in one["written"]] == ["面接でお話ししてから決めます。"]
    assert one["written"][0]["source"]["ja"].startswith(f"雇用主 {one['job']['employer']}（")
    assert one["written"][0]["judging"]["ja"] == "要確認（人が判断）"
    assert "H03d" in [finding["rule"] for finding in one["to_confirm"]]


def test_a_settled_home_has_its_dates_and_no_odds(read: Read) -> None:
    settled = next(one["settled"] for one in read("/subjects/C-03/proposals")["proposals"] if one["settled"])

    assert settled["odds"] == {"ja": "抽選のため、入居の見込みは不明", "en": "drawn by lot; the odds are not known"}
    assert settled["gap_days"] == settled["days_until"] - settled["longer_than_days"] == 23
    assert settled["round_opens_on"] < settled["round_closes_on"] < settled["move_in_on"]


def test_why_not_gives_value_threshold_and_source(read: Read) -> None:
    answer = read("/subjects/A-01/why-not?opening=O-0003&unit=U-0003")

    evidence = [item for finding in answer["findings"] for item in finding["evidence"]]
    assert answer["verdict"] == "refused"
    assert evidence
    assert all(item[name]["ja"] and item[name]["en"] for item in evidence for name in ("found", "threshold", "source"))


@pytest.mark.parametrize(("asked", "missing"), [("opening=O-0003", "home"), ("unit=U-0003", "job")])
def test_why_not_takes_one_of_both(read: Read, asked: str, missing: str) -> None:
    assert read(f"/subjects/A-01/why-not?{asked}")[missing] is None


def test_an_avoided_area_is_never_named_as_such(reader: FlaskClient) -> None:
    assert "8203" not in reader.get("/api/v1/subjects/A-01").text


@pytest.mark.parametrize(
    ("path", "code"),
    [("/openings?q=o-0003", "O-0003"), ("/units?q=U-０００３", "U-0003"), ("/units?q=u-0003", "U-0003")],
)
def test_names_are_found_in_full_and_half_width(read: Read, path: str, code: str) -> None:
    assert code in [one["code"] for one in read(f"/registry{path}")["items"]]


def test_a_name_is_found_by_one_kanji(read: Read) -> None:
    found = read("/registry/units?q=寮&page_size=200")

    assert found["total"] > 0
    assert all("寮" in f"{one['name']}{one['note']}" or one["kind"] == "employer_dormitory" for one in found["items"])


def test_rules_are_the_catalogue_in_order(read: Read) -> None:
    assert [one["code"] for one in read("/rules")["items"]] == [rule.code for rule in RULES]


def test_a_rule_tells_which_figures_it_asks_for_and_what_of_them_is_not_confirmed(read: Read) -> None:
    rules = {one["code"]: one for one in read("/rules")["items"]}

    assert (rules["H04"]["figures"], rules["H04"]["unconfirmed"]) == (["bar_security_guard"], [])
    assert rules["H13"]["figures"] == rules["H13"]["unconfirmed"] != []


def test_the_weight_of_a_criterion_is_the_most_its_share_can_be(read: Read) -> None:
    weights = {one["name"]: one["weight"] for one in read("/criteria")["items"]}
    assert all(one["scale"]["ja"] and one["scale"]["en"] for one in read("/criteria")["items"])
    shares = read("/subjects/A-01/proposals")["proposals"][0]["shares"]

    assert {share["criterion"]: share["most"] for share in shares}.items() <= weights.items()


@pytest.mark.parametrize("code", PEOPLE)
def test_pages_show_the_same_figures(reader: FlaskClient, read: Read, code: str) -> None:
    page = reader.get(f"/subjects/{code}").text

    for one in read(f"/subjects/{code}/proposals")["proposals"]:
        figures = [one["points"], one["net_monthly_yen"], one["left_monthly_yen"]]
        assert [f"{figure:,}" in page for figure in figures if figure is not None and figure >= 0].count(False) == 0


def test_head_is_get_without_the_body(reader: FlaskClient) -> None:
    answer = reader.head("/api/v1/plan")

    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.parametrize(
    "path", ["/plan", "/plan?lang=en", "/subjects/Z-99?lang=en", "/nowhere?lang=ja", "/openapi.json"]
)
def test_no_answer_sets_a_cookie(reader: FlaskClient, path: str) -> None:
    assert "Set-Cookie" not in reader.get(f"/api/v1{path}").headers


def test_japanese_is_sent_as_it_is_written(reader: FlaskClient) -> None:
    assert "就労と居住を同時に" in reader.get("/api/v1/plan").text
