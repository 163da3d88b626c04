"""What a choice costs over REST: in the order of the proposals, exactly only where asked."""

from flask.testing import FlaskClient

from tests.api.rest.conftest import Read


def test_each_proposal_has_its_cost(read: Read) -> None:
    proposals = read("/subjects/A-01/proposals")["proposals"]

    items = read("/subjects/A-01/overrides")["items"]

    codes = [((one["job"] or {}).get("code"), (one["home"] or {}).get("code")) for one in proposals]
    assert [(one["opening"], one["unit"]) for one in items] == codes
    assert [one["proposed"] for one in items] == [one["proposed"] for one in proposals]
    assert {one["exact"] for one in items} == {None}


def test_asked_for_the_exact_figure_it_solves_again(read: Read) -> None:
    items = read("/subjects/A-01/overrides?exact=yes")["items"]

    assert all(one["exact"]["proved"] for one in items)
    assert [one["exact"]["moves"] for one in items if one["proposed"]] == [[]]
    assert {"I-09"} <= {move["subject"] for one in items for move in one["exact"]["moves"]}


def test_anything_but_yes_or_no_is_refused(reader: FlaskClient) -> None:
    answer = reader.get("/api/v1/subjects/A-01/overrides?exact=perhaps&lang=en")

    assert answer.status_code == 422
    assert (answer.json or {})["errors"] == [{"field": "exact", "detail": "must be yes or no"}]
