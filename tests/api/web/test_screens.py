"""Pages rendered from hand-built values."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from api.web.screens import Search, subject_screen
from matcher.domain.vocabulary import Asked
from tests.demo_board import board
from tests.demo_dossiers import dossier
from tests.site import create_site, demo_site
from tests.views import tally

PAGES = (
    "/",
    "/subjects/A-01",
    "/subjects/C-03",
    "/subjects/K-11",
    "/subjects/A-01?opening=O-002&unit=U-033",
    "/law",
    "/rules",
    "/policies",
    "/policies/1",
    "/policies/3",
    "/subjects/A-01?explain=yes",
    "/subjects/A-01?weigh=no",
    "/subjects/A-01?weigh=yes",
    "/nowhere",
)
LANGUAGES = ("ja", "en")
LOADED = re.compile(r"""(?:href|src|action)="([^"]*)\"""")
NOT_ALLOWED = re.compile(r"<script|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE)
NAMES = re.compile(r'<(\w+)[^>]*lang="ja"[^>]*>.*?</\1>|<(title|desc)[^>]*>.*?</\2>|value="[^"]*"', re.DOTALL)
"""What stays Japanese: names, which say so, and what maps tell about them."""
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def page(client: FlaskClient, path: str, language: str = "ja") -> str:
    return client.get(path, query_string=None if "?" in path else {"lang": language}).text


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_an_inline_script_or_style(client: FlaskClient, path: str, language: str) -> None:
    assert NOT_ALLOWED.findall(page(client, path, language)) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_names_another_host(client: FlaskClient, path: str) -> None:
    targets = LOADED.findall(page(client, path))

    assert targets
    assert all(target.startswith(("/", "#", "?")) and not target.startswith("//") for target in targets)


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    html = page(client, path)
    ids = re.findall(r'\sid="([^"]*)"', html)

    assert len(ids) == len(set(ids))
    assert {target[1:] for target in LOADED.findall(html) if target.startswith("#")} <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_an_english_page_is_english_where_the_data_are(client: FlaskClient, path: str) -> None:
    client.get("/?lang=en")
    html = client.get(path).text
    lines = [line.strip() for line in NAMES.sub("", html).splitlines() if JAPANESE.search(line)]

    assert [line for line in lines if "かぜまちの丘物流" not in line] == []


def test_the_first_screen_says_what_for_whom_and_what_was_done(client: FlaskClient) -> None:
    html = page(client, "/")

    assert "釈放される方の就労と居住を、まとめて調整します" in html
    assert "県の調整担当者が" in html
    assert "12人のうち10人に、必要な就労・居住がそろう案があります。" in html
    assert "電話で一人ずつ当たる進め方より3人多い結果です。" in html
    assert "この組合せより多く調整できる組合せはありません（上限 21、差 0）。" in html


def test_who_has_no_bed_stands_before_everybody_else(client: FlaskClient) -> None:
    html = page(client, "/")

    assert html.index(">K-11<") < html.index(">A-01<") < html.index(">B-02<")


def test_everybody_with_a_bed_stands_by_release_day() -> None:
    mixed = replace(board(), rows=tuple(reversed(board().rows)))
    html = page(create_site(mixed).test_client(), "/")

    assert re.findall(r'class="whole-row"\s+href="[^"]*">([^<]*)', html) == sorted(
        row.code for row in board().rows if row.home
    )


def test_by_telephone_is_said_only_where_it_differs(client: FlaskClient) -> None:
    html = page(client, "/")

    assert "電話順では未調整" in html
    assert "電話順ではそろう" not in html


def test_areas_that_nobody_asked_about_stop_every_inquiry(client: FlaskClient) -> None:
    not_asked = replace(dossier("B-02").person, avoid_areas=Asked.NOT_ASKED.label, areas_asked=False)
    with client.application.test_request_context():
        html = subject_screen(replace(dossier("B-02"), person=not_asked), Search(openings=(), homes=()))

    assert "本人に確かめるまで、照会はできません。" in html
    assert "本人に確かめるまで" not in page(client, "/subjects/B-02")


def test_an_unproven_result_says_so() -> None:
    html = page(create_site(replace(board(), proven=False)).test_client(), "/")

    assert "まだ確かめられていません" in html
    assert "組合せはありません（" not in html


def test_by_what_a_plan_is_proved_stands_beside_its_gaps(client: FlaskClient) -> None:
    html = page(client, "/")

    assert "探索による目標があります（目標ごとの差 0・0・0）。" in html
    assert (html.count("<td>価格による</td>"), html.count("<td>探索による</td>")) == (2, 1)
    assert "調整 R1、調整した時刻" in html
    assert all(f'href="/{name}/1"' in html for name in ("RunCertificate", "RunProblem", "RunSolution"))


def test_a_plan_proved_by_prices_alone_says_so() -> None:
    first, second, _ = board().passes
    html = page(create_site(replace(board(), passes=(first, replace(second, bound=1203, gap=3)))).test_client(), "/")

    assert "価格による（目標ごとの差 0・3）。" in html
    assert "探索による目標" not in html


def test_of_a_plan_from_before_proofs_were_kept_none_is_told() -> None:
    older = tuple(replace(one, proof=None, proof_label=None) for one in board().passes)
    html = page(create_site(replace(board(), passes=older)).test_client(), "/")

    assert "<td>－</td>" in html
    assert "証明:" not in html
    assert "証明書" not in html


def test_nothing_better_than_by_telephone_is_not_called_better() -> None:
    same = replace(board(), telephone=tally(board().telephone.label, full=10, home_only=1, nothing=1))
    html = page(create_site(same).test_client(), "/")

    assert "電話で一人ずつ当たる進め方と同じ人数です。" in html
    assert "人多い" not in html


def test_states_that_nobody_is_in_are_left_out(client: FlaskClient) -> None:
    html = page(client, "/")

    assert "確認待ち" in html
    assert "就労のみ" not in html


def test_without_a_run_the_page_says_why_and_what_to_do() -> None:
    html = page(create_site(None).test_client(), "/")

    assert "まだ調整していません" in html
    assert "make demo" in html


def test_without_anybody_the_page_still_stands() -> None:
    html = page(create_site(replace(board(), rows=())).test_client(), "/")

    assert "釈放日の住まいが決まらない方はいません。" in html
    assert "位置の分かる住まいと職場がありません。" in html


def test_the_decision_screen_keeps_the_order_of_the_work(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01")
    order = (
        "調整への同意",
        "釈放日",
        "釈放日の夜",
        "手持ち金",
        "避ける地域",
        "制度の手続",
        "健康・障害",
        "希望と",
        "罪種・資格",
    )
    places = [html.index(f">{word}") if f">{word}" in html else html.index(word) for word in order]

    assert places == sorted(places)


def test_points_are_shown_as_how_a_plan_fits_and_never_as_a_score(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01")

    assert "適合の内訳" in html
    assert "人を評価するものではありません" in html
    assert "点数" not in html
    assert "スコア" not in html


def test_somebody_without_a_plan_sees_the_steps_and_what_emptied_the_list(client: FlaskClient) -> None:
    html = page(client, "/subjects/K-11")

    assert html.index("更生緊急保護を在所中に申し出る") < html.index("58件中51件") < html.index('id="person"')
    assert "有効な同意がありません" in html


def test_rows_that_no_plan_has_are_left_out(client: FlaskClient) -> None:
    html = page(client, "/subjects/C-03")

    assert "入居を決める人" in html
    assert "締め日と支払日" not in html


def test_a_search_is_answered_with_value_threshold_source_and_who_could_change_it(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01?opening=O-002&unit=U-033")

    for words in ("対象外です", "41,000円", "34,000円", "以下", "住まいの登録", "貸主（家賃）", "社援発0414第9号"):
        assert words in html


def test_a_search_for_nothing_known_says_so_beside_the_form(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01?opening=nonsense")

    assert "求人 [nonsense] はありません" in html
    assert 'value="nonsense"' in html


def test_what_was_typed_is_escaped(client: FlaskClient) -> None:
    html = page(client, '/subjects/A-01?opening="><script>x</script>')

    assert "<script" not in html


def test_without_a_demo_there_is_no_banner_and_numbers_can_be_dialled() -> None:
    site = demo_site()
    site.config["DEMO"] = False
    html = page(site.test_client(), "/subjects/A-01")

    assert "架空のデータ" not in html
    assert 'href="tel:029-000-0114"' in html


def test_an_error_says_what_was_wrong_and_what_to_do(client: FlaskClient) -> None:
    answer = client.get("/nowhere")

    assert answer.status_code == 404
    assert "見つかりません" in answer.text
    assert "一覧を開く" in answer.text


def test_what_would_change_is_worked_out_only_when_somebody_asks(client: FlaskClient) -> None:
    assert "＋14件" not in page(client, "/subjects/A-01")
    assert "＋14件" in page(client, "/subjects/A-01?explain=yes")


def test_a_change_says_what_where_by_whom_and_what_it_gives(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01?explain=yes")

    for said in ("緊急連絡先で可とする", "ひばり荘 201（架空）", "貸主・施設", "ほかに2人", "いまの第1案より先"):
        assert said in html


def test_a_question_about_ways_names_the_home_and_where_they_lead(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01?explain=yes")

    for said in ("公共交通の経路", "101号室（架空荘）", "→ O-014, O-020"):
        assert said in html


def test_a_question_says_whom_to_telephone(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01?explain=yes")

    assert "採用担当 根本" in html
    assert "029-000-0114" in html


def test_the_board_says_what_is_lacking(client: FlaskClient) -> None:
    assert "水戸市・単身可・即日入居の住まいが2戸あれば" in page(client, "/")


def test_a_board_for_which_nothing_was_looked_for_says_nothing_of_it() -> None:
    client = create_site(replace(board(), shortages=None)).test_client()

    assert "足りない求人・住まい" not in page(client, "/")
