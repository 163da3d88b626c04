"""What is wrong with a command as it was typed, in both languages, and how it is used."""

from typing import Any

import click

from matcher.domain.text import Text

_NO_OPTION = Text("オプション [{name}] はありません。", "there is no option [{name}]")
_NO_COMMAND = Text("コマンド [{name}] はありません。", "there is no command [{name}]")
_NEAR = Text("{said}近いものは {names} です。", "{said}; did you mean {names}?")
_MISSING = {
    "argument": Text("[{name}] が足りません。{wanted}", "[{name}] is missing; {wanted}"),
    "option": Text("オプション [{name}] が要ります。{wanted}", "the option [{name}] is needed; {wanted}"),
}
_BAD = Text("[{name}] の値が正しくありません。{wanted}", "the value of [{name}] is not usable; {wanted}")
_BAD_OPTION = Text(
    "オプション [{name}] の値がないか、値を取らないのに書かれています。",
    "the option [{name}] has no value, or has one that it does not take",
)
_TOO_MANY = Text("余分な引数があります: {extra}", "there are words too many: {extra}")
_HOW = Text("{said}\n使い方: {usage}\n説明: {path} --help", "{said}\nUsage: {usage}\nMore: {path} --help")
_NOTHING_MORE = Text("使い方を確かめてください。", "see how it is used")
_ONE_OF = Text("{names} のどれかを書いてください。", "write one of {names}")
_DAY = Text("2026-11-23 のように日付を書いてください。", "write a day such as 2026-11-23")
_WHOLE = Text("整数を書いてください。", "write a whole number")
_FROM = Text("{least}以上の整数を書いてください。", "write a whole number from {least} up")
_BETWEEN = Text("{least}から{most}までの整数を書いてください。", "write a whole number from {least} to {most}")


def said_of_usage(error: click.UsageError) -> Text:
    """What was wrong, what to write instead, and how the command is used."""
    said = _wrong(error)
    context = error.ctx
    if context is None:
        return said
    usage = " ".join((context.command_path, *context.command.collect_usage_pieces(context)))
    return _HOW.filled(said=said, usage=usage, path=context.command_path)


def _wrong(error: click.UsageError) -> Text:
    match error:
        case click.NoSuchOption():
            return _near(_NO_OPTION.filled(name=error.option_name), error.possibilities)
        case click.NoSuchCommand():
            return _near(_NO_COMMAND.filled(name=error.command_name), error.possibilities)
        case click.MissingParameter(param=click.Parameter() as asked):
            return _MISSING[asked.param_type_name].filled(name=_name_of(asked), wanted=_wanted(asked.type))
        case click.BadParameter(param=click.Parameter() as asked):
            return _BAD.filled(name=_name_of(asked), wanted=_wanted(asked.type))
        case click.BadOptionUsage():
            return _BAD_OPTION.filled(name=error.option_name)
    return _TOO_MANY.filled(extra=error.message.partition("(")[2].removesuffix(")"))


def _near(said: Text, possibilities: list[str] | None) -> Text:
    return _NEAR.filled(said=said, names=", ".join(possibilities)) if possibilities else said


def _name_of(asked: click.Parameter) -> str:
    return asked.opts[0] if isinstance(asked, click.Option) else asked.human_readable_name


def _wanted(kind: click.ParamType[Any]) -> Text:
    """What can be written there."""
    match kind:
        case click.Choice():
            return _ONE_OF.filled(names=", ".join(kind.choices))
        case click.DateTime():
            return _DAY
        case click.IntRange(min=int() as least, max=int() as most):
            return _BETWEEN.filled(least=least, most=most)
        case click.IntRange(min=int() as least):
            return _FROM.filled(least=least)
        case _ if kind is click.INT:
            return _WHOLE
    return _NOTHING_MORE
