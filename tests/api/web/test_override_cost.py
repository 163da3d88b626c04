"""What a plan costs everybody, on the page of one person."""

import re

from flask.testing import FlaskClient


def page(client: FlaskClient, path: str) -> str:
    return client.get(path).text


def test_each_plan_says_what_it_costs_everybody_at_least_and_offers_the_exact_figure(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01?weigh=no")

    assert "適合の合計が、全体で少なくとも1,180減ります（ほかの方だけでは少なくとも2,040）。" in html
    assert "それより優先される目標が減ることもあります。" in html
    assert "ほかの方の案は変わりません。" in html
    assert '<input type="hidden" name="weigh" value="yes">' in html
    assert "案が変わる方" not in html


def test_the_exact_figure_names_who_would_get_what_and_is_not_offered_again(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01?weigh=yes")

    assert "必要なものがそろう方が1人少なくなります（優先順位の重みで2）。適合の合計が250点上がります。" in html
    assert re.search(r">B-02</a>\s*<span class=\"code\">O-002＋U-033</span> → なし", html)
    assert re.search(r">C-03</a>\s*なし → <span class=\"code\">―＋U-021</span>", html)
    assert 'name="weigh"' not in html


def test_without_a_certificate_a_page_says_nothing_of_costs(client: FlaskClient) -> None:
    html = page(client, "/subjects/A-01")

    assert "全体への影響" not in html
