"""The catalogue of rules as a page in Markdown, written from the catalogue itself."""

from collections.abc import Iterator

from matcher.domain.case import Arity
from matcher.domain.text import Text
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.rule import Rule

ARITIES = {
    Arity.SUBJECT: Text("本人", "the person"),
    Arity.SUBJECT_OPENING: Text("本人と求人", "the person and an opening"),
    Arity.SUBJECT_UNIT: Text("本人と住まい", "the person and a home"),
    Arity.JOINT: Text("本人と求人と住まい", "the person, an opening and a home together"),
}
LEGAL_BAR = Text("法令による。方針では外せない", "the law's: no policy takes it away")
_INTRODUCTION = """# 規則の一覧 Rules

<!-- Written by `ibasho rules --markdown`; a test holds that it is up to date. -->

調整案に入る前に、一人ひとりについて確かめる規則です。一つでも「否」なら調整案に入りません。「要確認」は、分かっていないことが
残っているという意味で、「否」ではありません。具体例は `tests/matcher/eligibility/cases/` に規則ごとにあり、
だれでも読み、書き足せます。

What is checked before anything is proposed. One refusal keeps a bundle out of every plan; what is not known is to be
confirmed, which is not a refusal. Examples stand in `tests/matcher/eligibility/cases/`, one file a rule, for everybody
to read and to add to.
"""


def rule_page() -> str:
    """Every rule with what it looks at, why it refuses, what it rests on and who could change the fact."""
    return "\n".join((_INTRODUCTION, *(_section(rule) for rule in RULES)))


def _section(rule: Rule) -> str:
    rows = "\n".join(f"| {name} | {said.ja}<br>{said.en} |" for name, said in _rows(rule))
    return f"## {rule.code} {rule.label.ja}\n\n{rule.label.en} · `{rule.name}`\n\n| | |\n|---|---|\n{rows}\n"


def _rows(rule: Rule) -> Iterator[tuple[str, Text]]:
    yield "見るもの", ARITIES[rule.arity]
    yield "当てはまらないとき", rule.refusal
    yield "根拠", rule.reference
    yield "変えられる人", rule.changed_by
    if rule.legal_bar:
        yield "扱い", LEGAL_BAR
