"""What the person can do: licences, training in custody, and work done before."""

import numpy as np

from matcher.domain.case import Arity, Case
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
    for training, occupations in TRAINING_FITS.items():
        has = case.subjects.training_bits & training.bit != 0
        fits |= has & is_among(case.openings.occupation, bits_of(occupations))
    return fits


def _held_bits(case: Case) -> np.ndarray:
    start = case.start_day
    bits = np.zeros(start.shape, dtype=np.int64)
    for licence in Licence:
        begins = case.subjects.licence_from_day[..., licence.number]
        ends = case.subjects.licence_until_day[..., licence.number]
        usable = known(begins) & known(ends) & (begins <= start) & (start <= ends)
        bits |= np.where(usable, licence.bit, 0)
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
    measure=_skills_measure,
    sentence=_skills_sentence,
)


def _months(case: Case) -> np.ndarray:
    months = np.zeros(np.broadcast_shapes(case.subjects.id.shape, case.openings.id.shape), dtype=np.int64)
    for occupation in Occupation:
        here = case.openings.occupation == occupation.number
        months = np.where(here, case.subjects.history_months[..., occupation.number], months)
    return np.maximum(months, 0)


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
    measure=_history_measure,
    sentence=_history_sentence,
)
