"""A process that serves is made ready for many answers."""

import gc

from api.commands.serving import lasting_app
from matcher.records.engine import make_engine


def test_what_an_app_is_made_of_is_not_looked_through_for_garbage() -> None:
    app = lasting_app(make_engine("sqlite://"), demo=True)

    looked_through = {id(one) for one in gc.get_objects()}
    gc.unfreeze()

    assert id(app) not in looked_through
    assert id(app.view_functions) not in looked_through
