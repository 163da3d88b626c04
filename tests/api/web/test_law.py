"""The page of figures, and the mark of those that nobody confirmed wherever they decide."""

import pytest
from flask.testing import FlaskClient

MARK = "未確認の基準値"


def test_every_figure_is_listed_with_its_period_reference_and_use(client: FlaskClient) -> None:
    html = client.get("/law").text

    assert "1972年11月1日（水）から2027年3月31日（水）まで" in html
    assert "警備業法 第14条（第3条）" in html
    assert "使われる所: H04 警備業務の欠格期間" in html
    assert "管理者が追加した値" in html
    assert html.count(MARK) == 2


def test_it_tells_how_many_are_not_confirmed_and_leads_to_them(client: FlaskClient) -> None:
    html = client.get("/law").text

    assert "全4件のうち、未確認は2件です。" in html
    assert 'href="/law?confirmed=no"' in html
    assert 'href="/law"' in client.get("/law?confirmed=no").text


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("/subjects/A-01", "この案のもとになる基準値"),
        ("/subjects/A-01", "奨励金の協力等依頼"),
        ("/subjects/A-01?opening=O-002&unit=U-033", "社援発0414第9号"),
    ],
)
def test_an_unconfirmed_figure_is_marked_where_it_decides(client: FlaskClient, path: str, beside: str) -> None:
    html = client.get(path).text

    assert MARK in html[html.index(beside) :][:600]


def test_every_page_leads_to_the_figures(client: FlaskClient) -> None:
    assert 'href="/law"' in client.get("/").text
