"""What only a job and a home together decide: the commute, what is left to live on, and the first pay."""

from matcher.domain.case import Arity, Case
from matcher.domain.livelihood import (
    NOT_STATED,
    Livelihood,
    days_to_first_pay,
    livelihood_of,
    margin_measure,
    margin_yen,
    pay_measure,
)
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import TravelMeans
from matcher.geography.commute import commute_measure, way_to_work
from matcher.scoring.criterion import Criterion, Measure


def _commute_measure(case: Case) -> Measure:
    return commute_measure(way_to_work(case), case.subjects.longest_commute_minutes)


def _commute_sentence(case: Case) -> Text:
    way = way_to_work(case)
    means, minutes = term(TravelMeans, way.means), number(way.minutes)
    if means is None or minutes is None:
        return Text("通勤の手段と時間は未確認です", "means and time of the commute are not known")
    km = float(way.km.item())
    return Text(
        "{means}で約{minutes}分（直線{km:.1f}km）", "about {minutes} minutes {means} ({km:.1f} km straight)"
    ).filled(means=means.label, minutes=minutes, km=km)


COMMUTE = Criterion(
    name="commute",
    arity=Arity.JOINT,
    label=Text("通勤", "commute"),
    scale=Text(
        "短いほどよい。0分で満点、本人の上限の時間で0%。1分ごとに、上限の分数分の1ずつ下がる",
        "the shorter the better: full at 0 minutes, 0 at the person's limit, evenly less with each minute",
    ),
    measure=_commute_measure,
    sentence=_commute_sentence,
)


def _margin_measure(case: Case) -> Measure:
    return margin_measure(livelihood_of(case), case.setting.policy)


def _margin_sentence(case: Case) -> Text:
    left = int(margin_yen(livelihood_of(case), case.setting.policy).item())
    if left == NOT_STATED:
        return Text("手取りか住居費が未確認です", "net pay or housing cost is not known")
    return Text(f"手取り見込みから住居費を引いて月{left:,}円", f"{left:,} yen a month after housing costs")


NET_PAY_MARGIN = Criterion(
    name="net_pay_margin",
    arity=Arity.JOINT,
    label=Text("手取りと住居費", "net pay after housing costs"),
    scale=Text(
        "多いほどよい。住居費を引いた月額が1か月の生活費（方針）以下で0%、その2倍で満点、間は1円ごとに均等",
        "the more the better: 0 at a month's living costs (policy) or less, full at twice as much, evenly between",
    ),
    measure=_margin_measure,
    sentence=_margin_sentence,
)


def _pay_measure(case: Case) -> Measure:
    return pay_measure(livelihood_of(case), case.setting.policy)


def _pay_sentence(case: Case) -> Text:
    living: Livelihood = livelihood_of(case)
    days, cash = number(days_to_first_pay(living)), number(living.cash_yen)
    if days is None or cash is None:
        return Text("初回の賃金日か所持金が未確認です", "the first pay day or the cash at release is not known")
    return Text(
        f"釈放から初回の賃金まで{days}日、所持金{cash:,}円", f"{days} days to the first pay, {cash:,} yen in hand"
    )


DAYS_TO_FIRST_PAY = Criterion(
    name="days_to_first_pay",
    arity=Arity.JOINT,
    label=Text("初回の賃金まで", "until the first pay"),
    scale=Text(
        "初回の賃金までの生活費（方針の日額×日数）のうち、入居時の費用を払った後の所持金で賄える割合",
        "the part of the living costs until the first pay (days by policy's amount) that cash after moving in covers",
    ),
    measure=_pay_measure,
    sentence=_pay_sentence,
)
