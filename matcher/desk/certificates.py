"""The certificate of a run: what was solved, what proves the plan, and with which versions; kept and read again."""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from matcher.desk.proofs import PassView, pass_view
from matcher.desk.register import NO_RUN
from matcher.desk.runs import latest_run
from matcher.domain.errors import IbashoError, NotFoundError
from matcher.domain.objectives import Objective
from matcher.domain.text import Text
from matcher.matching.certificate import Certificate
from matcher.records.cases.runs import Run, RunCertificate

NO_SUCH_RUN = Text(
    "調整 R{number} はありません。番号を確かめてください。", "there is no run R{number}; check the number"
)
UNCERTIFIED = Text(
    "調整 R{number} には証明書がありません（証明書を残すようになる前の調整です）。"
    "ibasho match でもう一度調整すると、次の調整から残ります。",
    "the run R{number} has no certificate: it was made before there were any; ibasho match keeps one with the next run",
)
DAMAGED = Text(
    "調整 R{number} の{file}は、残したときのもの（SHA-256 {digest}）ではありません。"
    "調べる前のバックアップから、別のデータベースに戻して比べてください。",
    "the {file} of the run R{number} is not what was kept (SHA-256 {digest}); "
    "restore an earlier backup into another database and compare",
)
PROBLEM = Text("問題", "problem")
SOLUTION = Text("解", "solution")


class DamagedCertificateError(IbashoError):
    """A kept file is not what was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateView:
    """All that says how a run came to its plan, but for the two files."""

    run: int
    made_at: datetime
    today: date
    seed: int
    status: str
    """optimal or feasible."""
    passes: tuple[PassView, ...]
    inputs_hash: str
    law_hash: str
    policy: Mapping[str, Any]
    """The snapshot itself, which says more than a hash."""
    problem_sha256: str
    solution_sha256: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCertificate:
    """What is kept of one run: both files as they are, packed, with the hashes of what is in them."""

    run: int
    objectives: tuple[Objective, ...]
    problem: bytes
    problem_sha256: str
    solution: bytes
    solution_sha256: str
    versions: Mapping[str, str]


def view_certificate(session: Session, number: int) -> CertificateView:
    """The certificate of a run. Raises `NotFoundError` where there is none."""
    run, kept = _found(session, number)
    return CertificateView(
        run=run.id,
        made_at=datetime.fromisoformat(run.made_at),
        today=run.today,
        seed=run.seed,
        status=run.result["status"],
        passes=tuple(pass_view(one) for one in run.result["passes"]),
        inputs_hash=run.inputs_hash,
        law_hash=run.law_hash,
        policy=run.policy,
        problem_sha256=kept.problem_sha256,
        solution_sha256=kept.solution_sha256,
        versions=kept.versions,
    )


def kept_certificate(session: Session, number: int | None) -> KeptCertificate:
    """What is kept of a run, or of the newest. Raises `NotFoundError` where there is nothing."""
    run, kept = _found(session, number)
    return KeptCertificate(
        run=run.id,
        objectives=tuple(Objective.named(one["objective"]) for one in run.result["passes"]),
        problem=kept.problem,
        problem_sha256=kept.problem_sha256,
        solution=kept.solution,
        solution_sha256=kept.solution_sha256,
        versions=kept.versions,
    )


def unpacked(kept: KeptCertificate) -> Certificate:
    """Both files as they were before they were packed. Raises `DamagedCertificateError`."""
    files = (
        (PROBLEM, kept.problem, kept.problem_sha256),
        (SOLUTION, kept.solution, kept.solution_sha256),
    )
    contents = [_unpacked(packed) for _, packed, _ in files]
    for (file, _, digest), content in zip(files, contents, strict=True):
        if sha256(content).hexdigest() != digest:
            raise DamagedCertificateError(DAMAGED.filled(number=kept.run, file=file, digest=digest))
    problem, solution = contents
    return Certificate(problem=problem, solution=solution)


def _unpacked(packed: bytes) -> bytes:
    """Nothing where the packing itself is damaged: no file has the hash of nothing."""
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError, zlib.error):
        return b""


def _found(session: Session, number: int | None) -> tuple[Run, RunCertificate]:
    run = latest_run(session) if number is None else session.get(Run, number)
    if run is None:
        raise NotFoundError(NO_RUN if number is None else NO_SUCH_RUN.filled(number=number))
    kept = session.get(RunCertificate, run.id)
    if kept is None:
        raise NotFoundError(UNCERTIFIED.filled(number=run.id))
    return run, kept
