"""Rules between a person and a tenancy: household, single people, guarantor and the money due on the first day."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.dates import age_on
from matcher.domain.homes import GuarantorWay, HousingKind, SinglePersonRule
from matcher.domain.people import DisabilityCertificate
from matcher.domain.pools import NEVER_DAY, Column, is_among, known
from matcher.domain.reading import number, term, terms
from matcher.domain.tenure import ASSISTED
from matcher.domain.text import Text
from matcher.eligibility import home_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.home import OWN_HOME_KIND
from matcher.eligibility.parties import DECLARED_OF_HOME, LANDLORD
from matcher.eligibility.rule import Rule, Verdicts, verdicts

SINGLE_AGES = {SinglePersonRule.ANY_ADULT: 18, SinglePersonRule.SIXTY_OR_EXEMPT: 60}
"""By the rules that name one, the age from which a single person is admitted; 「単身不可」 names none."""


_AGE = Text("釈放日の年齢（単身の場合）", "age on the release day, for a single person")
_AGE_WITH_EXEMPTIONS = Text(
    "釈放日の年齢（単身の場合。生活保護・障害者手帳の例外あり）",
    "age on the release day, for a single person; public assistance or a certificate may exempt",
)


def _household_judge(case: Case) -> Verdicts:
    size, most = case.subjects.household_size, case.units.household_max
    return verdicts(refused=known(size) & known(most) & (size > most), unknown=~known(size) | ~known(most))


def _household_evidence(case: Case) -> tuple[Evidence, ...]:
    return (
        Evidence(
            field="household_size",
            label=Text("世帯人数", "household size"),
            source=Source.SUBJECT,
            found=number(case.subjects.household_size),
            comparator=Comparator.AT_MOST,
            threshold=number(case.units.household_max),
            unit=Unit.PEOPLE,
        ),
    )


HOUSEHOLD = Rule(
    code="H12b",
    name="household_fits",
    arity=Arity.SUBJECT_UNIT,
    label=Text("世帯人数", "household size"),
    refusal=Text("世帯人数が入居できる人数を超えます", "the household is larger than the home admits"),
    reference=DECLARED_OF_HOME,
    changed_by=LANDLORD,
    judge=_household_judge,
    evidence=_household_evidence,
    changes=home_changes.HOUSEHOLD,
)


def _age_on_release(case: Case) -> Column:
    return age_on(case.subjects.birth_day, case.subjects.release_day)


def _may_be_exempt(case: Case) -> Column:
    """Whether 「60歳以上等」 may admit a younger person: on public assistance, or with a disability certificate."""
    assisted = is_among(case.subjects.public_assistance, ASSISTED)
    may_be: Column = assisted | (case.subjects.disability_certificate != DisabilityCertificate.NONE.number)
    return may_be


def _single_judge(case: Case) -> Verdicts:
    """Whoever is old enough needs not be asked how many they are; one's own home has no such rule."""
    rule, size, born = case.units.single_person_rule, case.subjects.household_size, case.subjects.birth_day
    concerned = ~(known(size) & (size > 1)) & ~is_among(case.units.kind, OWN_HOME_KIND)
    by_age = [rule == each.number for each in SINGLE_AGES]
    old_enough = known(born) & (_age_on_release(case) >= np.select(by_age, list(SINGLE_AGES.values()), NEVER_DAY))
    exempt = (rule == SinglePersonRule.SIXTY_OR_EXEMPT.number) & _may_be_exempt(case)
    too_young = np.any(by_age, axis=0) & known(born) & ~old_enough
    barred = (rule == SinglePersonRule.FAMILY_ONLY.number) | (too_young & ~exempt)
    refused = concerned & known(size) & barred
    return verdicts(refused=refused, unknown=concerned & ~old_enough & ~refused)


def _single_evidence(case: Case) -> tuple[Evidence, ...]:
    rule, size = term(SinglePersonRule, case.units.single_person_rule), number(case.subjects.household_size)
    own = term(HousingKind, case.units.kind) is HousingKind.OWN_HOME
    if own or (size is not None and size > 1):
        return ()
    if rule in SINGLE_AGES and (size is not None or int(_single_judge(case).item()) == 1):
        return (_single_age(case, rule),)
    return (
        Evidence(
            field="household_size",
            label=Text("世帯人数（単身は不可）", "household size, single people not admitted"),
            source=Source.SUBJECT,
            found=size,
            comparator=Comparator.AT_LEAST,
            threshold=None if rule is None else 2,
            unit=Unit.PEOPLE,
        ),
    )


def _single_age(case: Case, rule: SinglePersonRule) -> Evidence:
    is_known = number(case.subjects.birth_day) is not None
    return Evidence(
        field="age",
        label=_AGE_WITH_EXEMPTIONS if rule is SinglePersonRule.SIXTY_OR_EXEMPT else _AGE,
        source=Source.SUBJECT,
        found=int(_age_on_release(case).item()) if is_known else None,
        comparator=Comparator.AT_LEAST,
        threshold=SINGLE_AGES[rule],
        unit=Unit.YEARS,
        undecided=_ages_in_question(case) if is_known else (),
    )


def _ages_in_question(case: Case) -> tuple[int, ...]:
    """The age of a person whom the rule may admit all the same."""
    return (int(_age_on_release(case).item()),) if int(_single_judge(case).item()) == 0 else ()


SINGLE_PERSON = Rule(
    code="H12c",
    name="single_person_rule",
    arity=Arity.SUBJECT_UNIT,
    label=Text("単身入居の要件", "rule for single people"),
    refusal=Text("単身での入居の要件を満たしません", "the rule for single people is not met"),
    reference=Text("公営住宅の募集要項ほか", "the rules of public housing, and others"),
    changed_by=LANDLORD,
    judge=_single_judge,
    evidence=_single_evidence,
    changes=home_changes.SINGLE_PERSON,
)


def ways_offered(case: Case) -> Column:
    """Bits of the ways a person has: whoever stands surety can also be called in an emergency."""
    ours, surety = case.subjects.guarantor_bits, GuarantorWay.PERSONAL.bit | GuarantorWay.CORPORATION.bit
    reachable = known(ours) & (ours & surety != 0)
    ways: Column = np.where(reachable, ours | GuarantorWay.EMERGENCY_CONTACT.bit, ours)
    return ways


def _guarantor_judge(case: Case) -> Verdicts:
    ours, theirs = ways_offered(case), case.units.guarantor_bits
    free = known(theirs) & (theirs & GuarantorWay.NOT_REQUIRED.bit != 0)
    is_known = known(ours) & known(theirs)
    return verdicts(refused=is_known & ~free & (ours & theirs == 0), unknown=~is_known & ~free)


def _guarantor_evidence(case: Case) -> tuple[Evidence, ...]:
    ours, theirs = terms(GuarantorWay, ways_offered(case)), terms(GuarantorWay, case.units.guarantor_bits)
    if theirs is not None and GuarantorWay.NOT_REQUIRED in theirs:
        return ()
    return (
        Evidence(
            field="guarantor",
            label=Text("保証の方法", "way of guarantee"),
            source=Source.SUBJECT,
            found=None if ours is None else tuple(way.value for way in ours),
            comparator=Comparator.SHARES,
            threshold=None if theirs is None else tuple(way.value for way in theirs),
            unit=Unit.WORD,
            words=GuarantorWay,
        ),
    )


GUARANTOR = Rule(
    code="H12d",
    name="guarantor_way_shared",
    arity=Arity.SUBJECT_UNIT,
    label=Text("保証の方法", "way of guarantee"),
    refusal=Text(
        "貸主が求める保証の方法を用意できません", "none of the guarantees that the landlord asks for is at hand"
    ),
    reference=DECLARED_OF_HOME,
    changed_by=Text("本人・居住支援法人、または貸主", "the person, a housing support corporation, or the landlord"),
    judge=_guarantor_judge,
    evidence=_guarantor_evidence,
    changes=home_changes.GUARANTOR,
)


def _upfront_judge(case: Case) -> Verdicts:
    cost, cash, grants = case.units.upfront_yen, case.subjects.cash_yen, case.subjects.grants_yen
    is_known = known(cost) & known(cash)
    enough = (known(cost) & (cost == 0)) | (is_known & (cost <= cash + np.maximum(grants, 0)))
    beyond = is_known & ~enough
    return verdicts(refused=beyond & known(grants) & ~_may_be_paid(case), unknown=~enough)


def _may_be_paid(case: Case) -> Column:
    """Whether the welfare office may pay the deposit: of a home that takes people on public assistance."""
    assisted = is_among(case.subjects.public_assistance, ASSISTED)
    may_be: Column = assisted & (case.units.accepts_assistance != 0)
    return may_be


def _upfront_evidence(case: Case) -> tuple[Evidence, ...]:
    cost, cash = number(case.units.upfront_yen), number(case.subjects.cash_yen)
    grants = number(case.subjects.grants_yen)
    if cost == 0:
        return ()
    at_hand = None if cash is None else cash + (grants or 0)
    beyond = cost is not None and at_hand is not None and cost > at_hand
    open_question = beyond and (grants is None or bool(_may_be_paid(case).item()))
    return (
        Evidence(
            field="upfront_yen",
            label=Text(
                "入居時の費用（所持金と支給・貸付の範囲）", "cost on moving in, within cash at release and grants"
            ),
            source=Source.UNIT,
            found=cost,
            comparator=Comparator.AT_MOST,
            threshold=None if open_question else at_hand,
            unit=Unit.YEN,
        ),
    )


UPFRONT_COST = Rule(
    code="H14",
    name="upfront_cost_at_hand",
    arity=Arity.SUBJECT_UNIT,
    label=Text("入居時の費用", "cost on moving in"),
    refusal=Text(
        "入居時の費用が、所持金と使える支給・貸付の合計を超えます",
        "the cost on moving in is more than the cash at hand and the grants that can be had",
    ),
    reference=DECLARED_OF_HOME,
    changed_by=Text(
        "貸主（分割払い）、福祉事務所（敷金等の扶助）、社会福祉協議会（貸付）",
        "the landlord (instalments), the welfare office (deposit), the council of social welfare (loan)",
    ),
    judge=_upfront_judge,
    evidence=_upfront_evidence,
    changes=home_changes.UPFRONT_COST,
)


def _own_judge(case: Case) -> Verdicts:
    owner = case.units.subject_id
    own = owner == case.subjects.id
    free_to_all = ~known(owner) & (case.subjects.needs_home != 0)
    return verdicts(refused=~(own | free_to_all))


def _own_evidence(case: Case) -> tuple[Evidence, ...]:
    owner, person = number(case.units.subject_id), int(case.subjects.id.item())
    needs_home = number(case.subjects.needs_home) != 0
    if owner is None and needs_home:
        return ()
    return (
        Evidence(
            field="own_home",
            label=Text("本人の自宅・家族の家", "the person's own or family home"),
            source=Source.UNIT,
            found=int(owner == person),
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        ),
    )


OWN_HOME = Rule(
    code="H26",
    name="own_home_where_there_is_one",
    arity=Arity.SUBJECT_UNIT,
    label=Text("自宅・家族の家", "own or family home"),
    refusal=Text(
        "他の人の自宅、または住まいのある人には不要です", "another person's home, or not needed by one who has a home"
    ),
    reference=DECLARED_OF_HOME,
    changed_by=Text("本人（住まいの要否）", "the person, if a home is needed after all"),
    judge=_own_judge,
    evidence=_own_evidence,
)
