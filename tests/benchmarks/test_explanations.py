"""The benchmark itself works: every explanation is measured."""

from tests.benchmarks.explanations import measured
from tests.prefecture import DEMO_DAY, inputs_on


def test_every_explanation_is_measured() -> None:
    figures = measured(inputs_on(DEMO_DAY), 1)

    assert [figure.what for figure in figures][:2] == ["why not", "rank one person"]
    assert all(figure.seconds > 0 for figure in figures)
    assert "goal    20 ms: " in figures[0].line()
