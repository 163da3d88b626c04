"""What is wrong with a page that stands in a browser: too small, too wide, cut off, or found by axe."""

from typing import cast

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SMALL_TEXT = """() => [...document.querySelectorAll('body *')]
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .filter(each => !each.closest('.visually-hidden, title, desc, datalist') && each.getClientRects().length)
    .map(each => {
        const scale = each.closest('svg') ? each.closest('svg').getScreenCTM().a : 1;
        return [parseFloat(getComputedStyle(each).fontSize) * scale, each.textContent.trim().slice(0, 20)];
    })
    .filter(([size]) => size < 13.99)"""
TARGETS = "button, summary, input, nav a, .alert a, .brand, .button, .who a, .next a, .back a, .first a"
SMALL_TARGETS = """selector => [...document.querySelectorAll(selector)]
    .filter(each => each.getClientRects().length && each.getBoundingClientRect().height < 44)
    .map(each => each.textContent.trim())"""
CLIPPED = """() => [...document.querySelectorAll('main *:not(svg *, .visually-hidden)')]
    .filter(each => each.getClientRects().length && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
    .filter(each => getComputedStyle(each).display !== 'inline')
    .map(each => each.className + ': ' + each.textContent.trim().slice(0, 30))"""


def faults(page: Page, width: int) -> list[object]:
    """Every text that is small or cut off, every target that is low; and the page, if it scrolls sideways."""
    wide = cast("int", page.evaluate("document.documentElement.scrollWidth"))
    return [
        *([f"{wide} pixels on a screen of {width}"] if wide > width else []),
        *page.evaluate(SMALL_TEXT),
        *page.evaluate(SMALL_TARGETS, TARGETS),
        *page.evaluate(CLIPPED),
    ]


def found_by_axe(page: Page) -> str:
    """The report of axe on everything, also what is folded; empty where it finds nothing."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


def overheard(page: Page) -> tuple[list[str], list[str]]:
    """From now on: every address that the page asks for, and every word that its console says."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return asked, said
