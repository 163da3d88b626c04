"""Support plans, proposals, the decisions on them, and placements in JSON."""

from api.rest.records import lists, queries, values
from api.rest.records.queries import RecordsQuery
from api.rest.records.shapes import RecordFields, shapes_of
from api.rest.records.values import described
from matcher.domain.registry import AdmissionRoute, ReferralRoute
from matcher.domain.support import DecisionKind, DecisionReason, DecisionSide, EndReason, HelpGiven, Incentive


class SupportPlanFields(RecordFields):
    """支援計画."""

    of = "support_plans"

    subject = values.code(required=True, example="A-01")
    edition = values.whole(1, 999, required=True, example=1)
    written_on = values.day(required=True, example="2026-11-15")
    written_by = values.words(example="調整担当")
    wish = values.remark()
    assessment = values.remark()
    goal_at_release = values.remark()
    goal_at_six_months = values.remark()
    work_plan = values.remark()
    first_home_plan = values.remark()
    settled_home_plan = values.remark()
    agreed_on = values.day(example="2026-11-20")
    replaced_on = values.day(example="2027-01-15")
    procedures = lists.procedure_states()
    roles = lists.roles()
    missing_resources = lists.missing_resources()


class SupportPlansQuery(RecordsQuery):
    """Support plans."""

    of = "support_plans"

    subject = values.code(example="A-01")
    not_agreed = described(queries.yes_or_no(), "Whether the person has not signed it, as far as is known")
    not_replaced = described(queries.yes_or_no(), "Whether no later edition holds")


class ProposalFields(RecordFields):
    """調整案, written by runs and never changed."""

    of = "proposals"

    code = described(values.code(required=True, example="R3-17"), "Of the third run the seventeenth")
    subject = described(values.code(required=True, example="A-01"), "対象者")
    run_id = described(values.whole(1, 2_147_483_647, example=3), "The run; null: a coordinator composed it")
    made_on = described(values.day(required=True, example="2026-11-23"), "The day for which it was made")
    rank = described(values.whole(1, 999_999, required=True), "Among those for the same person that were made together")
    proposed = described(values.yes_no(required=True), "Whether the plan for everybody gives it")
    opening = described(values.code(example="O-0001"), "求人; null: none")
    unit = described(values.code(example="U-0001"), "住戸; null: none, or the person's own home")
    own_home = described(values.yes_no(required=True), "Whether the home is the person's own")
    settled_unit = described(values.code(example="U-0003"), "定住先: the public housing to be applied for")
    settled_from = described(values.day(example="2027-04-01"), "The day of moving into it")
    help = described(values.one_of(HelpGiven, required=True), "How much of what is needed it gives")
    points = described(values.whole(0, 2_147_483_647, required=True, example=640), "適合の内訳, summed up")
    to_confirm = described(values.yes_no(required=True), "Whether something about it is still unknown")


class ProposalsQuery(RecordsQuery):
    """Proposals."""

    of = "proposals"

    subject = values.code(example="A-01")
    run_id = queries.whole(1, 2_147_483_647, example=3)
    proposed = described(queries.yes_or_no(), "Whether the plan for everybody gives it")
    help = queries.term(HelpGiven)
    to_confirm = described(queries.yes_or_no(), "Whether something about it is still unknown")
    opening = values.code(example="O-0001")
    unit = values.code(example="U-0001")


class DecisionFields(RecordFields):
    """調整案についての判断."""

    of = "decisions"

    subject = values.code(required=True, example="A-01")
    proposal = values.code(required=True, example="R3-17")
    decided_on = values.day(required=True, example="2026-11-22")
    decision = values.one_of(DecisionKind, required=True)
    side = values.one_of(DecisionSide)
    reason = values.one_of(DecisionReason)
    words = values.remark()
    decided_by = values.words(example="支援会議")
    document_number = values.words(example="架空第12号")


class DecisionsQuery(RecordsQuery):
    """Decisions."""

    of = "decisions"

    subject = values.code(example="A-01")
    proposal = values.code(example="R3-17")
    decision = queries.term(DecisionKind)
    side = queries.term(DecisionSide)
    reason = queries.term(DecisionReason)


class PlacementFields(RecordFields):
    """就労・居住の調整."""

    of = "placements"

    subject = values.code(required=True, example="A-01")
    proposal = values.code(example="R3-17")
    opening = values.code(example="O-0001")
    unit = values.code(example="U-0001")
    referral_route = values.one_of(ReferralRoute)
    admission_route = values.one_of(AdmissionRoute)
    started_on = values.day(required=True, example="2026-12-20")
    ended_on = values.day(example="2027-06-30")
    end_reason = values.one_of(EndReason)
    incentive = values.one_of(Incentive)


class PlacementsQuery(RecordsQuery):
    """Placements."""

    of = "placements"

    subject = values.code(example="A-01")
    proposal = values.code(example="R3-17")
    opening = values.code(example="O-0001")
    unit = values.code(example="U-0001")
    not_ended = described(queries.yes_or_no(), "Whether it goes on, as far as is known")
    end_reason = queries.term(EndReason)
    incentive = queries.term(Incentive)


SUPPORT_PLANS = shapes_of(SupportPlanFields, SupportPlansQuery, one="support plan", area="cases")
PROPOSALS = shapes_of(ProposalFields, ProposalsQuery, one="proposal", area="cases")
DECISIONS = shapes_of(DecisionFields, DecisionsQuery, one="decision", area="cases")
PLACEMENTS = shapes_of(PlacementFields, PlacementsQuery, one="placement", area="cases")
