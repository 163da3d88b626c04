"""Runs the `ibasho` command in this process."""

import subprocess

from click.testing import CliRunner

from api.commands.main import commands


def ibasho(url: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a database; as a process of its own it would take a second to begin."""
    done = CliRunner(env={"IBASHO_DATABASE_URL": url} | environment).invoke(commands, words)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)
