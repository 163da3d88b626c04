"""The API's documentation in a browser: from our own files, and from no other host."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Request, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_it_shows_the_document_and_asks_no_other_host(visit_demo: Visit, demo_address: str) -> None:
    page = visit_demo("/api/v1/docs")
    asked: list[Request] = []
    said: list[ConsoleMessage] = []
    page.on("request", lambda one: asked.append(one))  # noqa: PLW0108  # playwright wants a function of its own
    page.on("console", lambda one: said.append(one))  # noqa: PLW0108  # as above

    page.reload()
    expect(page.get_by_role("heading", name=re.compile("Ibasho"))).to_be_visible()
    page.locator(".opblock-tag", has_text="registry/employers").first.click()
    expect(page.locator(".opblock-summary-path").first).to_be_visible()

    hosts = {urlsplit(one.url).netloc for one in asked if not one.url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(demo_address).netloc}
    assert [one.text for one in said if one.type == "error"] == []


def test_without_javascript_it_points_to_the_document(visit_demo: Visit) -> None:
    page = visit_demo("/api/v1/docs", javascript=False)

    assert page.get_by_role("link").get_attribute("href") == "/api/v1/openapi.json"
