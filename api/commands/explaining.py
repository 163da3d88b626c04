"""The commands that say what would change a plan: `unblock`, `ask`, `compare`, `shortage`."""

import click

from api.commands.matching import as_json
from api.commands.printing_explanations import print_changes, print_comparison, print_questions, print_shortages
from api.commands.shell import Shell, print_json
from matcher.desk.explaining import load_comparison, load_questions, load_unblock, load_unblock_solved
from matcher.desk.lacking import shortage_views
from matcher.desk.naming import codes_of
from matcher.desk.register import latest_register
from matcher.desk.runs import shortage_data
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session


@click.command()
@click.argument("subject")
@click.option("--solve", is_flag=True, help="Also say what the plan for everybody would gain.")
@as_json
@click.pass_obj
def unblock(shell: Shell, subject: str, *, solve: bool, as_json: bool) -> None:
    """Print the least single changes that would give SUBJECT a plan, or a better one."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        found = (load_unblock_solved if solve else load_unblock)(session, subject)
    if as_json:
        print_json(found)
    else:
        print_changes(shell, found)


@click.command()
@click.argument("subject")
@as_json
@click.pass_obj
def ask(shell: Shell, subject: str, *, as_json: bool) -> None:
    """Print what to ask SUBJECT, employers and landlords, the most useful question first."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        found = load_questions(session, subject)
    if as_json:
        print_json(found)
    else:
        print_questions(shell, found)


@click.command(context_settings={"ignore_unknown_options": True})  # -,U-0001 is a plan, not an option
@click.argument("subject")
@click.argument("one")
@click.argument("other")
@as_json
@click.pass_obj
def compare(shell: Shell, subject: str, one: str, other: str, *, as_json: bool) -> None:
    """Print why one of two plans of SUBJECT stands first; a plan is OPENING,HOME, and `-` stands for none."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        made = load_comparison(session, subject, codes_of(one), codes_of(other))
    if as_json:
        print_json(made)
    else:
        print_comparison(shell, made)


@click.command()
@as_json
@click.pass_obj
def shortage(shell: Shell, *, as_json: bool) -> None:
    """Print which kind of home or job, were there some more, would place most people."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        found = shortage_views(shortage_data(latest_register(session).inputs))
    if as_json:
        print_json(found)
    else:
        print_shortages(shell, found)
