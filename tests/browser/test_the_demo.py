"""The demo as its command makes it, read in a browser as a coordinator would on the first day."""

import re
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.faults import faults, found_by_axe, overheard

pytestmark = pytest.mark.browser

ASKED = "/subjects/K-11?opening=O-0001&unit=U-0003"
PATHS = ("/", "/subjects/A-01", "/subjects/C-03", "/subjects/F-06", "/subjects/J-10", "/subjects/L-12", ASKED, "/law")
EVERYWHERE = list(product(PATHS, (1280, 360), ("ja", "en")))
CODES = ["A-01", "B-02", "C-03", "D-04", "E-05", "F-06", "G-07", "H-08", "I-09", "J-10", "K-11", "L-12"]
TABS = 80
"""More than any page has places to go to."""


@pytest.mark.parametrize(("path", "width", "language"), EVERYWHERE)
def test_axe_finds_nothing_and_everything_fits(visit_demo: Visit, path: str, width: int, language: str) -> None:
    page = visit_demo(path, width=width, language=language)

    assert faults(page, width) == []
    assert found_by_axe(page) == ""


@pytest.mark.parametrize("path", ["/", "/subjects/A-01", ASKED])
def test_nothing_is_asked_of_another_host_and_the_console_is_quiet(
    visit_demo: Visit, demo_address: str, path: str
) -> None:
    page = visit_demo("about:blank")
    asked, said = overheard(page)

    page.goto(path, wait_until="networkidle")

    assert asked
    assert [url for url in asked if not url.startswith(f"{demo_address}/")] == []
    assert said == []


def test_the_board_says_how_many_are_placed_in_each_way_and_that_it_was_checked(visit_demo: Visit) -> None:
    page = visit_demo("/")
    counts = [numbers(row.locator("td.figure")) for row in page.locator(".ways tbody tr").all()]

    assert page.get_by_role("heading", level=1).inner_text() == "同時期の釈放予定者 12人"
    assert [each[0] for each in counts] == [9, 7, 5]
    assert [sum(each) for each in counts] == [12, 12, 12]
    assert "電話で一人ずつ当たる進め方より4人多い結果です。" in page.locator(".headline").inner_text()
    proof = r"この組合せより多く調整できる組合せはありません（上限 \d+、差 0）。"
    assert re.search(proof, page.locator(".proof").inner_text())


def test_who_has_no_bed_stands_first_and_the_others_by_release_day(visit_demo: Visit) -> None:
    page = visit_demo("/")
    days = [each.get_attribute("datetime") or "" for each in page.locator(".people time").all()]

    expect(page.get_by_role("link", name="釈放日の夜の住まいが決まっていない方が2人います")).to_be_visible()
    assert page.locator(".urgent h3").all_inner_texts() == ["K-11", "L-12"]
    assert page.locator(".people .whole-row").all_inner_texts() == CODES[:10]
    assert days == sorted(days)


def test_the_map_names_everybody_who_has_a_place(visit_demo: Visit) -> None:
    assert sorted(visit_demo("/").locator(".map-side .label-name").all_text_contents()) == CODES[:10]


def test_a_gets_the_dormitory_jointly_and_the_flat_that_b_needs_by_telephone(visit_demo: Visit) -> None:
    page = visit_demo("/")
    page.get_by_role("link", name="A-01", exact=True).click()

    jointly = plan(page, "全員を同時に調整した案")
    by_telephone = plan(page, "電話順で進めた場合の案")

    assert re.match(r"案1\s+小美玉市の社宅・寮", jointly.get_by_role("heading", level=3).inner_text())
    assert "仕事を辞めると、寮も出ることになります" in jointly.inner_text()
    assert "ひたちなか市の民間賃貸住宅" in by_telephone.get_by_role("heading", level=3).inner_text()
    assert "000-5001-0007" in value(by_telephone, "住まいと提供者")


@pytest.mark.parametrize("code", ["A-01", "B-02", "D-04", "I-09"])
def test_money_adds_up_in_every_complete_plan(visit_demo: Visit, code: str) -> None:
    plans = visit_demo(f"/subjects/{code}").locator(".plan:visible:has(.state-full)").all()

    for each in plans:
        left = yen(value(each, "月の手取り見込み"))[0] - yen(value(each, "住まいの費用（月）"))[0]
        assert left == yen(value(each, "住居費を引いた額（月）"))[0]
        assert sum(yen(value(each, "家賃ほか（月）"))) == yen(value(each, "住まいの費用（月）"))[0]
    assert plans


@pytest.mark.parametrize("code", ["A-01", "J-10"])
def test_points_add_up_in_every_plan(visit_demo: Visit, code: str) -> None:
    page = visit_demo(f"/subjects/{code}")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")

    for each in page.locator(".plan").all():
        assert sum(numbers(each.locator(".share-points"))) == numbers(each.locator(".sum strong"))[0]


def test_c_leaves_on_a_saturday_for_a_halfway_house_and_waits_long_for_a_settled_home(visit_demo: Visit) -> None:
    page = visit_demo("/subjects/C-03")
    first = page.locator(".first").inner_text()
    later = value(page.locator(".plan").first, "その後の定住先")

    assert "2026年12月19日（土）" in first
    assert "土曜日: 役所の窓口は閉まっています" in first
    assert "更生保護施設（水戸市）" in first
    assert "釈放から103日" in later
    assert "抽選のため、入居の見込みは不明" in later
    assert "当面の住まいの目安（80日）より23日長くなります。その間の住まいを確かめてください" in later


def test_k_sees_the_steps_and_which_rules_emptied_the_list_with_counts(visit_demo: Visit) -> None:
    page = visit_demo("/subjects/K-11")
    rules = page.locator(".emptied").first.locator("tbody tr").all_inner_texts()

    assert "決まっていません" in page.locator(".first .stop").inner_text()
    assert len(page.locator("#duty ol li").all()) == 3
    assert "住まいがなくても申請できます" in page.locator("#duty").inner_text()
    assert all(re.search(r"\d+件中\d+件", rule) for rule in rules)
    assert "雇用主がこの罪種を受け入れないと申告しています" in rules[0]
    page.get_by_text(re.compile("^ほかの条件")).click()
    expect(page.locator(".emptied").nth(1)).to_be_visible()


@pytest.mark.parametrize(
    ("code", "stop"), [("J-10", "本人に確かめるまで、照会はできません。"), ("L-12", "有効な同意がありません")]
)
def test_what_blocks_every_inquiry_stands_above_everything(visit_demo: Visit, code: str, stop: str) -> None:
    expect(visit_demo(f"/subjects/{code}").locator(".first .stop").get_by_text(stop)).to_be_visible()


def test_why_not_is_asked_and_answered_from_the_keyboard_alone(visit_demo: Visit) -> None:
    page = visit_demo("/subjects/A-01")

    tab_to(page, "opening")
    page.keyboard.type("O-0001")
    page.keyboard.press("Tab")
    page.keyboard.type("U-0003")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/subjects/A-01?opening=O-0001&unit=U-0003#why-not")

    expect(page.get_by_role("heading", name="対象外です")).to_be_visible()
    reasons = page.locator(".finding").all_inner_texts()
    assert len(reasons) == 2
    assert all(word in reasons[0] for word in ("更生緊急保護の申出がない", "未申出", "保護決定", "更生保護法"))
    assert all(word in reasons[1] for word in ("通勤時間が本人の上限を超えます", "40分", "以下"))
    assert re.search(r"\d{3}分", reasons[1])


def test_everything_works_without_scripts(visit_demo: Visit) -> None:
    page = visit_demo("/", javascript=False)

    page.get_by_role("link", name="K-11 の手順をすべて見る").click()
    expect(page.get_by_role("heading", name="次の手順")).to_be_visible()
    page.get_by_text(re.compile("^ほかの条件")).click()
    expect(page.locator(".emptied").nth(1)).to_be_visible()
    page.get_by_label("住まい", exact=True).fill("U-0003 2人部屋")
    page.get_by_role("button", name="理由を調べる").click()
    expect(page.get_by_role("heading", name="対象外です")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Not possible")).to_be_visible()


def test_a_reason_that_may_tell_an_area_to_avoid_is_never_on_paper(visit_demo: Visit) -> None:
    page = visit_demo("/subjects/A-01?opening=O-0005")
    reason = page.get_by_text("勤務地は本人事情により不可です")

    expect(reason).to_be_visible()
    page.emulate_media(media="print")
    expect(reason).to_be_hidden()


def plan(page: Page, tag: str) -> Locator:
    """The plan that bears these words."""
    return page.locator(".plan").filter(has_text=tag)


def value(within: Locator, label: str) -> str:
    """What stands under a label of a plan."""
    return within.locator(".row").filter(has=within.page.locator("dt", has_text=label)).locator("dd").inner_text()


def yen(text: str) -> list[int]:
    """Every sum of money in some words."""
    return [int(found.replace(",", "")) for found in re.findall(r"([0-9,]+)円", text)]


def numbers(cells: Locator) -> list[int]:
    """The first number in each cell."""
    found = [re.match(r"[0-9,]+", text) for text in cells.all_inner_texts()]
    assert all(found)
    return [int(each[0].replace(",", "")) for each in found if each]


def tab_to(page: Page, id_: str) -> None:
    """Press Tab until the focus stands there."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == id_:
            return
    pytest.fail(f"{id_} cannot be reached from the keyboard")
