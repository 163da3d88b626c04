"""Problem files: UTF-8 JSON, plain or gzip, whole numbers only; docs/solver.md has the format. No solver in here."""

import gzip
import io
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from matcher.assignment.packing import LARGEST_VALUE, MOST_PLACES, Group, Packing, uneven
from matcher.assignment.problem import Rows
from matcher.domain.errors import PackingError
from matcher.domain.text import Text

FORMAT = "ibasho-problem/1"
GZIP = b"\x1f\x8b"
LARGEST_FILE = 1 << 30
"""Bytes, unpacked."""
REQUIRED = ("format", "subjects", "opening_places", "unit_places", "bundles")
OPTIONAL = ("ids", "fixed", "forbidden", "groups", "levels")
SIDES = ("subject", "opening", "unit")
_BEYOND = 1 << 62


Names = Mapping[str, Sequence[str]]
"""What a file calls its subjects, openings and units, by side, each in the order of its rows."""


def read_problem(content: bytes) -> Packing:
    """The packing that a file states. Raises `PackingError` with the first thing that is wrong."""
    return _packing(_stated(content))


def read_named(content: bytes) -> tuple[Packing, Names]:
    """The same with its names. Raises `PackingError`, also where it has none."""
    stated = _stated(content)
    if "ids" not in stated:
        raise _fault("ids", "ありません", "is missing")
    packing = _packing(stated)
    return packing, {side: [str(name) for name in stated["ids"][side]] for side in SIDES}


def _stated(content: bytes) -> dict[str, Any]:
    stated = _object("", parsed(content), required=REQUIRED, optional=OPTIONAL)
    if stated["format"] != FORMAT:
        raise _fault("format", f"{FORMAT} ではありません", f"is not {FORMAT}")
    return stated


def _packing(stated: Mapping[str, Any]) -> Packing:
    bundles = _object("bundles", stated["bundles"], required=(*SIDES, "value"), optional=("places",))
    opening_places = whole_numbers("opening_places", stated["opening_places"])
    unit_places = whole_numbers("unit_places", stated["unit_places"])
    subject, opening, unit, value = (whole_numbers(f"bundles.{name}", bundles[name]) for name in (*SIDES, "value"))
    levels = _list("levels", stated.get("levels", []))
    subjects = whole_number("subjects", stated["subjects"])
    if subjects > MOST_PLACES:
        raise _fault("subjects", f"{subjects} は{MOST_PLACES}を超えています", f"{subjects} is above {MOST_PLACES}")
    places = bundles.get("places")
    return Packing(
        subjects=subjects,
        opening_places=opening_places,
        unit_places=unit_places,
        subject=subject,
        opening=opening,
        unit=unit,
        places=np.ones(len(subject), dtype=np.int64) if places is None else whole_numbers("bundles.places", places),
        values=(*(whole_numbers(f"levels[{number}]", level) for number, level in enumerate(levels)), value),
        groups=_groups(_list("groups", stated.get("groups", []))),
        fixed=whole_numbers("fixed", stated.get("fixed", [])),
        forbidden=whole_numbers("forbidden", stated.get("forbidden", [])),
        ranks=_ranks(stated["ids"], (subjects, len(opening_places), len(unit_places))) if "ids" in stated else None,
    )


def write_problem(packing: Packing, ids: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The file that states a packing; `ids` name subjects, openings and units."""
    stated: dict[str, Any] = {
        "format": FORMAT,
        "subjects": packing.subjects,
        "opening_places": packing.opening_places.tolist(),
        "unit_places": packing.unit_places.tolist(),
        "bundles": {
            "subject": packing.subject.tolist(),
            "opening": packing.opening.tolist(),
            "unit": packing.unit.tolist(),
            "value": packing.values[-1].tolist(),
            "places": packing.places.tolist(),
        },
    }
    more = {
        "ids": None if ids is None else {side: list(ids[side]) for side in SIDES},
        "fixed": packing.fixed.tolist(),
        "forbidden": packing.forbidden.tolist(),
        "groups": [{"openings": group.openings.tolist(), "at_most": group.at_most} for group in packing.groups],
        "levels": [level.tolist() for level in packing.values[:-1]],
    }
    return json_bytes(stated | {key: value for key, value in more.items() if value})


def parsed(content: bytes) -> Any:  # noqa: ANN401  # whatever JSON holds
    """What JSON in UTF-8 says, unpacked where it is packed. Raises `PackingError`."""
    try:
        plain = _unpacked(content) if content.startswith(GZIP) else content
        return json.loads(plain.decode(), object_pairs_hook=_once_each)
    except UnicodeDecodeError as error:
        raise PackingError(
            Text(f"UTF-8ではありません（{error.start}バイト目）", f"not UTF-8 at byte {error.start}")
        ) from None
    except (OSError, EOFError, zlib.error):
        raise PackingError(Text("gzipの内容が壊れています", "the gzip data is damaged")) from None
    except RecursionError:
        raise PackingError(Text("入れ子が深すぎます", "nested too deeply")) from None
    except json.JSONDecodeError as error:
        where = f"{error.lineno}:{error.colno}"
        raise PackingError(Text(f"JSONとして読めません（{where}）", f"not JSON at {where}: {error.msg}")) from None
    except ValueError:  # a number of thousands of digits
        raise PackingError(Text("数が大きすぎます", "a number is too large")) from None


def json_bytes(stated: Mapping[str, Any]) -> bytes:
    """Compact JSON in UTF-8 with a line end; the same input gives the same bytes."""
    return (json.dumps(stated, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def whole_number(name: str, stated: object) -> int:
    """A whole number; neither a boolean nor one with a fraction. Raises `PackingError`."""
    if type(stated) is not int or abs(stated) >= _BEYOND:
        raise _fault(name, "整数ではありません", "is not a whole number")
    return stated


def whole_numbers(name: str, stated: object) -> Rows:
    """A column of whole numbers. Raises `PackingError`."""
    items = _list(name, stated)
    if set(map(type, items)) - {int}:
        row = next(row for row, item in enumerate(items) if type(item) is not int)
        raise _fault(f"{name}[{row}]", "整数ではありません", "is not a whole number")
    if items and (max(items) >= _BEYOND or min(items) <= -_BEYOND):
        row = next(row for row, item in enumerate(items) if abs(item) >= _BEYOND)
        raise _fault(f"{name}[{row}]", f"絶対値が{LARGEST_VALUE}を超えています", f"is beyond {LARGEST_VALUE}")
    return np.array(items, dtype=np.int64)


def _unpacked(content: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
        plain = file.read(LARGEST_FILE + 1)
    if len(plain) > LARGEST_FILE:
        raise PackingError(Text("展開すると1GiBを超えます", "larger than 1 GiB when unpacked"))
    return plain


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    stated = dict(pairs)
    if len(stated) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _fault(twice, "同じキーが2回あります", "the key stands there twice")
    return stated


def _object(name: str, stated: object, *, required: Sequence[str], optional: Sequence[str]) -> dict[str, Any]:
    if not isinstance(stated, dict):
        raise _fault(name or "{}", "オブジェクトではありません", "is not an object")
    prefix = f"{name}." if name else ""
    for key in stated:
        if key not in (*required, *optional):
            raise _fault(f"{prefix}{key}", "知らないキーです", "is not a known key")
    for key in required:
        if key not in stated:
            raise _fault(f"{prefix}{key}", "ありません", "is missing")
    return stated


def _list(name: str, stated: object) -> list[Any]:
    if not isinstance(stated, list):
        raise _fault(name, "配列ではありません", "is not an array")
    return stated


def _groups(stated: list[Any]) -> tuple[Group, ...]:
    groups = []
    for number, one in enumerate(stated):
        group = _object(f"groups[{number}]", one, required=("openings", "at_most"), optional=())
        openings = whole_numbers(f"groups[{number}].openings", group["openings"])
        groups.append(Group(openings=openings, at_most=whole_number(f"groups[{number}].at_most", group["at_most"])))
    return tuple(groups)


def _ranks(stated: object, sizes: tuple[int, int, int]) -> tuple[Rows, Rows, Rows]:
    ids = _object("ids", stated, required=SIDES, optional=())
    subject, opening, unit = (_rank(f"ids.{side}", ids[side], size) for side, size in zip(SIDES, sizes, strict=True))
    return subject, opening, unit


def _rank(name: str, stated: object, size: int) -> Rows:
    names = _list(name, stated)
    if len(names) != size:
        raise PackingError(uneven(name, len(names), size))
    if set(map(type, names)) not in ({str}, {int}, set()):
        raise _fault(name, "文字列だけ、または整数だけにしてください", "must be all strings or all whole numbers")
    if len(set(names)) < len(names):
        raise _fault(name, "同じものが2回あります", "holds a name twice")
    rank = np.empty(size, dtype=np.int64)
    rank[sorted(range(size), key=names.__getitem__)] = np.arange(size)
    return rank


def _fault(spot: str, ja: str, en: str) -> PackingError:
    return PackingError(Text(f"{spot}: {ja}", f"{spot}: {en}"))
