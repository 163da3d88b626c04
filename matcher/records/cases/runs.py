"""Runs: every answer that was ever computed, with all that it was computed from; written once, never changed."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.tables import Id, Record


class Run(Record):
    """One run. The database itself refuses to change a row."""

    __tablename__ = "runs"

    id: Mapped[Id]
    made_at: Mapped[str] = mapped_column(String(32))
    """UTC, ISO 8601, as the caller's clock said."""
    today: Mapped[date]
    """The day for which the run was made."""
    seed: Mapped[int]
    policy: Mapped[dict[str, Any]]
    """Snapshot of the whole policy."""
    law_hash: Mapped[str] = mapped_column(String(64))
    inputs_hash: Mapped[str] = mapped_column(String(64))
    """Of all columns that went in: the same hashes, policy, day and seed give the same result."""
    result: Mapped[dict[str, Any]]
    """Snapshot of the answer."""


class RunCertificate(Record):
    """What a run solved and what proves its plan, as two files; the database itself refuses to change a row.

    Runs from before there were certificates have none.
    """

    __tablename__ = "run_certificates"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    problem: Mapped[bytes]
    """ibasho-problem/1, gzip: people, openings and homes by code, nothing else about them."""
    problem_sha256: Mapped[str] = mapped_column(String(64))
    """Of the file before it was packed; likewise of the solution."""
    solution: Mapped[bytes]
    """ibasho-solution/1, gzip."""
    solution_sha256: Mapped[str] = mapped_column(String(64))
    versions: Mapped[dict[str, Any]]
    """Of what decides a plan, by name, as they were when it was found."""
