"""The plans that this process keeps warm: read once, then weighed with for as long as they are the newest."""

from flask import Flask, current_app

from matcher.desk.warm_plans import WarmPlans

_KEY = "warm_plans"


def keep_plans_warm(app: Flask) -> None:
    """Have a place for them."""
    app.extensions[_KEY] = WarmPlans()


def warm_plans() -> WarmPlans:
    """Those of this app."""
    kept: WarmPlans = current_app.extensions[_KEY]
    return kept
