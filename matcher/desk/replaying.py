"""Replay: the problem of a run solved again, beside the plan that was kept, and that plan verified without a solver."""

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.assignment.packing import Packing
from matcher.assignment.problem_file import json_bytes, read_problem
from matcher.assignment.solution_file import Claims, by_search, first_broken, read_solution, written
from matcher.desk.certificates import KeptCertificate, unpacked
from matcher.domain.objectives import Objective
from matcher.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A version that is another one than when the plan was found; None where there was, or is, none."""

    name: str
    kept: str | None
    here: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What one objective came to."""

    objective: Objective
    kept: int
    here: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What became of it."""

    run: int
    solution_sha256: str
    changed: tuple[Changed, ...]
    same: bool
    """Whether the solution is the kept one, byte for byte."""
    broken: Text | None
    """The first promise that the kept plan does not keep; None where it keeps all."""
    by_search: bool
    """Whether the kept plan claims something that only a search could confirm."""
    values: tuple[Compared, ...]

    @property
    def sound(self) -> bool:
        """Whether everything is as it has to be: only with other versions may another plan come out."""
        return self.broken is None and (self.same or bool(self.changed))


def replay(kept: KeptCertificate, versions: Mapping[str, str]) -> Replay:
    """Solve the kept problem again, with the versions given.

    Raises `DamagedCertificateError`, and `PackingError` where a file is of a form that is not known here.
    """
    files = unpacked(kept)
    packing, then = read_problem(files.problem), read_solution(files.solution)
    here = _solved_again(packing)
    return Replay(
        run=kept.run,
        solution_sha256=kept.solution_sha256,
        changed=_changed(kept.versions, versions),
        same=json_bytes(written(here)) == files.solution,
        broken=first_broken(packing, then),
        by_search=by_search(then),
        values=tuple(
            Compared(objective=objective, kept=old.objective, here=new.objective)
            for objective, old, new in zip(kept.objectives, then.levels, here.levels, strict=False)
        ),
    )


def _solved_again(packing: Packing) -> Claims:
    from matcher.assignment.claims import claims_of  # noqa: PLC0415  # keeps the solver out of the web process
    from matcher.assignment.pack import PROVING, pack  # noqa: PLC0415

    return claims_of(pack(packing, PROVING))


def _changed(kept: Mapping[str, str], here: Mapping[str, str]) -> tuple[Changed, ...]:
    return tuple(
        Changed(name=name, kept=kept.get(name), here=here.get(name))
        for name in sorted({*kept, *here})
        if kept.get(name) != here.get(name)
    )
