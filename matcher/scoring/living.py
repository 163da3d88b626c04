"""What living in a home means: what is near, who helps there, whether it outlasts the job, and what comes after it."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.homes import HousingKind, NearbyNeed
from matcher.domain.pools import is_among, known
from matcher.domain.reading import number, term, terms
from matcher.domain.stays import FACILITIES, is_for_a_time
from matcher.domain.text import Text, joined
from matcher.scoring.criterion import BEST, Criterion, Measure

A_SETTLED_STAY_DAYS = 365
"""A stay of a year or more counts as settled (assumed)."""
BOUND_TO_JOB = 400
"""Measure of a home that is lost with the job (assumed)."""
NOT_ON_RECORD = 500
"""Measure of a home whose surroundings nobody has recorded: neither good nor bad (assumed)."""


WITH_A_CORPORATION = 700
"""Measure of a home that a housing support corporation lets, where support is not part of the home itself (assumed)."""
SUPPORT_NOT_SAID = 300
"""Measure of a home of which nobody has said who helps there (assumed)."""
IN_TIME = 700
"""Measure of a first home that lasts until the earliest settled home: that one is drawn by lot (assumed)."""
TOO_LATE = 300
"""Measure where the settled home comes after the first one has to be left (assumed)."""


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
    scale=Text(
        f"要るもののうち近くにあるものの割合。要るものがなければ満点、周辺が未登録なら{NOT_ON_RECORD // 10}%",
        "the part of what is needed that is near; full where nothing is, "
        f"{NOT_ON_RECORD // 10} % where nothing is on record",
    ),
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
    scale=Text(
        f"住める日数1日ごとに{A_SETTLED_STAY_DAYS}分の1、{A_SETTLED_STAY_DAYS}日以上・定めなしで満点。"
        f"仕事を辞めると失う住まいは{BOUND_TO_JOB // 10}%まで",
        f"for each day of stay one in {A_SETTLED_STAY_DAYS}, full from there or without a limit; "
        f"at most {BOUND_TO_JOB // 10} % where it goes with the job",
    ),
    measure=_independence_measure,
    sentence=_independence_sentence,
)


_WITH_SUPPORT = FACILITIES | HousingKind.SUPPORT_HOUSING.bit


def _support_measure(case: Case) -> Measure:
    corporation = case.units.support_corporation
    let = np.where(corporation == 1, WITH_A_CORPORATION, np.where(known(corporation), 0, SUPPORT_NOT_SAID))
    measure = np.where(is_among(case.units.kind, _WITH_SUPPORT), BEST, let)
    return np.broadcast_to(measure, np.broadcast_shapes(measure.shape, case.subjects.id.shape)).astype(np.int64)


def _support_sentence(case: Case) -> Text:
    kind, corporation = term(HousingKind, case.units.kind), number(case.units.support_corporation)
    if kind is not None and kind.bit & _WITH_SUPPORT:
        return Text("{kind}のため、日常の支援があります", "daily support: {kind}").filled(kind=kind.label)
    if corporation is None:
        return Text("入居後の支援は未確認です", "whether anybody helps there is not known")
    if corporation == 1:
        return Text("居住支援法人の支援があります", "a housing support corporation helps")
    return Text("入居後の支援の登録はありません", "no support on record")


SUPPORT_AT_HOME = Criterion(
    name="support_at_home",
    arity=Arity.SUBJECT_UNIT,
    label=Text("入居後の支援", "support at the home"),
    scale=Text(
        f"支援のある施設・住宅で満点、居住支援法人の支援で{WITH_A_CORPORATION // 10}%、"
        f"未確認は{SUPPORT_NOT_SAID // 10}%、なければ0%",
        f"full where support is part of it, {WITH_A_CORPORATION // 10} % with a corporation, "
        f"{SUPPORT_NOT_SAID // 10} % not known, else 0",
    ),
    measure=_support_measure,
    sentence=_support_sentence,
)


def _settled_measure(case: Case) -> Measure:
    settled, stay = case.subjects.settled_day, case.units.longest_stay_days
    wait = settled - case.subjects.release_day
    later = np.where(known(stay), np.where(wait <= stay, IN_TIME, TOO_LATE), NOT_ON_RECORD)
    return np.where(is_for_a_time(case.units), np.where(known(settled), later, 0), BEST).astype(np.int64)


def _settled_sentence(case: Case) -> Text:
    settled, stay = number(case.subjects.settled_day), number(case.units.longest_stay_days)
    if not bool(is_for_a_time(case.units).item()):
        return Text("そのまま定住できる住まいです", "a home to stay in")
    if settled is None:
        return Text("次の定住先の見通しはありません", "no settled home is in sight after it")
    wait = settled - int(case.subjects.release_day.item())
    if stay is None:
        return Text(
            f"定住先は早くて釈放から{wait}日後。入居期間は未確認",
            f"a settled home after {wait} days at the earliest; how long one may stay here is not known",
        )
    if wait <= stay:
        return Text(
            f"入居の上限（{stay}日）の内に、定住先（早くて{wait}日後）の見通しがあります",
            f"a settled home after {wait} days at the earliest, within the longest stay of {stay} days",
        )
    return Text(
        f"定住先（早くて{wait}日後）まで{wait - stay}日足りません",
        f"{wait - stay} days too short for a settled home after {wait} days",
    )


SETTLED_HOME = Criterion(
    name="settled_home",
    arity=Arity.SUBJECT_UNIT,
    label=Text("その次の定住先", "the settled home after it"),
    scale=Text(
        f"そのまま定住できれば満点。入居の上限の内に定住先の見通しがあれば{IN_TIME // 10}%、"
        f"上限の後なら{TOO_LATE // 10}%、上限が未確認なら{NOT_ON_RECORD // 10}%、見通しがなければ0%",
        f"full for a home to stay in; else by the settled home: {IN_TIME // 10} % within the longest stay, "
        f"{TOO_LATE // 10} % after it, {NOT_ON_RECORD // 10} % where that is not known, 0 without one",
    ),
    measure=_settled_measure,
    sentence=_settled_sentence,
)
