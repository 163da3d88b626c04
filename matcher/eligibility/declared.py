"""What employers and landlords declare for each offence category: the only place where the offence decides."""

from collections.abc import Callable

from matcher.domain.case import Arity, Case
from matcher.domain.pools import Openings, Units
from matcher.domain.reading import terms
from matcher.domain.text import Text
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.parties import EMPLOYER
from matcher.eligibility.rule import Rule, Verdicts, verdicts
from matcher.eligibility.stance_changes import OPENING_STANCES, UNIT_STANCES

_REFERENCE = Text("受入側が申告した受入れの考え方", "what the receiving side declared")
_PERMITTING = (OffenceStance.ACCEPTED.value, OffenceStance.EXPERIENCED.value)


def _declared_rule(
    *, code: str, name: str, arity: Arity, refusal: Text, who: Text, side: Callable[[Case], Openings | Units]
) -> Rule:
    def judge(case: Case) -> Verdicts:
        offences, declared = case.subjects.offence_bits, side(case)
        return verdicts(
            refused=offences & declared.not_accepted_bits != 0,
            unknown=offences & ~declared.accepted_bits != 0,
        )

    def evidence(case: Case) -> tuple[Evidence, ...]:
        source = Source.EMPLOYER if arity is Arity.SUBJECT_OPENING else Source.PROVIDER
        offences = terms(OffenceCategory, case.subjects.offence_bits) or ()
        return tuple(_stance_evidence(offence, side(case), source) for offence in offences)

    return Rule(
        code=code,
        name=name,
        arity=arity,
        label=Text("罪種ごとの受入れの考え方", "stance on the offence category"),
        refusal=refusal,
        reference=_REFERENCE,
        changed_by=who,
        judge=judge,
        evidence=evidence,
        changes=OPENING_STANCES if arity is Arity.SUBJECT_OPENING else UNIT_STANCES,
    )


def _stance_evidence(offence: OffenceCategory, declared: Openings | Units, source: Source) -> Evidence:
    stance = stance_on(offence, declared)
    return Evidence(
        field=f"stance_on_{offence.value}",
        label=Text(f"「{offence.label.ja}」の受入れ", f"stance on {offence.label.en}"),
        source=source,
        found=None if stance is None else stance.value,
        comparator=Comparator.AMONG,
        threshold=_PERMITTING,
        unit=Unit.WORD,
        words=OffenceStance,
        undecided=(OffenceStance.CASE_BY_CASE.value,),
    )


def stance_on(offence: OffenceCategory, declared: Openings | Units) -> OffenceStance | None:
    """What one opening or home declares on a category, or None; the most restrictive word it has on it counts."""
    stances = {
        OffenceStance.NOT_ACCEPTED: declared.not_accepted_bits,
        OffenceStance.CASE_BY_CASE: declared.case_by_case_bits,
        OffenceStance.EXPERIENCED: declared.experienced_bits,
        OffenceStance.ACCEPTED: declared.accepted_bits,
    }
    return next((stance for stance, bits in stances.items() if int(bits.item()) & offence.bit), None)


OPENING_ACCEPTS_OFFENCE = _declared_rule(
    code="H03a",
    name="opening_accepts_offence",
    arity=Arity.SUBJECT_OPENING,
    refusal=Text("雇用主がこの罪種を受け入れないと申告しています", "the employer declares this category not accepted"),
    who=EMPLOYER,
    side=lambda case: case.openings,
)

UNIT_ACCEPTS_OFFENCE = _declared_rule(
    code="H03b",
    name="unit_accepts_offence",
    arity=Arity.SUBJECT_UNIT,
    refusal=Text("貸主がこの罪種を受け入れないと申告しています", "the landlord declares this category not accepted"),
    who=Text("貸主", "the landlord"),
    side=lambda case: case.units,
)
