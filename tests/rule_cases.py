"""Reads the case files of the rules: situations in the words of the import files, and what the rule has to say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matcher.desk.files import LAYOUTS
from matcher.eligibility.evidence import Verdict

FOLDER = Path(__file__).parent / "matcher" / "eligibility" / "cases"
VERDICTS = {"可": Verdict.ALLOWED, "要確認": Verdict.UNKNOWN, "否": Verdict.REFUSED}
SECTIONS = {
    "対象者": "subjects",
    "同意": "consents",
    "雇用主": "employers",
    "求人": "openings",
    "提供者": "providers",
    "建物": "buildings",
    "住まい": "units",
    "経路": "routes",
}
_TITLE = re.compile(r"# (?P<code>H\d\d[a-z]?) (?P<label>.+)")
_NEVER = re.compile(r"この規則の判定が「(?P<verdict>可|要確認|否)」になることはありません。.+")
_FACT = re.compile(r"- (?P<section>[^「]+)「(?P<label>.+?)」: ?(?P<value>.*)")
_SAID = re.compile(r"- (?P<what>判定|理由|住まい|求人): (?P<value>.+)")
UNKNOWN_CELL = "不明"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCase:
    """One situation: what differs from the usual person, opening and home, and the answer."""

    code: str
    title: str
    facts: Mapping[str, Mapping[str, str]]
    """By kind of file and field, what its cell says; an empty cell is not known."""
    opening: str
    """「なし」, or nothing where there is one."""
    home: str
    """「なし」「本人の自宅」「他の人の自宅」, or nothing for a home of the registry."""
    expected: Verdict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """All situations of one rule."""

    path: Path
    code: str
    label: str
    never: Verdict | None
    """The answer that the rule cannot give, as the file says with its reason."""
    cases: tuple[RuleCase, ...]


@cache
def case_files() -> tuple[CaseFile, ...]:
    """Every case file, by code. Raises `ValueError` with the file and the line that cannot be read."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("H*.md")))


def _read(path: Path) -> CaseFile:
    head, *blocks = path.read_text(encoding="utf-8").split("\n## ")
    title = _TITLE.match(head)
    if title is None:
        raise ValueError(f"[{path.name}] の1行目を「# H07 規則の名前」の形にしてください")
    never = _NEVER.search(head)
    return CaseFile(
        path=path,
        code=title["code"],
        label=title["label"],
        never=None if never is None else VERDICTS[never["verdict"]],
        cases=tuple(_case(path, title["code"], block) for block in blocks),
    )


def _case(path: Path, code: str, block: str) -> RuleCase:
    title, *lines = block.strip().splitlines()
    facts: dict[str, dict[str, str]] = {}
    said = {"求人": "", "住まい": ""}
    for line in filter(None, lines):
        if fact := _FACT.fullmatch(line):
            kind, field = _field(path, fact["section"], fact["label"])
            facts.setdefault(kind, {})[field] = "" if fact["value"] == UNKNOWN_CELL else fact["value"]
        elif other := _SAID.fullmatch(line):
            said[other["what"]] = other["value"]
        else:
            raise ValueError(f"[{path.name}] の [{line}] が読めません")
    if said.get("判定") not in VERDICTS or "理由" not in said:
        raise ValueError(f"[{path.name}] の [{title}] に、判定（可・要確認・否）と理由を書いてください")
    return RuleCase(
        code=code,
        title=title,
        facts=facts,
        opening=said["求人"],
        home=said["住まい"],
        expected=VERDICTS[said["判定"]],
        reason=said["理由"],
    )


def _field(path: Path, section: str, label: str) -> tuple[str, str]:
    if section not in SECTIONS:
        raise ValueError(f"[{path.name}] の [{section}] は、{'・'.join(SECTIONS)} のどれかにしてください")
    kind = SECTIONS[section]
    names = [field.name for field in LAYOUTS[kind].fields if field.label == label]
    if not names:
        raise ValueError(f"[{path.name}] の {section} に「{label}」という項目はありません")
    return kind, names[0]


def all_cases() -> Iterator[RuleCase]:
    """The cases of all files."""
    for file in case_files():
        yield from file.cases
