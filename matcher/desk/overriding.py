"""Works out what each of a person's plans costs everybody: at least, at once, and exactly where somebody asks."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from matcher.desk.override_views import OverrideView, override_view, unknown_view
from matcher.desk.views import Dossier, ProposalView
from matcher.desk.warm_plans import WarmPlans
from matcher.matching.compare import Codes
from matcher.matching.kept_plan import KeptPlan, Weighed


def overrides_at_least(session: Session, plans: WarmPlans, dossier: Dossier) -> tuple[OverrideView, ...] | None:
    """For each of the dossier's plans, in their order, what choosing it costs at least; no solver.

    None where the run keeps no certificate. Raises `DamagedCertificateError`.
    """
    if dossier.certificate is None:
        return None
    return _views(plans.plan(session, dossier.run, dossier.certificate), dossier, lambda _row: None)


def overrides_exactly(session: Session, plans: WarmPlans, dossier: Dossier) -> tuple[OverrideView, ...] | None:
    """The same with the exact figure and who else would move; loads the solver."""
    from matcher.matching.override import weighed  # noqa: PLC0415  # keeps the solver out of most processes

    if dossier.certificate is None:
        return None
    kept = plans.plan(session, dossier.run, dossier.certificate)
    warm = plans.warm(session, dossier.run, dossier.certificate)
    return _views(kept, dossier, lambda row: weighed(kept, warm, row))


def _views(kept: KeptPlan, dossier: Dossier, exact: Callable[[int], Weighed | None]) -> tuple[OverrideView, ...]:
    views = []
    for one in dossier.proposals:
        codes = _codes(one)
        row = kept.row(dossier.person.code, codes)
        if row is None:
            views.append(unknown_view(codes))
        else:
            views.append(override_view(codes, kept.at_least(row), exact(row), proposed=one.proposed))
    return tuple(views)


def _codes(one: ProposalView) -> Codes:
    return None if one.job is None else one.job.code, None if one.home is None else one.home.code
