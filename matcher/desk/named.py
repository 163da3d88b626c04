"""Finds the records that people name by their codes, or says which of them are not there."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.text import Text
from matcher.records.adding import BATCH
from matcher.records.kinds import Kind
from matcher.records.stored import Stored, stored_by_key

_NOT_THERE = Text(
    "[{codes}] は登録されていません（{kind}）。コードを確かめてください。",
    "there is no [{codes}] among the {kind}; check the code",
)
_ARCHIVED = Text(
    "[{codes}] は使用を終えた記録です。使用を再開してから、もう一度行ってください。",
    "[{codes}] is archived; restore it first, then try again",
)


def named(session: Session, kind: Kind, codes: Sequence[str]) -> Mapping[str, Stored]:
    """By code, each once, in the order given. Raises `NotFoundError` with all codes that are not on record."""
    wanted = list(dict.fromkeys(codes))
    storable = [(code,) for code in wanted if code.isprintable()]
    found: dict[str, Stored] = {}
    for start in range(0, len(storable), BATCH):
        batch = stored_by_key(session, kind, storable[start : start + BATCH])
        found |= {key[0]: one for key, one in batch.items()}
    missing = [code for code in wanted if code not in found]
    if missing:
        raise NotFoundError(_NOT_THERE.filled(codes=_listed(missing), kind=kind.name))
    return {code: found[code] for code in wanted}


def named_in_use(session: Session, kind: Kind, codes: Sequence[str]) -> Mapping[str, Stored]:
    """The same; raises `ConflictError` with all codes of archived records, too."""
    found = named(session, kind, codes)
    archived = [code for code, one in found.items() if one.archived_on is not None]
    if archived:
        raise ConflictError(_ARCHIVED.filled(codes=_listed(archived)), code=archived[0])
    return found


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(code.encode("utf-8", "replace").decode() for code in codes)
