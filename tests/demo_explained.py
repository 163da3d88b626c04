"""What would change A-01's plans, built by hand for tests of pages."""

from matcher.desk.explanations import ComparisonView, DifferenceView, Explained, QuestionView, UnblockView
from matcher.domain.text import Text
from tests.views import HELP_LABELS

LICENCE = UnblockView(
    change="licence_ordinary_car",
    label=Text(
        "普通自動車免許の取得・再取得（2026年12月20日（日）まで）", "gaining or regaining ordinary driving licence"
    ),
    mover=Text("本人と公安委員会", "the person and the public safety commission"),
    effort="cost",
    effort_label=Text("時間か費用をかける", "time or money"),
    record=None,
    record_name=None,
    plans=14,
    openings=7,
    homes=2,
    help="full",
    help_label=HELP_LABELS["full"],
    better=True,
    others=0,
    placed=None,
)
CONTACT = UnblockView(
    change="unit_guarantor_emergency_contact",
    label=Text("緊急連絡先で可とする", "an emergency contact suffices"),
    mover=Text("貸主・施設", "the landlord or facility"),
    effort="agreement",
    effort_label=Text("相手の了承を得る", "somebody's agreement"),
    record="U-033",
    record_name="ひばり荘 201（架空）",
    plans=1,
    openings=1,
    homes=1,
    help="full",
    help_label=HELP_LABELS["full"],
    better=False,
    others=2,
    placed=None,
)
WAYS = QuestionView(
    question="unit_routes",
    label=Text("公共交通の経路", "the way by public transport"),
    record="U-002",
    record_name="101号室（架空荘）",
    whom=Text("コーディネーター", "the coordinator"),
    ask=None,
    phone=None,
    adds=2,
    removes=2,
    openings=("O-014", "O-020"),
)
EXPLAINED = Explained(
    changes=(CONTACT, *[LICENCE] * 6),
    questions=(
        QuestionView(
            question="opening_tattoo_policy",
            label=Text("入れ墨の条件", "condition on tattoos"),
            record="O-014",
            record_name="倉庫内作業（架空）",
            whom=Text("雇用主", "the employer"),
            ask="採用担当 根本",
            phone="029-000-0114",
            adds=3,
            removes=4,
        ),
        WAYS,
    ),
    comparisons=(
        ComparisonView(
            first_opening="O-014",
            first_unit="U-002",
            second_opening="O-014",
            second_unit=None,
            decided="points",
            points=120,
            differences=(DifferenceView(criterion="commute", label=Text("通勤", "commute"), points=120),),
            sentence=Text("通勤＋120で、合わせて120多いためです。", "commute +120: together 120 points more."),
        ),
    ),
)
