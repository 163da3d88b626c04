"""Reads a policy file (TOML) into a `Policy`, and says what is wrong with it and where."""

import re
import tomllib
from pathlib import Path
from typing import Any

from matcher.domain.errors import CellFault, FileFaultsError, PolicyError
from matcher.domain.policy import Policy
from matcher.domain.text import Text
from matcher.scoring.catalogue import CRITERIA

_NO_WEIGHT = Text(
    "[weights.{name}] がありません。重みを加えてください", "[weights.{name}] is missing; give it a weight"
)
_NO_CRITERION = Text(
    "[weights.{name}] という基準はありません。つづりを確かめてください",
    "there is no criterion [weights.{name}]; check its spelling",
)


def read_policy(path: Path) -> Policy:
    """The policy that a file states.

    Raises `FileFaultsError` where the file is missing, unreadable or no TOML, and `PolicyError`, with the file's name,
    where an entry is missing, unknown or outside what it may be.
    """
    try:
        policy = Policy.from_data(_data(path))
        _check_names(policy)
    except PolicyError as error:
        raise PolicyError(Text(f"{path.name}: {error.said.ja}", f"{path.name}: {error.said.en}")) from error
    return policy


def _check_names(policy: Policy) -> None:
    names = {criterion.name for criterion in CRITERIA}
    for name in sorted(names ^ set(policy.weights)):
        said = _NO_WEIGHT if name in names else _NO_CRITERION
        raise PolicyError(said.filled(name=name))


def _data(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise _fault(path, _MISSING, _NAME_IT) from error
    except OSError as error:
        raise _fault(
            path, Text(f"読めません（{error.strerror}）", f"it cannot be read ({error.strerror})"), _NAME_IT
        ) from error
    except UnicodeDecodeError as error:
        raise _fault(path, Text("UTF-8 ではありません", "it is not UTF-8"), _SAVE_AS_UTF8) from error
    except tomllib.TOMLDecodeError as error:
        raise _fault(
            path, Text(f"TOML として読めません（{error}）", f"it is not TOML ({error})"), _MEND, str(error)
        ) from error


_MISSING = Text("ファイルがありません", "there is no such file")
_NAME_IT = Text("ファイルの名前と場所を確かめてください", "check the name and place of the file")
_SAVE_AS_UTF8 = Text("UTF-8 で保存し直してください", "save it as UTF-8")
_MEND = Text("その行を直してください", "mend that line")


def _fault(path: Path, reason: Text, remedy: Text, parser_said: str = "") -> FileFaultsError:
    line = re.search(r"at line (\d+)", parser_said)
    row = int(line[1]) if line else None
    return FileFaultsError((CellFault(file=str(path), row=row, column=None, value=None, reason=reason, remedy=remedy),))
