"""Cells that hold words: codes, free text, yes and no, the words of a closed set, municipalities."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, TypeVar

from matcher.domain.term import Term
from matcher.domain.text import Text, joined
from matcher.exchange.cell import Cell, CellError, folded, trimmed
from matcher.geography.municipalities import Municipality

FindMunicipality = Callable[[str], Municipality | None]
AnyTerm = TypeVar("AnyTerm", bound=Term)

LONGEST_CODE, LONGEST_NOTATION, LONGEST_TEXT, LONGEST_REMARK = 40, 20, 200, 2_000
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Letters that nobody sees and that turn the order of others, so that a text reads otherwise than it says."""
_HALF_WIDTH_KANA: Final = re.compile(r"[\uff61-\uff9f]+")
_YES: Final = frozenset(
    {"はい", "○", "〇", "◯", "⭕", "有", "有り", "あり", "アリ", "可", "yes", "y", "true", "1"},
)
_NO: Final = frozenset({"いいえ", "×", "✕", "✖", "❌", "無", "無し", "なし", "ナシ", "不可", "no", "n", "false", "0"})
_UNSURE: Final = frozenset(
    {"△", "▲", "-", "\u2010", "−", "\u2013", "\u2014", "\u2015", "ー", "?", "x", "o", "レ", "✓", "✔", "●", "◎", "未"}
)


RESERVED: Final = frozenset(
    {"confirmations", "duplicates", "export", "imports", "merges", "never-asked", "not-same", "stale", "template"}
)
"""Words that stand in the place of a code in the addresses of REST."""


def _code(cell: str) -> str:
    said = folded(cell)
    if said.casefold() in RESERVED:
        raise CellError(
            Text(
                "この語はシステムのアドレス（REST）で使っているため、コードにできません",
                "this word cannot be a code: it stands for something else in the addresses of REST",
            ),
            Text("E-001 のような別のコードにしてください", "use another code, such as E-001"),
        )
    if re.fullmatch(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_CODE - 1}}}", said):
        return said
    raise CellError(
        Text("コードとして使えない文字があるか、長すぎます", "not usable as a code"),
        Text(
            f"英数字とハイフン（-）で{LONGEST_CODE}字まで、例えば E-001 のように書いてください",
            f"use letters, digits and hyphens, at most {LONGEST_CODE}, such as E-001",
        ),
    )


def folded_code(said: str) -> str:
    """What two codes have in common that nobody could tell apart on the telephone: no two records have it."""
    return said.lower()


code: Final = Cell(parse=_code, write=str)
"""A code such as E-001."""


def _is_control(letter: str) -> bool:
    return letter in _TURNING or (unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t")


def _text(longest: int) -> Cell[str]:
    def parse(cell: str) -> str:
        said = _HALF_WIDTH_KANA.sub(lambda kana: unicodedata.normalize("NFKC", kana[0]), trimmed(cell))
        said = said.replace("\r\n", "\n")
        if any(_is_control(letter) for letter in said):
            raise CellError(
                Text("表示できない制御文字があります", "it holds a control character"),
                Text("文字を消して入力し直してください", "delete the text and type it again"),
            )
        if len(said) > longest:
            raise CellError(
                Text(f"{len(said)}字あり、長すぎます", f"too long, {len(said)} characters"),
                Text(f"{longest}字までにしてください", f"use at most {longest} characters"),
            )
        return said

    return Cell(parse=parse, write=str)


words: Final = _text(LONGEST_TEXT)
"""Free text of one cell, its ends trimmed and its half-width kana widened."""
notation: Final = _text(LONGEST_NOTATION)
"""The same, for what is written in a few letters: 1LDK, 2級."""
long_words: Final = _text(LONGEST_REMARK)
"""The same, for remarks, house rules and what somebody said."""


def _yes_no(cell: str) -> bool:
    said = folded(cell).casefold()
    if said in _YES or said in _NO:
        return said in _YES
    if said in _UNSURE:
        raise CellError(
            Text(
                "この印は、はい・いいえ・不明のどれにも読めます", "this mark can be read as yes, as no, or as not known"
            ),
            Text(
                "「はい」ですか、「いいえ」ですか。わからなければ空欄にしてください",
                "is it yes or no? Leave it empty if unknown",
            ),
        )
    raise CellError(
        Text("はい・いいえのどちらでもありません", "neither yes nor no"),
        Text(
            "「はい」か「いいえ」と書き、わからなければ空欄にしてください", "write yes or no; leave it empty if unknown"
        ),
    )


_CHOICES: Final = (Text("はい", "yes"), Text("いいえ", "no"))
yes_no: Final = Cell(parse=_yes_no, write=lambda said: "はい" if said else "いいえ", typed=(bool,), choices=_CHOICES)
"""Yes or no."""


def term(kind: type[AnyTerm]) -> Cell[AnyTerm]:
    """Cells of one closed set, by Japanese label, English label or code."""
    meant = {_folded_label(name): member for member in kind for name in (*_labels(member), member.value)}
    remedy_labels = joined(member.label for member in kind)

    def parse(cell: str) -> AnyTerm:
        found = meant.get(_folded_label(cell))
        if found is not None:
            return found
        raise CellError(
            Text("この列で使える言葉ではありません", "not one of the words of this column"),
            Text(f"次のどれかを書いてください: {remedy_labels.ja}", f"write one of: {remedy_labels.en}"),
        )

    return Cell(parse=parse, write=lambda member: member.label.ja, choices=tuple(member.label for member in kind))


def municipality(find: FindMunicipality) -> Cell[int]:
    """Cells of municipalities, by JIS code or name, to the code as a number."""

    def parse(cell: str) -> int:
        found = find(folded(cell))
        if found is not None:
            return found.code
        raise CellError(
            Text("市町村の一覧にありません", "not in the list of municipalities"),
            Text(
                "08201 のような5桁のコードか、水戸市のような市町村名を書いてください",
                "write a code of five digits such as 08201, or a name such as 水戸市",
            ),
        )

    def write(number: int) -> str:
        found = find(f"{number:05d}")
        return f"{number:05d}" if found is None else found.name.ja

    return Cell(parse=parse, write=write)


def _labels(member: Term) -> tuple[str, str]:
    return member.label.ja, member.label.en


def _folded_label(name: str) -> str:
    return folded(name).casefold()
