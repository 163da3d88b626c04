"""Conditions in words beside a plan: what the employer and the landlord wrote, and whether somebody has to judge it."""

from matcher.desk.placing import source_text
from matcher.desk.reasons import WrittenView
from matcher.desk.register import Register
from matcher.domain.text import Text
from matcher.eligibility.evidence import Source
from matcher.eligibility.written import OPENING_WORDS_JUDGED, UNIT_WORDS_JUDGED
from matcher.matching.proposal import Proposal

TO_JUDGE = Text("要確認（人が判断）", "to be judged by a person")
_FIELD = "conditions"


def written_views(register: Register, one: Proposal) -> tuple[WrittenView, ...]:
    """The words about the job and about the home of a proposal; none where nothing was written."""
    job, home = register.job(one.opening, one.subject), register.home(one.unit)
    sides = (
        (Source.OPENING, OPENING_WORDS_JUDGED, None if job is None else register.jobs[job.code].conditions),
        (Source.UNIT, UNIT_WORDS_JUDGED, None if home is None else register.homes[home.code].conditions),
    )
    waiting = {finding.rule.code for finding in one.to_confirm}
    return tuple(
        WrittenView(
            words=words,
            source=source_text(_FIELD, own, job, home),
            judging=TO_JUDGE if rule.code in waiting else None,
        )
        for own, rule, words in sides
        if words is not None
    )
