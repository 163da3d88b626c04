"""What living in a home means: what is near, and whether the home outlasts the job."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.homes import HousingKind, NearbyNeed
from matcher.domain.pools import is_among, known
from matcher.domain.reading import number, term, terms
from matcher.domain.term import bits_of
from matcher.domain.text import Text, joined
from matcher.scoring.criterion import BEST, Criterion, Measure

FACILITIES = bits_of(kind for kind in HousingKind if kind.is_facility)
A_SETTLED_STAY_DAYS = 365
"""A stay of a year or more counts as settled (assumed)."""
BOUND_TO_JOB = 400
"""Measure of a home that is lost with the job (assumed)."""
NOT_ON_RECORD = 500
"""Measure of a home whose surroundings nobody has recorded: neither good nor bad (assumed)."""


def _near_measure(case: Case) -> Measure:
    needed, near = case.subjects.nearby_need_bits, np.maximum(case.units.nearby_bits, 0)
    asked, met = np.bitwise_count(needed).astype(np.int64), np.bitwise_count(needed & near).astype(np.int64)
    measure = np.where(asked == 0, BEST, met * BEST // np.maximum(asked, 1))
    return np.where(known(case.units.nearby_bits) | (asked == 0), measure, NOT_ON_RECORD).astype(np.int64)


def _near_sentence(case: Case) -> Text:
    needed = terms(NearbyNeed, case.subjects.nearby_need_bits) or ()
    near = terms(NearbyNeed, case.units.nearby_bits)
    if not needed:
        return Text("近くに要るものの申出はありません", "nothing is needed nearby")
    if near is None:
        return Text("近くにあるものが登録されていません", "what is nearby is not on record")
    met = [need.label for need in needed if need in near]
    missing = [need.label for need in needed if need not in near]
    if not missing:
        return Text("近くにあります（{met}）", "nearby: {met}").filled(met=joined(met))
    return Text("近くにありません（{missing}）", "not nearby: {missing}").filled(missing=joined(missing))


NEARBY_NEEDS = Criterion(
    name="nearby_needs",
    arity=Arity.SUBJECT_UNIT,
    label=Text("近くに要るもの", "what is needed nearby"),
    measure=_near_measure,
    sentence=_near_sentence,
)


def _independence_measure(case: Case) -> Measure:
    unlimited = np.where(is_among(case.units.kind, FACILITIES) | ~known(case.units.kind), 0, A_SETTLED_STAY_DAYS)
    stay = np.where(known(case.units.longest_stay_days), case.units.longest_stay_days, unlimited)
    settled = np.minimum(stay, A_SETTLED_STAY_DAYS) * BEST // A_SETTLED_STAY_DAYS
    bound = known(case.units.employer_id)
    measure = np.where(bound, np.minimum(settled, BOUND_TO_JOB), settled)
    return np.broadcast_to(measure, np.broadcast_shapes(measure.shape, case.subjects.id.shape)).astype(np.int64)


def _independence_sentence(case: Case) -> Text:
    if number(case.units.employer_id) is not None:
        return Text(
            "寮のため、仕事を辞めると住まいも失います。定住先の準備が要ります",
            "a dormitory: losing the job loses the home, so a settled home has to be prepared",
        )
    stay, kind = number(case.units.longest_stay_days), term(HousingKind, case.units.kind)
    if stay is None and (kind is None or kind.is_facility):
        return Text("入居期間が未確認です", "how long one may stay is not known")
    if stay is None:
        return Text("入居期間の定めはありません", "no limit on the stay")
    return Text(f"入居は最長{stay}日です", f"a stay of at most {stay} days")


INDEPENDENCE = Criterion(
    name="independence",
    arity=Arity.SUBJECT_UNIT,
    label=Text("住まいの安定", "stability of the home"),
    measure=_independence_measure,
    sentence=_independence_sentence,
)
