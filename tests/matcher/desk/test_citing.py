"""What decided is shown with the figure of the law it rests on, and whether that was confirmed."""

from matcher.desk.placing import finding_views
from matcher.desk.wording import cited
from matcher.domain.case import Arity
from matcher.domain.figures import FigureUnit
from matcher.domain.text import Text
from matcher.domain.vocabulary import Role
from matcher.eligibility.check import figures_behind, findings
from tests import build
from tests.figures import figure


def test_a_refusal_names_the_figure_and_that_it_is_not_confirmed() -> None:
    case = build.case(opening={"role": Role.JUDICIAL_SCRIVENER.number})

    (found,) = finding_views(findings(case, Arity.SUBJECT_OPENING), None, None)

    (used,) = found.evidence[0].figures
    assert (used.key, used.value, used.confirmed) == ("bar_judicial_scrivener", Text("3年", "3 years"), False)
    assert used.reference.ja.startswith("司法書士法")


def test_what_is_permitted_rests_on_figures_too() -> None:
    case = build.case(
        subject={"sentence_end_day": build.RELEASE - 6 * 366}, opening={"role": Role.SECURITY_GUARD.number}
    )

    assert findings(case, Arity.SUBJECT_OPENING) == ()
    assert [each.key for each in figures_behind(case, Arity.SUBJECT_OPENING)] == ["bar_security_guard"]


def test_a_figure_of_a_municipality_says_which() -> None:
    limit = cited(figure("rent_limit_household_1", value=35_400, unit=FigureUnit.YEN, place=8201, until_day=20))

    assert (limit.municipality, limit.value) == (8201, Text("35,400円", "35,400 yen"))
    assert limit.until_on is not None


def test_what_an_authority_decides_has_no_number() -> None:
    assert cited(figure("bar_nurse", value=0, unit=FigureUnit.DISCRETION)).value.ja == "免許権者の判断"
