"""Closed sets of words: what is stored, what columns hold, and what people read."""

import pytest

from matcher.domain import employers, homes, vocabulary
from matcher.domain.term import UNKNOWN, Term, bits_of
from matcher.domain.vocabulary import PayCycle, Tattoo, TattooPolicy, TravelMeans, WorkCapacity

SETS = [
    kind
    for module in (employers, homes, vocabulary)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Term) and kind is not Term
]

sets = pytest.mark.parametrize("kind", SETS, ids=lambda kind: kind.__name__)


@sets
def test_every_word_is_said_in_both_languages_and_only_once(kind: type[Term]) -> None:
    for language in ("ja", "en"):
        labels = [getattr(member.label, language) for member in kind]
        assert all(labels)
        assert len(set(labels)) == len(labels)


@sets
def test_a_number_leads_back_to_its_word_and_a_bit_to_one_word(kind: type[Term]) -> None:
    assert [kind.at(member.number) for member in kind] == list(kind)
    assert [kind.among(member.bit) for member in kind] == [(member,) for member in kind]
    assert kind.at(UNKNOWN) is None


@sets
def test_no_two_words_share_a_code(kind: type[Term]) -> None:
    """An enum would quietly make one of them."""
    assert len(kind.__members__) == len(list(kind))
    assert all(member.value.isascii() for member in kind)


@sets
def test_the_union_of_all_bits_holds_every_word(kind: type[Term]) -> None:
    assert kind.among(bits_of(kind)) == tuple(kind)
    assert kind.among(0) == ()


def test_bits_are_a_union() -> None:
    assert bits_of([TravelMeans.FOOT, TravelMeans.CAR, TravelMeans.FOOT]) == 0b101
    assert bits_of([]) == 0


@pytest.mark.parametrize(
    ("kind", "scale"),
    [
        (WorkCapacity, ["none", "light", "medium", "heavy"]),
        (Tattoo, ["none", "hidden_by_short_sleeve", "visible"]),
        (TattooPolicy, ["none_only", "hidden_only", "any"]),
        (PayCycle, ["monthly", "weekly", "daily"]),
    ],
)
def test_a_scale_keeps_its_order(kind: type[Term], scale: list[str]) -> None:
    """Rules compare these numbers."""
    assert [member.value for member in kind] == scale
