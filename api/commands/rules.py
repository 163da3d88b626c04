"""The command about the hard rules: `rules`."""

import click

from api.commands.shell import Shell
from matcher.desk.rule_page import ARITIES, LEGAL_BAR, rule_page
from matcher.domain.text import Text
from matcher.eligibility.catalogue import RULES

HEAD = Text("{code} {label}（{arity}）", "{code} {label} ({arity})")
WHY_NOT = Text("     否のとき: {refusal}", "     if not met: {refusal}")
RESTS_ON = Text("     根拠: {reference}", "     rests on: {reference}")
CHANGED_BY = Text("     変えられる人: {who}", "     changed by: {who}")


@click.command()
@click.option("--markdown", is_flag=True, help="As the page docs/rules.md has it, in both languages.")
@click.pass_obj
def rules(shell: Shell, *, markdown: bool) -> None:
    """Print every hard rule: why it refuses, what it rests on, and who could change the fact."""
    if markdown:
        click.echo(rule_page(), nl=False)
        return
    for rule in RULES:
        shell.say(HEAD.filled(code=rule.code, label=rule.label, arity=ARITIES[rule.arity]))
        shell.say(WHY_NOT.filled(refusal=rule.refusal))
        shell.say(RESTS_ON.filled(reference=rule.reference))
        shell.say(CHANGED_BY.filled(who=rule.changed_by))
        if rule.legal_bar:
            shell.say(Text("     {said}", "     {said}").filled(said=LEGAL_BAR))
