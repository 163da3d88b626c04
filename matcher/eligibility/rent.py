"""Can the rent be met, by the wage or by public assistance: the limit, its reduction for small rooms, and why."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.figures import Figure
from matcher.domain.law import RENT_LIMITS, SMALL_ROOM_LIMIT, SMALL_ROOM_M2
from matcher.domain.pools import is_among
from matcher.domain.reading import number, term
from matcher.domain.tenure import (
    ASSISTED,
    Rent,
    affordable,
    by_assistance,
    by_wage,
    most_rent_yen,
    rent_and_fee_yen,
    rent_limit_figures,
    rent_of,
)
from matcher.domain.text import Text
from matcher.domain.vocabulary import PublicAssistance
from matcher.eligibility import joint_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts

_WITHIN_LIMIT = Text("家賃（住宅扶助の上限まで）", "rent, within the limit of housing assistance")
_SIZE_NOT_KNOWN = Text(
    f"家賃（住宅扶助の上限まで。床面積は未登録で、{SMALL_ROOM_M2}㎡以下なら上限はこれより低い）",
    f"rent, within the limit of housing assistance (floor area not on record; up to {SMALL_ROOM_M2} m² less is paid)",
)
_SMALL_ROOM = Text(
    f"床面積{SMALL_ROOM_M2}㎡以下の部屋の住宅扶助の上限（家賃以上か）",
    f"limit of housing assistance for a room of up to {SMALL_ROOM_M2} m², by the rent",
)


def _rent_judge(case: Case) -> Verdicts:
    return affordable(rent_of(case), case.setting.policy)


def _rent_evidence(case: Case) -> tuple[Evidence, ...]:
    rent, policy = rent_of(case), case.setting.policy
    if not bool(rent.charged.item()):
        return ()
    if int(by_assistance(rent).item()) >= int(by_wage(rent, policy).item()) and not _closed_to_assistance(rent):
        return _assistance_items(case, rent)
    return (_wage_item(rent, policy.rent_share_permille // 10, number(most_rent_yen(rent, policy))),)


def _closed_to_assistance(rent: Rent) -> bool:
    return bool(rent.has_job.item()) and int(by_assistance(rent).item()) < 0


def _assistance_items(case: Case, rent: Rent) -> tuple[Evidence, ...]:
    figures, above = rent_limit_figures(case), int(by_assistance(rent).item()) < 0
    barrier = _barrier(rent, figures, above=above)
    if barrier is not None:
        return (barrier,)
    size_known = not np.isnan(case.units.floor_area_m2.item())
    compared = Evidence(
        field="rent_yen",
        label=_WITHIN_LIMIT if size_known else _SIZE_NOT_KNOWN,
        source=Source.UNIT,
        found=number(rent.rent_yen),
        comparator=Comparator.AT_MOST,
        threshold=number(rent.limit_yen),
        unit=Unit.YEN,
        figures=figures,
    )
    return (compared, _lower_limit(rent)) if bool(rent.limit_open.item()) and not above else (compared,)


def _lower_limit(rent: Rent) -> Evidence:
    """The figure that is not on record, and that the rent has to be held against."""
    return Evidence(
        field=SMALL_ROOM_LIMIT,
        label=_SMALL_ROOM,
        source=Source.LAW,
        found=None,
        comparator=Comparator.AT_LEAST,
        threshold=number(rent.rent_yen),
        unit=Unit.YEN,
    )


def _barrier(rent: Rent, figures: tuple[Figure, ...], *, above: bool) -> Evidence | None:
    """What stands between the person and assistance in this home, apart from the rent."""
    accepted, stage = number(rent.accepts_assistance), term(PublicAssistance, rent.assistance)
    if accepted == 0 or (accepted is None and not above):
        return Evidence(
            field="accepts_assistance",
            label=Text("生活保護を受ける人の入居", "takes people on public assistance"),
            source=Source.UNIT,
            found=accepted,
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        )
    if not above and not _assisted(rent):
        return Evidence(
            field="public_assistance",
            label=Text("生活保護の見込み", "public assistance"),
            source=Source.SUBJECT,
            found=None if stage is None else stage.value,
            comparator=Comparator.AMONG,
            threshold=tuple(one.value for one in PublicAssistance.among(ASSISTED)),
            unit=Unit.WORD,
            words=PublicAssistance,
            undecided=(PublicAssistance.NOT_PLANNED.value,),
            figures=figures,
        )
    return None


def _assisted(rent: Rent) -> bool:
    return bool(is_among(rent.assistance, ASSISTED).item())


def _wage_item(rent: Rent, percent: int, most: int | None) -> Evidence:
    return Evidence(
        field="rent_and_fee_yen",
        label=Text(
            f"家賃と共益費（手取り見込みの{percent}%まで）", f"rent and fee, within {percent} % of expected net pay"
        ),
        source=Source.UNIT,
        found=number(rent_and_fee_yen(rent)),
        comparator=Comparator.AT_MOST,
        threshold=most,
        unit=Unit.YEN,
    )


RENT = Rule(
    code="H13",
    name="rent_affordable",
    arity=Arity.JOINT,
    label=Text("家賃の負担", "affordable rent"),
    refusal=Text(
        "家賃が、住宅扶助の上限も手取りに対する割合も超えます",
        "the rent exceeds both the assistance limit and the share of net pay",
    ),
    reference=Text(
        "社援発0414第9号（住宅扶助）と当事業の方針", "housing assistance notice 0414-9 and the programme's policy"
    ),
    changed_by=Text("貸主（家賃）、福祉事務所（生活保護）", "the landlord (rent), the welfare office (assistance)"),
    figures=(*RENT_LIMITS, SMALL_ROOM_LIMIT),
    judge=_rent_judge,
    evidence=_rent_evidence,
    changes=joint_changes.RENT,
)
