"""Sentences in two languages."""

from matcher.domain.text import Text, joined

NAME = Text("水戸市", "Mito")


def test_each_language_says_its_own_words() -> None:
    assert (NAME.said_in("ja"), NAME.said_in("en")) == ("水戸市", "Mito")


def test_a_gap_is_filled_with_words_of_the_sentences_own_language() -> None:
    sentence = Text("{place}まで{minutes}分", "{minutes} minutes to {place}")

    assert sentence.filled(place=NAME, minutes=13) == Text("水戸市まで13分", "13 minutes to Mito")


def test_a_gap_may_be_formatted() -> None:
    assert Text("{km:.1f}km", "{km:.2f} km").filled(km=2) == Text("2.0km", "2.00 km")


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert Text("「{said}」", "'{said}'").filled(said="{place}") == Text("「{place}」", "'{place}'")


def test_a_list_is_written_as_each_language_writes_it() -> None:
    assert joined([NAME, Text("つくば市", "Tsukuba")]) == Text("水戸市、つくば市", "Mito, Tsukuba")
    assert joined(iter([NAME])) == NAME
    assert joined([]) == Text("", "")
