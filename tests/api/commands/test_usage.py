"""A command that is typed wrongly is answered in the user's language, with what to write instead."""

import pytest

from tests.commands_run import ibasho

DATABASE = "sqlite://"
WRONG: tuple[tuple[str, str, str], ...] = (
    ("why-not", "[SUBJECT] が足りません", "[SUBJECT] is missing"),
    ("hold openings O-1", "オプション [--reference] が要ります", "the option [--reference] is needed"),
    ("why-nott", "コマンド [why-nott] はありません。近いものは why-not です", "did you mean why-not?"),
    ("foo", "コマンド [foo] はありません。\n", "there is no command [foo]\n"),
    ("law lst", "コマンド [lst] はありません。近いものは list です", "did you mean list?"),
    ("match --sed 1", "オプション [--sed] はありません。近いものは --seed です", "did you mean --seed?"),
    ("import x y", "[KIND] の値が正しくありません。organisations, employers", "write one of organisations, employers"),
    ("law list --day 2026", "2026-11-23 のように日付を", "write a day such as 2026-11-23"),
    ("match --seed x", "0から2147483647までの整数を", "write a whole number from 0 to 2147483647"),
    ("match --seed", "オプション [--seed] の値がないか", "the option [--seed] has no value"),
    ("law add key x", "[VALUE] の値が正しくありません。0以上の整数を", "write a whole number from 0 up"),
    ("unmerge x", "[NUMBER] の値が正しくありません。整数を", "[NUMBER] is not usable; write a whole number"),
    ("merges 1 2", "余分な引数があります: 1 2", "there are words too many: 1 2"),
    ("--lang", "オプション [--lang] の値がないか", "the option [--lang] has no value"),
    ("--lang xx match", "[--lang] の値が正しくありません。ja, en のどれか", "write one of ja, en"),
)


@pytest.mark.parametrize(("typed", "japanese", "english"), WRONG)
def test_what_was_typed_wrongly_is_said_in_both_languages(typed: str, japanese: str, english: str) -> None:
    for language, said in (("ja", japanese), ("en", english)):
        done = ibasho(DATABASE, *typed.split(), IBASHO_LANG=language)

        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert "Error:" not in done.stderr


def test_the_language_asked_for_goes_before_that_of_the_environment() -> None:
    done = ibasho(DATABASE, "--lang", "en", "why-not", IBASHO_LANG="ja")

    assert done.stderr.startswith("[SUBJECT] is missing")


def test_it_says_how_the_command_is_used() -> None:
    used, more = ibasho(DATABASE, "why-not").stderr.splitlines()[1:]

    assert used.startswith("使い方: ")
    assert used.endswith(" why-not [OPTIONS] SUBJECT OPENING UNIT")
    assert more.endswith(" why-not --help")


def test_a_group_without_a_command_lists_its_commands() -> None:
    for words in ((), ("law",)):
        assert "Commands:" in ibasho(DATABASE, *words).stderr
