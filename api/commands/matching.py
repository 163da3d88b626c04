"""The commands that match and explain: `match`, `proposals`, `why-not`."""

from pathlib import Path

import click

from api.clock import now, working_day
from api.commands.printing import print_board, print_dossier, print_why_not
from api.commands.shell import Shell, print_json
from api.config import POLICY_FILE
from matcher.desk.dossier import load_dossier, load_why_not
from matcher.desk.listing import made_board
from matcher.desk.runs import keep_run, made_run
from matcher.exchange.policies import read_policy
from matcher.records.installation import DemoState
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session

SEEDS = click.IntRange(0, 2**31 - 1)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.option("--policy", type=click.Path(path_type=Path), default=POLICY_FILE, help="Weights and limits (TOML).")
@click.option(
    "--seed",
    default=1,
    type=click.IntRange(0, 2**31 - 1),
    help="Decides between plans that are equal in everything else.",
)
@as_json
@click.pass_obj
def match(shell: Shell, *, policy: Path, seed: int, as_json: bool) -> None:
    """Match everybody on record at once, keep the plan and print it."""
    chosen = read_policy(policy)
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        run = made_run(session, today=working_day(session), policy=chosen, seed=seed, made_at=now())
    with writing_session(shell.engine) as session, session.begin():
        keep_run(session, run)
    with reading_session(shell.engine) as session:
        board, fictional = made_board(session), session.get(DemoState, 1) is not None
    if as_json:
        print_json(board)
    else:
        print_board(shell, board, fictional=fictional)


@click.command()
@click.argument("subject")
@as_json
@click.pass_obj
def proposals(shell: Shell, subject: str, *, as_json: bool) -> None:
    """Print the best plans for SUBJECT with their points in words, or which rules left none."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        dossier = load_dossier(session, subject)
    if as_json:
        print_json(dossier)
    else:
        print_dossier(shell, dossier)


@click.command("why-not")
@click.argument("subject")
@click.argument("opening")
@click.argument("unit")
@as_json
@click.pass_obj
def why_not(shell: Shell, subject: str, opening: str, unit: str, *, as_json: bool) -> None:
    """Print every rule that refuses or questions SUBJECT with OPENING and UNIT; `-` stands for none."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        found = load_why_not(session, subject, _code(opening), _code(unit))
    if as_json:
        print_json(found)
    else:
        print_why_not(shell, found)


def _code(typed: str) -> str | None:
    return None if typed == "-" else typed
