"""What the person can do: licences, training in custody, and work done before."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.licences import valid_on
from matcher.domain.pools import is_among, known
from matcher.domain.reading import term, terms
from matcher.domain.term import bits_of
from matcher.domain.text import Text, joined
from matcher.domain.vocabulary import TRAINING_FITS, Licence, Occupation, Training
from matcher.scoring.criterion import BEST, Criterion, Measure

HALF = BEST // 2
NOTHING_ASKED = 300
"""Half a measure's worth for work that asks no licence: everybody can do it (assumed)."""
LONG_EXPERIENCE_MONTHS = 36
"""Experience beyond this adds nothing (assumed)."""


def _trained(case: Case) -> np.ndarray:
    fits = np.zeros(np.broadcast_shapes(case.subjects.id.shape, case.openings.id.shape), dtype=bool)
    for training in Training.among(int(np.bitwise_or.reduce(case.subjects.training_bits, axis=None))):
        has = case.subjects.training_bits & training.bit != 0
        fits |= has & is_among(case.openings.occupation, bits_of(TRAINING_FITS[training]))
    return fits


def _held_bits(case: Case) -> np.ndarray:
    """Bits of the valid licences, among those that any opening of the case asks for."""
    start = case.start_day
    bits = np.zeros(start.shape, dtype=np.int64)
    asked = int(np.bitwise_or.reduce(np.maximum(case.openings.required_licence_bits, 0), axis=None))
    for licence in Licence.among(asked):
        valid = valid_on(
            start,
            begins=case.subjects.licence_from_day[..., licence.number],
            ends=case.subjects.licence_until_day[..., licence.number],
        )
        bits |= np.where(valid > 0, licence.bit, 0)
    return bits


def _skills_measure(case: Case) -> Measure:
    required = case.openings.required_licence_bits
    asked = known(required) & (required != 0)
    held = asked & (_held_bits(case) & required == required)
    licence_part = np.where(held, HALF, np.where(asked, 0, NOTHING_ASKED))
    return (licence_part + np.where(_trained(case), HALF, 0)).astype(np.int64)


def _skills_sentence(case: Case) -> Text:
    work = term(Occupation, case.openings.occupation)
    required = terms(Licence, case.openings.required_licence_bits)
    fitting = [
        training.label
        for training in terms(Training, case.subjects.training_bits) or ()
        if work is not None and work in TRAINING_FITS[training]
    ]
    licence = _asked_for(required)
    if not fitting:
        return Text("{licence}、関連する所内訓練はなし", "{licence}; no related training in custody").filled(
            licence=licence
        )
    return Text(
        "{licence}、所内訓練（{training}）が生かせます", "{licence}; training in custody fits ({training})"
    ).filled(licence=licence, training=joined(fitting))


def _asked_for(required: tuple[Licence, ...] | None) -> Text:
    if required is None:
        return Text("必要な資格は未確認", "whether it asks for a licence is not known")
    if not required:
        return Text("資格は不要", "asks for no licence")
    return Text("必要な資格は{names}", "asks for {names}").filled(names=joined(one.label for one in required))


SKILLS_AND_TRAINING = Criterion(
    name="skills_and_training",
    arity=Arity.SUBJECT_OPENING,
    label=Text("資格と所内訓練", "licences and training in custody"),
    scale=Text(
        f"必要な資格をすべて持っていれば{HALF // 10}%（資格の要らない仕事は{NOTHING_ASKED // 10}%）。"
        f"所内訓練が生きれば＋{HALF // 10}%",
        f"{HALF // 10} % with every licence asked for, {NOTHING_ASKED // 10} % where none is; "
        f"{HALF // 10} % more where training fits",
    ),
    measure=_skills_measure,
    sentence=_skills_sentence,
)


def _months(case: Case) -> np.ndarray:
    work = case.openings.occupation
    shape = np.broadcast_shapes(case.subjects.id.shape, work.shape)
    history = np.broadcast_to(case.subjects.history_months, (*shape, len(Occupation)))
    place = np.broadcast_to(np.maximum(work, 0), shape)[..., None].astype(np.int64)
    months = np.take_along_axis(history, place, axis=-1)[..., 0]
    return np.where(known(work), np.maximum(months, 0), 0).astype(np.int64)


def _history_measure(case: Case) -> Measure:
    counted = np.minimum(_months(case), LONG_EXPERIENCE_MONTHS)
    measure: Measure = counted * BEST // LONG_EXPERIENCE_MONTHS
    return measure


def _history_sentence(case: Case) -> Text:
    months = int(_months(case).item())
    work = term(Occupation, case.openings.occupation)
    if months == 0 or work is None:
        return Text("この職種の経験はありません", "no experience in this work")
    return Text("{work}の経験が{months}か月あります", "{months} months of {work}").filled(
        work=work.label, months=months
    )


WORK_HISTORY = Criterion(
    name="work_history",
    arity=Arity.SUBJECT_OPENING,
    label=Text("職歴", "work history"),
    scale=Text(
        f"同じ職種の経験1か月ごとに{LONG_EXPERIENCE_MONTHS}分の1、{LONG_EXPERIENCE_MONTHS}か月で満点",
        f"for each month of the same work one in {LONG_EXPERIENCE_MONTHS}, full at {LONG_EXPERIENCE_MONTHS} months",
    ),
    measure=_history_measure,
    sentence=_history_sentence,
)
