"""The files about support plans, decisions on proposals, and placements; proposals themselves come from runs alone."""

from matcher.domain.registry import AdmissionRoute, ReferralRoute
from matcher.domain.support import (
    SIDE_OF,
    DecisionKind,
    DecisionReason,
    DecisionSide,
    EndReason,
    Incentive,
    MissingResource,
)
from matcher.domain.text import Text
from matcher.exchange.cells import FindMunicipality, Problem, code, day, long_words, term, whole_number, words
from matcher.exchange.checks import needs, not_before
from matcher.exchange.layouts import Field, Layout, RowCheck
from matcher.exchange.lists import pairs, plain_words, procedure_states

_WHO = Field("subject", "対象者", code, required=True, refers_to="subjects")


def support_plans(_: FindMunicipality) -> Layout:
    """支援計画."""
    return Layout(
        kind="support_plans",
        fields=(
            _WHO,
            Field("edition", "版", whole_number(1, 999), required=True),
            Field("written_on", "作成日", day, required=True, past=True),
            Field("written_by", "作成者（職名）", words),
            Field("wish", "本人の希望", long_words),
            Field("assessment", "アセスメントの要約", long_words),
            Field("goal_at_release", "短期目標（釈放時）", long_words),
            Field("goal_at_six_months", "中期目標（6か月）", long_words),
            Field("work_plan", "就労の計画", long_words),
            Field("first_home_plan", "当面の住まいの計画", long_words),
            Field("settled_home_plan", "定住先の計画", long_words),
            Field("agreed_on", "本人の署名日", day, past=True),
            Field("replaced_on", "次の版に替わった日", day),
            Field("procedures", "手続き", procedure_states),
            Field("roles", "役割分担", pairs(plain_words, plain_words)),
            Field("missing_resources", "不足資源", pairs(term(MissingResource), plain_words)),
        ),
        key=("subject", "edition"),
        checks=(not_before("written_on", "agreed_on"), not_before("written_on", "replaced_on")),
    )


def decisions(_: FindMunicipality) -> Layout:
    """調整案についての判断."""
    return Layout(
        kind="decisions",
        fields=(
            _WHO,
            Field("proposal", "調整案", code, required=True),
            Field("decided_on", "判断した日", day, required=True, past=True),
            Field("decision", "判断", term(DecisionKind), required=True),
            Field("side", "理由がある側", term(DecisionSide)),
            Field("reason", "理由", term(DecisionReason)),
            Field("words", "理由の説明", long_words),
            Field("decided_by", "判断者（職名・機関）", words),
            Field("document_number", "文書番号", words),
        ),
        key=("proposal", "decided_on", "decision"),
        checks=(_refused_on_their_side(), _another_plan_for_a_reason()),
    )


def placements(_: FindMunicipality) -> Layout:
    """就労・居住の調整."""
    return Layout(
        kind="placements",
        fields=(
            _WHO,
            Field("proposal", "調整案", code),
            Field("opening", "求人", code, refers_to="openings"),
            Field("unit", "住戸", code, refers_to="units"),
            Field("referral_route", "紹介経路", term(ReferralRoute)),
            Field("admission_route", "入居の経路", term(AdmissionRoute)),
            Field("started_on", "開始日", day, required=True),
            Field("ended_on", "終了日", day),
            Field("end_reason", "終了の理由", term(EndReason)),
            Field("incentive", "奨励金の型", term(Incentive)),
        ),
        key=("subject", "started_on"),
        checks=(
            not_before("started_on", "ended_on"),
            needs(
                "ended_on",
                given="end_reason",
                reason=Text("終了の理由があり、終了日がありません", "a reason for its end, but not when it ended"),
            ),
            _places_somewhere(),
        ),
    )


def _refused_on_their_side() -> RowCheck:
    return RowCheck(
        fields=("decision", "side"),
        holds=lambda decision, side: side is None or SIDE_OF.get(decision, side) is side,
        column="side",
        problem=Problem(
            Text("辞退・受入困難と、理由がある側が合いません", "a refusal that lies on another side than who refuses"),
            Text("[{decision}] と [{side}] を確かめてください", "check [{decision}] and [{side}]"),
        ),
    )


def _another_plan_for_a_reason() -> RowCheck:
    return RowCheck(
        fields=("decision", "reason"),
        holds=lambda decision, reason: decision is not DecisionKind.ANOTHER_PLAN or reason is not None,
        column="reason",
        problem=Problem(
            Text("別案で進める理由がありません", "another plan without a reason"),
            Text("[{reason}] を書いてください", "fill [{reason}]"),
        ),
    )


def _places_somewhere() -> RowCheck:
    return RowCheck(
        fields=("opening", "unit"),
        holds=lambda opening, unit: opening is not None or unit is not None,
        column="opening",
        problem=Problem(
            Text("求人も住戸もありません", "neither an opening nor a home"),
            Text("[{opening}] か [{unit}] を書いてください", "fill [{opening}] or [{unit}]"),
        ),
    )
