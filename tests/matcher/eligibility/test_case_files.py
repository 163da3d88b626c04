"""Each rule decides as its case file says, which people who do not program can read and extend."""

import pytest

from matcher.eligibility.catalogue import RULES
from matcher.eligibility.evidence import Verdict, overall
from tests.rule_case_inputs import case_of
from tests.rule_cases import CaseFile, RuleCase, all_cases, case_files

BY_CODE = {rule.code: rule for rule in RULES}
files = pytest.mark.parametrize("file", case_files(), ids=lambda file: file.code)


@pytest.mark.parametrize("case", list(all_cases()), ids=lambda case: f"{case.code} {case.title}")
def test_it_decides_and_explains_as_the_case_says(case: RuleCase) -> None:
    rule, given = BY_CODE[case.code], case_of(case)

    assert Verdict(int(rule.judge(given).item())) is case.expected, case.reason
    assert overall(rule.evidence(given)) is case.expected


def test_every_rule_has_a_case_file_and_every_file_a_rule() -> None:
    assert sorted(file.code for file in case_files()) == sorted(BY_CODE)


@files
def test_it_is_called_as_its_rule(file: CaseFile) -> None:
    assert (file.path.stem, file.label) == (file.code, BY_CODE[file.code].label.ja)


@files
def test_it_has_a_case_for_every_answer_that_the_rule_can_give(file: CaseFile) -> None:
    assert {case.expected for case in file.cases} == set(Verdict) - {file.never}
