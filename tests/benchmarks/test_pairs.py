"""The benchmark itself works, on a small problem."""

from tests.benchmarks.pairs import measured


def test_pairs_and_triples_are_measured_at_both_sizes() -> None:
    figures = list(measured((30, 60, 60), sample=(20, 40, 40)))

    assert [figure.what.split(" of ")[0] for figure in figures] == ["all pairs", "the joint part", "all pairs"]
    assert all(figure.seconds > 0 and figure.peer_seconds > 0 for figure in figures)
    assert "x the loop's speed" in figures[0].line()
