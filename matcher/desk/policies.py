"""Versions of the policy: read, drafted, changed, activated; one is active, and none that was is ever changed.

The caller commits. A draft may be activated once it was rehearsed as it is, on the records of the day.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.desk.typed import typed_words
from matcher.domain.errors import ConflictError, NotFoundError, PolicyError
from matcher.domain.policy import TRAVELS, Policy
from matcher.domain.registry import PolicyState
from matcher.domain.text import Text
from matcher.exchange.policies import kept_policy, stated_policy
from matcher.records.adding import add
from matcher.records.changes import Act
from matcher.records.history import changes_since
from matcher.records.keeping import Change, change
from matcher.records.registry.kinds import POLICIES
from matcher.records.registry.policies import PolicyVersion
from matcher.records.stored import Stored, stored_by_key
from matcher.scoring.catalogue import CRITERIA

_NO_VERSION = Text(
    "第{number}版の方針はありません。ibasho policy list で版を確かめてください。",
    "there is no version {number} of the policy; `ibasho policy list` names them all",
)
_NO_ACTIVE = Text(
    "適用中の方針がありません。ibasho match を一度実行すると、標準の方針が第1版になります。",
    "no policy is active; once `ibasho match` has run, the one that ships is version 1",
)
_NO_DRAFT = Text(
    "第{number}版は{state}で、変えられません。ibasho policy draft --from {number} で案を作って変えてください。",
    "version {number} is {state} and stays as it is; make a draft from it with `ibasho policy draft --from {number}`",
)
_MOVED_ON = Text(
    "第{number}版は、その間に変更されています（{fields}）。読み直してから行ってください。",
    "version {number} was changed in the meantime ({fields}); read it again first",
)
_NO_ENTRY = Text(
    "方針の項目 [{name}] はありません。つづりを確かめてください。",
    "the policy has no entry [{name}]; check its spelling",
)
_NOTE = Text("理由", "the reason")


def versions(session: Session) -> list[PolicyVersion]:
    """All versions, the newest first."""
    return list(session.scalars(select(PolicyVersion).order_by(PolicyVersion.number.desc())))


def version_of(session: Session, number: int) -> Stored:
    """One version as it stands. Raises `NotFoundError`."""
    found = stored_by_key(session, POLICIES, [(number,)]).get((number,))
    if found is None:
        raise NotFoundError(_NO_VERSION.filled(number=number))
    return found


def active_version(session: Session) -> Stored | None:
    """The version that holds, or None where none was kept yet."""
    number = session.scalar(select(PolicyVersion.number).where(PolicyVersion.state == PolicyState.ACTIVE))
    return None if number is None else version_of(session, number)


def the_active(session: Session) -> Stored:
    """The version that holds. Raises `NotFoundError` where none was kept yet."""
    found = active_version(session)
    if found is None:
        raise NotFoundError(_NO_ACTIVE)
    return found


def policy_of(stored: Stored) -> Policy:
    """What a version says. Raises `PolicyError` where a hand in the database made it say what no policy may."""
    return kept_policy(stored.values["document"])


def active_policy(session: Session) -> Policy | None:
    """What holds, or None where nothing was kept yet. Raises as `policy_of` does."""
    found = active_version(session)
    return None if found is None else policy_of(found)


def keep_shipped(session: Session, policy: Policy, act: Act) -> None:
    """Where no version was ever kept, the one that comes with the product becomes the first, and active."""
    if session.scalar(select(func.count()).select_from(PolicyVersion)) == 0:
        values = _values(policy, number=1, based_on=None, act=act)
        add(session, POLICIES, [values | {"state": PolicyState.ACTIVE, "activated_at": act.at}], act)


def draft_policy(session: Session, document: Mapping[str, Any], act: Act, *, based_on: int | None = None) -> Stored:
    """A new version that says this. Raises `PolicyError` where it may not, `IbashoError` for an unreadable reason."""
    policy = stated_policy(document)
    number = (session.scalar(select(func.max(PolicyVersion.number))) or 0) + 1
    add(session, POLICIES, [_values(policy, number=number, based_on=based_on, act=act)], act)
    return version_of(session, number)


def draft_from(session: Session, number: int | None, changes: Mapping[str, Any], act: Act) -> Stored:
    """A new version made from an earlier one, or from the active one; so is the way back to what held before."""
    base = the_active(session) if number is None else version_of(session, number)
    document = changed_document(_complete(policy_of(base)), changes)
    return draft_policy(session, document, act, based_on=base.values["number"])


def change_draft(session: Session, number: int, *, seen: int, changes: Mapping[str, Any], act: Act) -> Stored:
    """Have a draft say something else, if it still is as it was seen; a draft that says so already stays.

    Raises `NotFoundError`, `ConflictError`, or `PolicyError` with the entry that is wrong.
    """
    present = seen_draft(session, number, seen=seen)
    policy = stated_policy(changed_document(_complete(policy_of(present)), changes))
    after = {**present.values, "name": policy.name, "document": policy.as_data()}
    made = Change(stored=present, after=after)
    if made.differing():
        change(session, POLICIES, [made], act)
    return version_of(session, number)


def activate_version(session: Session, draft: Stored, act: Act) -> Stored:
    """Let a draft hold from now on; the one that held is retired. `rehearsing.py` says when that may be."""
    values = {**draft.values, "state": PolicyState.ACTIVE, "activated_at": act.at}
    former = the_active(session)
    retired = Change(stored=former, after={**former.values, "state": PolicyState.RETIRED})
    change(session, POLICIES, [retired], act)
    change(session, POLICIES, [Change(stored=draft, after=values)], act)
    return version_of(session, draft.values["number"])


def seen_draft(session: Session, number: int, *, seen: int | None) -> Stored:
    """A draft, if it still is as it was seen. Raises `NotFoundError`, `ConflictError`."""
    present = version_of(session, number)
    if seen is not None and present.version != seen:
        changed = _by_entry(changes_since(session, POLICIES, present.id, seen))
        said = _MOVED_ON.filled(number=number, fields=", ".join(changed))
        fields = tuple(changed)
        raise ConflictError(said, code=str(number), fields=fields, version=present.version, changed=changed)
    state = present.values["state"]
    if state is not PolicyState.DRAFT:
        said = _NO_DRAFT.filled(number=number, state=state.label)
        raise ConflictError(said, code=str(number), version=present.version)
    return present


def changed_document(document: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A document with some entries changed; of tables, the parts that are named. Raises `PolicyError`."""
    after = dict(document)
    for name, value in changes.items():
        _refuse_unknown((name,), document)
        if isinstance(value, Mapping) and name in (*TRAVELS, "weights"):
            _refuse_unknown((f"{name}.{part}" for part in value), {f"{name}.{part}" for part in document[name]})
            after[name] = {**document[name], **value}
        else:
            after[name] = value
    return after


def _refuse_unknown(names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise PolicyError(_NO_ENTRY.filled(name=name), entry=name)


def _by_entry(changed: Mapping[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """Changed fields, with the entries of the document in its place."""
    found = {name: both for name, both in changed.items() if name != "document"}
    then, now = changed.get("document", ({}, {}))
    return found | {name: (then.get(name), now[name]) for name in now if then.get(name) != now[name]}


def _complete(policy: Policy) -> dict[str, Any]:
    """What an older release kept, with a weight of 0 for each criterion that has come since."""
    data = policy.as_data()
    weights = {criterion.name: policy.weights.get(criterion.name, 0) for criterion in CRITERIA}
    return data | {"weights": dict(sorted(weights.items()))}


def _values(policy: Policy, *, number: int, based_on: int | None, act: Act) -> dict[str, Any]:
    return {
        "number": number,
        "name": policy.name,
        "state": PolicyState.DRAFT,
        "document": policy.as_data(),
        "based_on": based_on,
        "made_at": act.at,
        "made_by": act.by,
        "activated_at": None,
        "note": None if act.why is None else typed_words(act.why, of=_NOTE),
    }
