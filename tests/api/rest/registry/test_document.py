"""The OpenAPI document has every verb of the registry, with its fields, its errors and an example of each."""

from collections.abc import Iterator
from typing import Any

import pytest

V1 = "/api/v1"
HELD = ("openings", "units")
MERGED = ("organisations", "employers", "openings", "providers", "buildings", "units")
BODIES = ("Confirmation", "Merge", "NotSame", "NewHold")
PROMISED = {
    **{(f"/registry/{kind}/stale", "get"): "200" for kind in (*MERGED, *HELD)},
    **{(f"/registry/{kind}/never-asked", "get"): "200" for kind in (*MERGED, *HELD)},
    **{(f"/registry/{kind}/confirmations", "post"): "200" for kind in (*MERGED, *HELD)},
    **{(f"/registry/{kind}/duplicates", "get"): "200" for kind in MERGED},
    **{(f"/registry/{kind}/merges", "post"): "201" for kind in MERGED},
    **{(f"/registry/{kind}/not-same", "post"): "204" for kind in MERGED},
    ("/law", "get"): "200",
    ("/law", "post"): "201",
    ("/merges", "get"): "200",
    ("/merges/{number}", "get"): "200",
    ("/merges/{number}/undo", "post"): "200",
    **{(f"/registry/{kind}/{{name}}/holds", "get"): "200" for kind in HELD},
    **{(f"/registry/{kind}/{{name}}/holds", "post"): "201" for kind in HELD},
    **{(f"/registry/{kind}/{{name}}/holds/{{hold}}/take", "post"): "200" for kind in HELD},
    **{(f"/registry/{kind}/{{name}}/holds/{{hold}}", "get"): "200" for kind in HELD},
    **{(f"/registry/{kind}/{{name}}/holds/{{hold}}", "delete"): "204" for kind in HELD},
}


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Address, method, status of what is done, and what is said of it."""
    for (path, method), status in PROMISED.items():
        yield path, method, status, document["paths"][f"{V1}{path}"][method]


def test_it_has_every_verb_with_its_answers(document: dict[str, Any]) -> None:
    for path, method, status, said in operations(document):
        errors = {"422", "default"} | (set() if method == "get" else {"409"})
        errors |= {"404"} if "{" in path else set()
        assert set(said["responses"]) >= {status, *errors}, path
        assert said["summary"].endswith(".")
        assert ("415" in said["responses"]) == ("requestBody" in said)
        assert ("Location" in said["responses"][status].get("headers", {})) == (status == "201")


def test_every_parameter_is_described_and_never_null(document: dict[str, Any]) -> None:
    for path, method, _, said in operations(document):
        for one in (*said["parameters"], *document["paths"][f"{V1}{path}"].get("parameters", ())):
            assert one["description"], (path, one)
            assert isinstance(one["schema"]["type"], str), (path, one)
        named = {one["name"] for one in said["parameters"]}
        assert ("Idempotency-Key" in named) == (method == "post"), path


@pytest.mark.parametrize("name", BODIES)
def test_every_field_of_a_body_has_an_example(document: dict[str, Any], name: str) -> None:
    schema = document["components"]["schemas"][name]

    assert schema["description"].endswith(".")
    assert all(field["examples"] for field in schema["properties"].values())


def test_an_answer_promises_all_its_fields(document: dict[str, Any]) -> None:
    for name in ("Waiting", "Call", "Confirmed", "Likely", "Merged", "Unmerged", "MergeMade", "Hold"):
        schema = document["components"]["schemas"][name]
        assert set(schema["required"]) == set(schema["properties"]), name
        assert "expected" not in str(schema)
