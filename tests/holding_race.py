"""One process of several that want the only place of one home: run by a test, never alone."""

import sys

from matcher.desk.holding import give_back, hold_place, holds_of
from matcher.domain.errors import ConflictError
from matcher.records.engine import make_engine
from matcher.records.registry.kinds import UNITS
from matcher.records.sessions import reading_session, writing_session
from tests.acts import act


def main(url: str, name: str, rounds: int) -> None:
    """Try so many times to hold the place; print how often it was ours, and anything that must not be."""
    engine = make_engine(url, wait_s=60)
    ours = 0
    for number in range(rounds):
        reference = f"{name}-{number}"
        try:
            with writing_session(engine) as session, session.begin():
                held = hold_place(session, UNITS, "U-1", reference=reference, act=act(by=name))
        except ConflictError:
            continue
        ours += 1
        with reading_session(engine) as session:
            seen = [one.reference for one in holds_of(session, UNITS, 1)]
        if seen != [reference]:
            sys.stdout.write(f"given twice: {seen}\n")
        with writing_session(engine) as session, session.begin():
            give_back(session, UNITS, "U-1", held.id, act(by=name))
    sys.stdout.write(f"{ours}\n")
    engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
