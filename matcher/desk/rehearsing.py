"""Rehearsals of drafts: made, kept, looked at again; and the activation that needs one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.assignment.problem import Help
from matcher.desk.matching_inputs import inputs_hash, load_inputs
from matcher.desk.policies import activate_version, policy_of, seen_draft, the_active, version_of
from matcher.domain.errors import ConflictError
from matcher.domain.people import DisabilityCertificate
from matcher.domain.text import Text
from matcher.exchange.policies import stated_policy
from matcher.records.cases.rehearsals import RehearsalRecord
from matcher.records.cases.subjects import Subject
from matcher.records.changes import Act
from matcher.records.registry.kinds import POLICIES
from matcher.records.stored import Stored, stored_by_id
from matcher.regulations.reading import law_hash

SEED = 1
"""Ties are broken in the same way in every rehearsal."""
_FIRST = Text(
    "第{number}版はまだ適用できません。{why}予行を先に行ってください: ibasho policy rehearse {number}",
    "version {number} cannot be activated yet: {why}; rehearse it first with `ibasho policy rehearse {number}`",
)
_NEVER = Text("予行がありません。", "it was never rehearsed")
_OTHER_CONTENT = Text("案が予行の後に変わっています。", "the draft was changed after its rehearsal")
_OTHER_ACTIVE = Text(
    "適用中の方針が予行の後に変わっています。", "another version has become active since its rehearsal"
)
_OTHER_DAY = Text("予行は今日のものではありません。", "its rehearsal is not of today")
_OTHER_RECORDS = Text("記録が予行の後に変わっています。", "records were changed after its rehearsal")
_OTHER_LAW = Text("法令のデータが予行の後に変わっています。", "the law's figures were changed after its rehearsal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What a rehearsal of a day stands on."""

    today: date
    inputs_hash: str
    law_hash: str


def footing_of(session: Session, today: date) -> Footing:
    """What a rehearsal would stand on now. Reads every column that a run reads."""
    inputs = load_inputs(session, today=today, policy=policy_of(the_active(session)), seed=SEED)
    return Footing(today=today, inputs_hash=inputs_hash(inputs), law_hash=law_hash(inputs.setting.law))


def made_rehearsal(session: Session, number: int, *, today: date, act: Act) -> RehearsalRecord:
    """Rehearse a draft beside what holds. Nothing is written, so nobody waits.

    Raises `NotFoundError`, `ConflictError` where it is no draft, `PolicyError` where it says what no policy may.
    """
    from matcher.matching.rehearsal import rehearse  # noqa: PLC0415  # keeps the solver out of the web process

    draft, active = seen_draft(session, number, seen=None), the_active(session)
    inputs = load_inputs(session, today=today, policy=policy_of(active), seed=SEED)
    made = rehearse(inputs, stated_policy(draft.values["document"]), _certificates(session))
    return RehearsalRecord(
        policy_id=draft.id,
        document=draft.values["document"],
        against=active.values["number"],
        today=today,
        law_hash=law_hash(inputs.setting.law),
        inputs_hash=inputs_hash(inputs),
        made_at=act.at,
        made_by=act.by,
        result=_plain(asdict(made)),
    )


def keep_rehearsal(session: Session, made: RehearsalRecord) -> RehearsalRecord:
    """Keep it with its draft; the caller commits."""
    session.add(made)
    session.flush()
    return made


def latest_rehearsal(session: Session, number: int) -> RehearsalRecord | None:
    """The newest rehearsal of a version, or None. Raises `NotFoundError` where there is no such version."""
    theirs = RehearsalRecord.policy_id == version_of(session, number).id
    return session.scalars(select(RehearsalRecord).where(theirs).order_by(RehearsalRecord.id.desc()).limit(1)).first()


def what_changed_since(session: Session, made: RehearsalRecord, footing: Footing) -> tuple[Text, ...]:
    """Why a rehearsal no longer says what activating would do; nothing where it does."""
    draft, active = _rehearsed(session, made), the_active(session)
    checks = (
        (draft.values["document"] == made.document, _OTHER_CONTENT),
        (active.values["number"] == made.against, _OTHER_ACTIVE),
        (footing.today == made.today, _OTHER_DAY),
        (footing.inputs_hash == made.inputs_hash or footing.today != made.today, _OTHER_RECORDS),
        (footing.law_hash == made.law_hash, _OTHER_LAW),
    )
    return tuple(said for holds, said in checks if not holds)


def activate(session: Session, number: int, *, seen: int | None, footing: Footing, act: Act) -> Stored:
    """Let a draft hold from now on; the caller commits.

    `footing` is read before the writing session, so that nobody waits for it. Raises `NotFoundError`, `PolicyError`, or
    `ConflictError` where it is no draft, has moved on, or was not rehearsed as it is on the records of the day.
    """
    draft = seen_draft(session, number, seen=seen)
    stated_policy(draft.values["document"])
    made = latest_rehearsal(session, number)
    missing = (_NEVER,) if made is None else what_changed_since(session, made, footing)
    if missing:
        why = Text("".join(one.ja for one in missing), "; ".join(one.en for one in missing))
        raise ConflictError(_FIRST.filled(number=number, why=why), code=str(number), version=draft.version)
    return activate_version(session, draft, act)


def _rehearsed(session: Session, made: RehearsalRecord) -> Stored:
    return stored_by_id(session, POLICIES, [made.policy_id])[0]


def _certificates(session: Session) -> Mapping[str, DisabilityCertificate | None]:
    rows = session.execute(select(Subject.code, Subject.disability_certificate))
    return {row.code: row.disability_certificate for row in rows}


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever the rehearsal holds
    """As JSON has it; how much help somebody has by its name."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, Help):
        return value.name.lower()
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
