"""The pages of the policy, made from plain values."""

from collections.abc import Sequence

from flask import render_template

from matcher.desk.policy_views import PolicyView, RehearsalView, VersionView

HELPS = ("full", "to_confirm", "home_only", "job_only")
"""From all that somebody needs downwards, as the totals of a rehearsal are called."""


def policies_screen(versions: Sequence[VersionView]) -> str:
    """All versions."""
    return render_template("policies.html", versions=versions)


def policy_screen(policy: PolicyView, rehearsal: RehearsalView | None) -> str:
    """One version with all that it says, and what it would change for whom."""
    changed = [] if rehearsal is None else [one for one in rehearsal.effects if one.changed]
    return render_template("policy.html", policy=policy, rehearsal=rehearsal, changed=changed, helps=HELPS)
