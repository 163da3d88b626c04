"""The commands that match and explain: `match`, `proposals`, `why-not`."""

from pathlib import Path

import click

from api.clock import now, working_day
from api.commands.printing import print_board, print_dossier, print_told, print_why_not
from api.commands.shell import Shell, local_act, print_json
from api.policies import keep_first_policy, policy_in_force
from api.versions import versions_here
from matcher.desk.disclosure import Recipient, load_redacted
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
@click.option("--policy", type=click.Path(path_type=Path), help="A policy file (TOML) in place of the active policy.")
@click.option(
    "--seed",
    default=1,
    type=click.IntRange(0, 2**31 - 1),
    help="Decides between plans that are equal in everything else.",
)
@as_json
@click.pass_obj
def match(shell: Shell, *, policy: Path | None, seed: int, as_json: bool) -> None:
    """Match everybody on record at once, keep the plan and print it."""
    stated = None if policy is None else read_policy(policy)
    upgrade(shell.engine)
    keep_first_policy(shell.engine)
    with reading_session(shell.engine) as session:
        chosen = stated or policy_in_force(session)
        day, versions = working_day(session), versions_here()
        made = made_run(session, today=day, policy=chosen, seed=seed, versions=versions, made_at=now())
    with writing_session(shell.engine) as session, session.begin():
        keep_run(session, made, local_act())
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
@click.option(
    "--for",
    "recipient",
    type=click.Choice([one.value for one in Recipient]),
    help="Only what this one may be told, by the person's consent.",
)
@as_json
@click.pass_obj
def why_not(  # every argument of the command is one of the function
    shell: Shell, subject: str, opening: str, unit: str, *, recipient: str | None, as_json: bool
) -> None:
    """Print every rule that refuses or questions SUBJECT with OPENING and UNIT; `-` stands for none."""
    upgrade(shell.engine)
    if recipient is not None:
        _tell(shell, (subject, _code(opening), _code(unit)), Recipient.named(recipient), as_json=as_json)
        return
    with reading_session(shell.engine) as session:
        found = load_why_not(session, subject, _code(opening), _code(unit))
    if as_json:
        print_json(found)
    else:
        print_why_not(shell, found)


def _tell(shell: Shell, case: tuple[str, str | None, str | None], to: Recipient, *, as_json: bool) -> None:
    with reading_session(shell.engine) as session:
        told = load_redacted(session, case, to, today=working_day(session))
    if as_json:
        print_json(told)
    else:
        print_told(shell, told)


def _code(typed: str) -> str | None:
    return None if typed == "-" else typed
