"""What the person wishes, does not want, and has agreed to avoid: the criteria that weigh most."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.pools import NO_CODE, holds, known
from matcher.domain.reading import codes, number, term, terms
from matcher.domain.text import Text, joined
from matcher.domain.vocabulary import Occupation, Situation
from matcher.scoring.criterion import BEST, Criterion, Measure

NEUTRAL = 400
"""Measure of work that is neither wished nor unwanted (assumed)."""
OPEN = 500
"""Measure where the person stated no wish, or what was wished is not on record (assumed)."""


def _wish_measure(case: Case) -> Measure:
    bit = 1 << np.maximum(case.openings.occupation, 0).astype(np.int64)
    is_known = known(case.openings.occupation)
    wished = is_known & (case.subjects.wished_occupation_bits & bit != 0)
    unwanted = is_known & (case.subjects.unwanted_occupation_bits & bit != 0)
    no_wish = case.subjects.wished_occupation_bits == 0
    measure = np.where(no_wish, OPEN, NEUTRAL)
    return np.where(unwanted, 0, np.where(wished, BEST, measure)).astype(np.int64)


def _wish_sentence(case: Case) -> Text:
    work = term(Occupation, case.openings.occupation)
    if work is None:
        return Text("職種が登録されていません", "the occupation is not on record")
    if work in (terms(Occupation, case.subjects.unwanted_occupation_bits) or ()):
        return Text("本人が望まない職種です（{work}）", "work the person does not want ({work})").filled(
            work=work.label
        )
    wished = terms(Occupation, case.subjects.wished_occupation_bits) or ()
    if work in wished:
        return Text("本人の希望する職種です（{work}）", "work the person wishes ({work})").filled(work=work.label)
    if not wished:
        return Text("職種の希望は特にありません", "no wish about the occupation")
    return Text("希望（{wished}）とは別の職種です（{work}）", "{work}, other than the wish ({wished})").filled(
        wished=joined(one.label for one in wished), work=work.label
    )


WISH_OCCUPATION = Criterion(
    name="wish_occupation",
    arity=Arity.SUBJECT_OPENING,
    label=Text("仕事の希望", "wish about the work"),
    scale=Text(
        f"希望する職種で満点。希望の申出がなければ{OPEN // 10}%、ほかの職種は{NEUTRAL // 10}%、望まない職種は0%",
        f"full for a wished occupation; {OPEN // 10} % where none was stated, {NEUTRAL // 10} % for others, "
        "0 for unwanted ones",
    ),
    measure=_wish_measure,
    sentence=_wish_sentence,
)


def _area_measure(case: Case) -> Measure:
    wished = case.subjects.wished_municipality
    no_wish = (wished == NO_CODE).all(axis=-1)
    inside = holds(wished, case.units.municipality)
    return np.where(inside, BEST, np.where(no_wish, OPEN, 0)).astype(np.int64)


def _area_sentence(case: Case) -> Text:
    wished = codes(case.subjects.wished_municipality)
    if not wished:
        return Text("住む地域の希望は特にありません", "no wish about the area")
    if str(number(case.units.municipality)) in wished:
        return Text("本人の希望する市町村です", "in a municipality the person wishes")
    return Text("本人の希望とは別の市町村です", "in another municipality than wished")


WISH_AREA = Criterion(
    name="wish_area",
    arity=Arity.SUBJECT_UNIT,
    label=Text("住む地域の希望", "wish about the area"),
    scale=Text(
        f"希望する市町村で満点。希望の申出がなければ{OPEN // 10}%、ほかの市町村は0%",
        f"full in a wished municipality; {OPEN // 10} % where none was stated, 0 elsewhere",
    ),
    measure=_area_measure,
    sentence=_area_sentence,
)


def _room_measure(case: Case) -> Measure:
    wants, private = case.subjects.wants_private_room, case.units.private_room
    return np.where((wants != 1) | ~known(private), OPEN, np.where(private == 1, BEST, 0)).astype(np.int64)


def _room_sentence(case: Case) -> Text:
    private = number(case.units.private_room)
    room = {1: Text("個室です", "a private room"), 0: Text("相部屋です", "a shared room")}.get(
        -1 if private is None else private, Text("個室か相部屋か不明です", "private or shared is not known")
    )
    if number(case.subjects.wants_private_room) == 1:
        return Text("{room}（本人は個室を希望）", "{room} (the person wishes a private one)").filled(room=room)
    return room


PRIVATE_ROOM = Criterion(
    name="private_room",
    arity=Arity.SUBJECT_UNIT,
    label=Text("部屋の希望", "wish about the room"),
    scale=Text(
        f"個室を希望する人には、個室で満点、相部屋は0%。希望がない・分からないときは{OPEN // 10}%",
        f"to whom a private room is a wish: full for one, 0 for a shared one; else, or not known, {OPEN // 10} %",
    ),
    measure=_room_measure,
    sentence=_room_sentence,
)


def _situations_measure(case: Case) -> Measure:
    avoided = case.subjects.avoid_situation_bits
    met = avoided & np.maximum(case.openings.situation_bits, 0)
    measure = np.where(met != 0, 0, BEST)
    return np.where(known(case.openings.situation_bits) | (avoided == 0), measure, OPEN).astype(np.int64)


def _situations_sentence(case: Case) -> Text:
    avoided = terms(Situation, case.subjects.avoid_situation_bits) or ()
    there = terms(Situation, case.openings.situation_bits)
    if not avoided:
        return Text("避けたい場面の申出はありません", "no situation to avoid was agreed")
    if there is None:
        return Text("職場の場面が登録されていません", "the situations at work are not on record")
    met = [situation.label for situation in avoided if situation in there]
    if met:
        return Text("避けたい場面があります（{met}）", "a situation to avoid: {met}").filled(met=joined(met))
    return Text("避けたい場面（{avoided}）はありません", "none of the situations to avoid ({avoided})").filled(
        avoided=joined(one.label for one in avoided)
    )


SITUATIONS_TO_AVOID = Criterion(
    name="situations_to_avoid",
    arity=Arity.SUBJECT_OPENING,
    label=Text("避けたい場面", "situations to avoid"),
    scale=Text(
        f"避けたい場面がなければ満点、一つでもあれば0%。職場の場面が未登録なら{OPEN // 10}%",
        f"full without any of the situations, 0 with one; {OPEN // 10} % where those at work are not on record",
    ),
    measure=_situations_measure,
    sentence=_situations_sentence,
)
