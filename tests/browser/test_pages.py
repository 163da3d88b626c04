"""The pages as people meet them: at a desk, on a telephone, from the keyboard, on paper, without scripts."""

from itertools import product

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.faults import faults, found_by_axe, overheard

pytestmark = pytest.mark.browser

PATHS = (
    *("/", "/subjects/A-01", "/subjects/K-11", "/subjects/A-01?opening=O-002&unit=U-033"),
    *("/law", "/rules", "/policies", "/policies/3", "/nowhere"),
)
WIDTHS = (1280, 360)
EVERYWHERE = list(product(PATHS, WIDTHS, ("ja", "en")))


@pytest.mark.parametrize(("path", "width", "language"), EVERYWHERE)
def test_axe_finds_nothing(visit: Visit, path: str, width: int, language: str) -> None:
    page = visit(path, width=width, language=language)

    assert found_by_axe(page) == ""


@pytest.mark.parametrize(("path", "width", "language"), EVERYWHERE)
def test_everything_fits_and_can_be_read(visit: Visit, path: str, width: int, language: str) -> None:
    page = visit(path, width=width, language=language)

    assert faults(page, width) == []


@pytest.mark.parametrize("width", [768, 1024, 1600])
@pytest.mark.parametrize("path", ["/", "/subjects/A-01"])
def test_widths_between_fit_as_well(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width=width)

    assert faults(page, width) == []


@pytest.mark.parametrize("path", PATHS[:7])
def test_nothing_is_asked_of_another_host_and_the_console_is_quiet(visit: Visit, address: str, path: str) -> None:
    page = visit("about:blank")
    asked, said = overheard(page)

    page.goto(path, wait_until="networkidle")

    assert asked
    assert [url for url in asked if not url.startswith(f"{address}/")] == []
    assert said == []


def test_everything_works_without_scripts(visit: Visit) -> None:
    page = visit("/", javascript=False)

    page.get_by_role("link", name="A-01", exact=True).click()
    page.get_by_text("適合の内訳").first.click()
    page.get_by_label("求人", exact=True).fill("O-002 倉庫内フォークリフト作業")
    page.get_by_label("住まい", exact=True).fill("U-033")
    page.get_by_role("button", name="理由を調べる").click()

    expect(page.get_by_role("heading", name="対象外です")).to_be_visible()
    assert page.url.endswith("#why-not")


def test_a_whole_row_leads_to_the_person(visit: Visit) -> None:
    page = visit("/")

    page.get_by_text("つきみの火花溶接所（架空）", exact=True).click(position={"x": 4, "y": 4}, force=True)

    assert page.url.endswith("/subjects/B-02")


def test_the_language_changes_on_the_same_page(visit: Visit) -> None:
    page = visit("/subjects/A-01")

    page.get_by_role("link", name="English").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Plans for A-01"
    page.get_by_role("link", name="Back to the list").click()
    assert page.get_by_role("heading", level=1).inner_text() == "12 people due for release"


def test_the_keyboard_goes_to_the_content_first_and_focus_is_seen(visit: Visit) -> None:
    page = visit("/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "本文へ"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "4px"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_rows_of_plans_side_by_side_stand_on_the_same_lines(visit: Visit) -> None:
    page = visit("/subjects/A-01")

    tops = page.evaluate(
        """() => [...document.querySelectorAll('.plan')].map(plan =>
            [...plan.querySelectorAll('dt, h4:not(.confirm h4), .plan-end')].map(
                each => Math.round(each.getBoundingClientRect().top)))"""
    )

    assert len(tops) == 3
    assert tops[0] == tops[1] == tops[2]


def test_on_a_telephone_the_parts_of_a_long_page_are_one_step_away(visit: Visit) -> None:
    page = visit("/subjects/A-01", width=360)

    page.get_by_role("navigation", name="このページの中").get_by_role("link", name="調整案").click()

    box = page.get_by_role("heading", name="調整案", exact=True).bounding_box()
    assert box
    assert box["y"] < 100


def test_what_differs_from_the_first_plan_says_so_in_words(visit: Visit) -> None:
    marks = [plan.get_by_text("案1と違う").count() for plan in visit("/subjects/A-01").locator(".plan").all()]

    assert marks[0] == 0
    assert all(marks[1:])


def test_the_most_urgent_is_on_the_first_screen_of_a_desk(visit: Visit) -> None:
    box = visit("/").get_by_role("link", name="K-11", exact=True).bounding_box()

    assert box
    assert box["y"] + box["height"] <= 800


def test_nothing_can_be_pressed_that_does_nothing(visit: Visit) -> None:
    assert visit("/").get_by_role("button").count() == 0
    assert visit("/subjects/A-01").get_by_role("button").all_inner_texts() == ["確かめる", "理由を調べる"]


@pytest.mark.parametrize("path", ["/", "/subjects/A-01"])
def test_on_paper_nothing_is_folded_and_there_is_no_navigation(visit: Visit, path: str) -> None:
    page = visit(path)

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("button").first).to_be_hidden()
    assert all(each.is_visible() for each in page.locator("details > :not(summary)").all())
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
