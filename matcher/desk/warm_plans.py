"""Plans of runs as they were solved, kept in the process that serves: reading one takes longer than weighing it."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy.orm import Session

from matcher.desk.certificates import kept_certificate, unpacked
from matcher.desk.register import Hashes
from matcher.matching.kept_plan import KeptPlan, kept_plan

if TYPE_CHECKING:  # its module loads the solver
    from matcher.assignment.override import Warm

MOST_KEPT = 2
"""The newest run, and the one before it while somebody still looks at it."""
Kept = TypeVar("Kept")


class WarmPlans:
    """A few plans, by the hashes of their files, and where their linear programs came to rest."""

    def __init__(self) -> None:
        self._plans: _Few[KeptPlan] = _Few(MOST_KEPT)
        self._warm: _Few[Warm] = _Few(MOST_KEPT)

    def plan(self, session: Session, run: int, certificate: Hashes) -> KeptPlan:
        """The plan of a run with that certificate. Raises `DamagedCertificateError`."""
        return self._plans.get(certificate, lambda: _read(session, run))

    def warm(self, session: Session, run: int, certificate: Hashes) -> "Warm":
        """What an exact answer begins from; loads the solver. Raises `DamagedCertificateError`."""
        from matcher.assignment.override import warmed  # noqa: PLC0415  # keeps the solver out of most processes

        plan = self.plan(session, run, certificate)
        return self._warm.get(certificate, lambda: warmed(plan.standing))


class _Few(Generic[Kept]):
    """The last few of something that takes long to make, each made once, also where several ask at the same time."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._kept: OrderedDict[Hashes, Kept] = OrderedDict()

    def get(self, hashes: Hashes, make: Callable[[], Kept]) -> Kept:
        with self._lock:
            if hashes not in self._kept:
                self._kept[hashes] = make()
            self._kept.move_to_end(hashes)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return self._kept[hashes]


def _read(session: Session, run: int) -> KeptPlan:
    certificate = kept_certificate(session, run)
    return kept_plan(unpacked(certificate), certificate.objectives)
