"""Plans side by side: their order, and where they differ from the first."""

from api.web.plans import COMPARED, side_by_side
from matcher.domain.homes import HousingKind
from tests.demo_overrides import overrides
from tests.views import home, proposal


def test_the_plan_of_the_joint_solution_stands_first() -> None:
    plans = side_by_side([proposal(rank=1, proposed=False), proposal(rank=2), proposal(rank=3, proposed=False)], "ja")

    assert [(plan.number, plan.proposal.rank) for plan in plans] == [(1, 2), (2, 1), (3, 3)]


def test_the_first_plan_differs_in_nothing() -> None:
    first = side_by_side([proposal(), proposal(rank=2, proposed=False, left_monthly_yen=0)], "ja")[0]

    assert first.differs == frozenset()
    assert first.more == {}


def test_what_differs_is_named_and_figures_are_counted() -> None:
    dearer = proposal(rank=2, proposed=False, home=home(rent_yen=36_000), left_monthly_yen=60_000)

    second = side_by_side([proposal(), dearer], "ja")[1]

    assert second.differs == {"rent", "left"}
    assert second.more == {"left": -3_000}


def test_an_unknown_figure_differs_without_a_number() -> None:
    second = side_by_side([proposal(), proposal(rank=2, proposed=False, net_monthly_yen=None)], "ja")[1]

    assert second.differs == {"net"}
    assert second.more == {}


def test_what_a_plan_does_not_have_is_said_once() -> None:
    no_job = side_by_side([proposal(), proposal(rank=2, proposed=False, job=None, net_monthly_yen=None)], "ja")[1]
    no_home = side_by_side([proposal(), proposal(rank=2, proposed=False, home=None, commute=None)], "ja")[1]

    assert no_job.differs == {"job"}
    assert no_home.differs == {"home"}


def test_a_dormitory_goes_with_its_job() -> None:
    dormitory = proposal(rank=2, proposed=False, home=home(kind=HousingKind.EMPLOYER_DORMITORY.label))

    assert [plan.tied for plan in side_by_side([proposal(), dormitory], "ja")] == [False, True]


def test_a_plan_without_work_or_home_can_be_compared() -> None:
    bare = proposal(rank=2, proposed=False, job=None, home=None)

    second = side_by_side([proposal(), bare], "ja")[1]

    assert {"job", "home"} <= second.differs <= set(COMPARED)
    assert second.map is None


def test_each_plan_keeps_its_own_cost_wherever_it_stands() -> None:
    shown = [proposal(rank=1, proposed=False, job=None), proposal(rank=2)]

    plans = side_by_side(shown, "ja", overrides(shown, solved=False))

    assert [plan.override and (plan.override.opening, plan.override.proposed) for plan in plans] == [
        ("O-014", True),
        (None, False),
    ]
