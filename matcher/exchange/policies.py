"""Reads a policy, from a file (TOML) or from plain values, and says what is wrong with it and where."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.domain.errors import CellFault, FileFaultsError, PolicyError
from matcher.domain.policy import LATER, LISTS, Policy, missing_entry
from matcher.domain.text import Text
from matcher.eligibility.catalogue import RULES
from matcher.scoring.catalogue import CRITERIA

_NO_WEIGHT = Text(
    "[weights.{name}] がありません。重みを加えてください", "[weights.{name}] is missing; give it a weight"
)
_NO_CRITERION = Text(
    "[weights.{name}] という基準はありません。つづりを確かめてください",
    "there is no criterion [weights.{name}]; check its spelling",
)
_NO_RULE = Text(
    "[rules_off] の [{name}] という条件はありません。つづりを確かめてください",
    "there is no rule [{name}] for [rules_off]; check its spelling",
)
_LEGAL_BAR = Text(
    "[rules_off] の [{name}]（{label}）は法令による制限なので、外せません。[rules_off] から消してください",
    "[rules_off] names [{name}] ({label}), a legal bar, which no policy can switch off; take it out of [rules_off]",
)


def read_policy(path: Path) -> Policy:
    """The policy that a file states.

    Raises `FileFaultsError` where the file is missing, unreadable or no TOML, and `PolicyError`, with the file's name,
    where an entry is missing, unknown or outside what it may be.
    """
    try:
        return stated_policy(_data(path))
    except PolicyError as error:
        said = Text(f"{path.name}: {error.said.ja}", f"{path.name}: {error.said.en}")
        raise PolicyError(said, entry=error.entry) from error


def stated_policy(data: Mapping[str, Any]) -> Policy:
    """The policy that somebody states now: it says every number, weighs every criterion, and switches off what may be.

    Raises `PolicyError`.
    """
    policy = kept_policy(data)
    for name in sorted(set(LATER) - set(LISTS) - set(data)):
        raise PolicyError(missing_entry(name), entry=name)
    criteria, rules = {one.name for one in CRITERIA}, {one.name for one in RULES}
    for name in sorted(criteria ^ set(policy.weights)):
        said = _NO_WEIGHT if name in criteria else _NO_CRITERION
        raise PolicyError(said.filled(name=name), entry=f"weights.{name}")
    for name in policy.rules_off:
        if name not in rules:
            raise PolicyError(_NO_RULE.filled(name=name), entry="rules_off")
    return policy


def kept_policy(data: Mapping[str, Any]) -> Policy:
    """The policy that was kept, maybe by an older release: what the catalogues have gained since does not count yet.

    Raises `PolicyError` where a value is none, or a legal bar is switched off, whoever wrote that.
    """
    policy = Policy.from_data(data)
    for rule in RULES:
        if rule.legal_bar and rule.name in policy.rules_off:
            raise PolicyError(_LEGAL_BAR.filled(name=rule.name, label=rule.label), entry="rules_off")
    return policy


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
