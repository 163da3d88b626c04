"""What is done for somebody who has no plan: the duty steps, from where the person stands with each scheme."""

from matcher.domain.pools import Subjects
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import EmergencyProtection, PublicAssistance

_RENEW = Text(
    "本人に説明し、調整への同意を更新するか確認する", "explain, and ask the person whether to renew the consent"
)
_AFTERCARE = {
    EmergencyProtection.NOT_APPLIED: Text(
        "更生緊急保護の申出書を在所中に本人と書く（保護観察所）",
        "write the application for urgent aftercare with the person in custody",
    ),
    EmergencyProtection.APPLIED: Text(
        "更生緊急保護の申出への決定を保護観察所に確認する",
        "ask the probation office for its decision on urgent aftercare",
    ),
    EmergencyProtection.GRANTED: Text(
        "更生緊急保護の委託先の空きを保護観察所に確認する",
        "ask the probation office for a free place under urgent aftercare",
    ),
    EmergencyProtection.ENDED: Text(
        "更生緊急保護は終了。88条の2の援助を保護観察所に相談する",
        "urgent aftercare has ended: ask the probation office about help under art. 88-2",
    ),
}
_WELFARE = {
    PublicAssistance.GRANTED: Text(
        "生活保護の担当者に釈放日と当面の居所を伝える（福祉事務所）",
        "tell the welfare officer the release day and where the person will be",
    ),
}
_APPLY = Text(
    "生活保護を福祉事務所に相談する（住まいがなくても申請できます。生活保護法第19条）",
    "ask the welfare office about public assistance: no home is needed to apply (art. 19)",
)
_SHELTER = Text(
    "居住支援事業（一時宿泊）の空きを確認する", "ask the housing support project for a free place (shelter)"
)


def duty_steps(person: Subjects, *, consent_in_force: bool) -> tuple[Text, ...]:
    """The steps for one person (a pool of one row), in order; without consent nothing is done but to ask.

    A place in a shelter is looked for where a home is needed.
    """
    if not consent_in_force:
        return (_RENEW,)
    stage = term(EmergencyProtection, person.emergency_protection) or EmergencyProtection.NOT_APPLIED
    assistance = term(PublicAssistance, person.public_assistance) or PublicAssistance.NOT_PLANNED
    steps = (_AFTERCARE[stage], _WELFARE.get(assistance, _APPLY))
    return steps if number(person.needs_home) == 0 else (*steps, _SHELTER)
