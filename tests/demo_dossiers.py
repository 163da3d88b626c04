"""The dossiers of A-01, B-02, C-03 and of somebody unplaced, built by hand for tests of pages."""

from dataclasses import replace
from datetime import date

from matcher.desk.dossier import DRAWN_BY_LOT, ROUTE_TO_RECORD
from matcher.desk.reasons import EmptiedView, OfferView, WrittenView
from matcher.desk.views import Choice, DeadlineView, Dossier, Fact, ProposalView, SettledView, WhyNotView
from matcher.desk.written import TO_JUDGE
from matcher.domain.text import Text
from matcher.geography.municipalities import MUNICIPALITIES
from tests.demo_board import DORMITORY, HALFWAY_HOUSE, SATURDAY, WAREHOUSE, WELDING
from tests.views import HELP_LABELS, SHARES, TODAY, finding, home, job, near, person, proposal

SETTLED = SettledView(
    name="架空団地（2DK）",
    kind=Text("県営住宅", "prefectural housing"),
    municipality=MUNICIPALITIES[8201].name,
    round_opens_on=date(2027, 1, 4),
    round_closes_on=date(2027, 1, 15),
    move_in_on=date(2027, 4, 1),
    days_until=103,
    longer_than_days=80,
    gap_days=23,
    odds=DRAWN_BY_LOT,
    to_confirm=(),
)
ASK_DORMITORY = finding(
    rule="H12e",
    label=Text("退去までの期間", "notice on leaving"),
    verdict="unknown",
    sentence=Text(
        "試用期間中に辞めた場合の退去の期限が登録されていません", "notice during the trial period is not on record"
    ),
    ask="採用担当 根本",
    phone="029-000-0114",
    evidence=(),
)
WORDS = WrittenView(
    words="夜勤のある週は寮の当番に入れないことがあります。面接でお話しします。",
    source=Text("求人 O-002（11月10日確認）", "opening O-002 (confirmed 10 Nov)"),
    judging=TO_JUDGE,
)
CONSENTS = (
    Fact(
        label=Text("雇用主への照会", "inquiry to employers"),
        value=Text(
            "前歴等の有無・罪種・資格（2027年3月31日まで）", "fact of record, category, licences (to 31 Mar 2027)"
        ),
    ),
    Fact(
        label=Text("貸主への照会", "inquiry to landlords"),
        value=Text("前歴等の有無のみ（2027年3月31日まで）", "fact of record only (to 31 Mar 2027)"),
    ),
)
CHOICES = (
    tuple(Choice(code=each.code, name=f"{each.title}（{each.employer}）") for each in (job(), WAREHOUSE, WELDING)),
    tuple(Choice(code=each.code, name=each.name) for each in (home(), DORMITORY, HALFWAY_HOUSE)),
)


def dossier(code: str) -> Dossier:
    """The dossier of one of the four. Raises `KeyError` for anybody else."""
    return {"A-01": _a, "B-02": _b, "C-03": _c, "K-11": _k}[code]()


def why_not(code: str) -> WhyNotView:
    """A flat that is too dear, with something else unknown."""
    dear = home(code="U-033", name="501号室（2K・架空）", rent_yen=41_000)
    return WhyNotView(
        subject=code,
        opening=WAREHOUSE.code,
        unit=dear.code,
        verdict="refused",
        job=WAREHOUSE,
        home=dear,
        findings=(finding(), ASK_DORMITORY),
        changes=(
            OfferView(
                rule="H13",
                label=Text("家賃を月34,000円に", "a rent of 34,000 yen a month"),
                mover=Text("貸主・施設", "the landlord or facility"),
                effort_label=Text("相手の了承を得る", "somebody's agreement"),
            ),
        ),
        shares=SHARES,
        points=sum(each.points for each in SHARES),
    )


def _a() -> Dossier:
    return Dossier(
        run=1,
        certificate=None,
        today=TODAY,
        outdated=False,
        first_night=Text("かりの寮（架空）・照会前", "Kari dormitory (fictional), not asked yet"),
        person=person(
            "A-01",
            date(2026, 12, 3),
            consents=CONSENTS,
            may_move_by="未納の罰金がある場合は労役場留置で延びる",
            met_by="調整担当が出迎え",
            schemes=(
                Fact(label=Text("更生緊急保護", "emergency aid"), value=Text("申出済み", "applied")),
                Fact(label=Text("特別調整", "special adjustment"), value=Text("対象外", "not applicable")),
            ),
            health=(Fact(label=Text("働ける作業", "work capacity"), value=Text("重作業", "heavy work")),),
            wishes=(
                Fact(label=Text("希望する仕事", "wished work"), value=Text("倉庫・荷役", "warehouse")),
                Fact(label=Text("望まないこと", "not wanted"), value=Text("調理・飲食", "cooking and catering")),
            ),
            background=(
                Fact(label=Text("罪種", "offence category"), value=Text("窃盗", "theft")),
                Fact(label=Text("所内訓練", "training in custody"), value=Text("フォークリフト運転科", "forklift")),
                Fact(label=Text("免許", "licences"), value=Text("普通自動車免許（失効）", "car (lapsed)")),
            ),
            deadlines=_deadlines(),
        ),
        proposals=(_a_alone(), _a_joint(), _a_third()),
        emptied=(),
        duty_steps=(),
    )


def _deadlines() -> tuple[DeadlineView, ...]:
    return (
        DeadlineView(
            on=date(2026, 12, 1),
            label=Text("奨励金の協力等依頼（就業開始の前）", "request for incentives, before work starts"),
            reference=Text("刑務所出所者等就労奨励金", "employment incentive scheme"),
            confirmed=False,
        ),
        DeadlineView(
            on=date(2027, 1, 3),
            label=Text("失効した免許の手続（釈放から1か月以内）", "lapsed licence, within one month of release"),
            reference=Text("道路交通法 第97条の2", "Road Traffic Act, art. 97-2"),
            confirmed=True,
        ),
    )


def _a_alone() -> ProposalView:
    return proposal(proposed=False, by_telephone=True)


def _a_joint() -> ProposalView:
    return proposal(
        rank=2,
        job=replace(WAREHOUSE, referral_route=None),
        home=DORMITORY,
        to_confirm=(ASK_DORMITORY,),
        to_record=(ROUTE_TO_RECORD,),
        written=(WORDS,),
        help="to_confirm",
        help_label=HELP_LABELS["to_confirm"],
        commute=Text("徒歩で約2分（直線0.1km）", "about 2 minutes on foot (0.1 km straight)"),
        net_monthly_yen=138_000,
        housing_monthly_yen=35_000,
        left_monthly_yen=58_000,
        first_pay_on=date(2026, 12, 16),
        days_to_first_pay=13,
        first_night=Text("社員寮5号室（個室）", "the employer's dormitory in Kasama"),
        settled=SETTLED,
    )


def _a_third() -> ProposalView:
    dearer = home(code="U-040", name="105号室（1K・架空）", rent_yen=34_000, point=near(8221, north=-2.5, east=-1.2))
    return replace(
        _a_alone(),
        rank=3,
        by_telephone=False,
        home=dearer,
        housing_monthly_yen=36_000,
        left_monthly_yen=62_000,
        commute=Text("自転車で約28分（直線4.6km）", "about 28 minutes by bicycle (4.6 km straight)"),
        first_night=Text("105号室（1K・架空）", "room 105 (fictional)"),
    )


def _b() -> Dossier:
    return Dossier(
        run=1,
        certificate=None,
        today=TODAY,
        outdated=False,
        first_night=Text("かりの寮（架空）・照会前", "Kari dormitory (fictional), not asked yet"),
        person=person(
            "B-02", date(2026, 12, 10), consents=CONSENTS, cash_yen=58_000, met_by="居住支援法人の相談員が出迎え"
        ),
        proposals=(proposal(job=WELDING, net_monthly_yen=157_000),),
        emptied=(),
        duty_steps=(),
    )


def _c() -> Dossier:
    only_home = proposal(
        job=None,
        home=HALFWAY_HOUSE,
        help_label=Text("居住（就労の希望なし）", "home (no work asked for)"),
        start_on=None,
        commute=None,
        net_monthly_yen=None,
        housing_monthly_yen=0,
        left_monthly_yen=None,
        first_pay_on=None,
        days_to_first_pay=None,
        first_night=Text("ひぬまの渡し寮（架空）", "the halfway house (fictional)"),
        settled=SETTLED,
    )
    return Dossier(
        run=1,
        certificate=None,
        today=TODAY,
        outdated=False,
        first_night=Text("かりの寮（架空）・照会前", "Kari dormitory (fictional), not asked yet"),
        person=person(
            "C-03",
            date(2026, 12, 19),
            release_day_note=SATURDAY,
            needs=Text("住まい", "a home"),
            cash_yen=18_000,
            health=(
                Fact(
                    label=Text("診断", "diagnosis"), value=Text("糖尿病（薬の残り14日分）", "diabetes (14 days left)")
                ),
            ),
        ),
        proposals=(only_home,),
        emptied=(),
        duty_steps=(),
    )


def _k() -> Dossier:
    return Dossier(
        run=1,
        certificate=None,
        today=TODAY,
        outdated=False,
        first_night=Text("かりの寮（架空）・照会前", "Kari dormitory (fictional), not asked yet"),
        person=person("K-11", date(2026, 12, 19), release_day_note=SATURDAY, consent_in_force=False, cash_yen=None),
        proposals=(),
        emptied=(
            EmptiedView(
                rule="H03a",
                label=Text("罪種ごとの受入れの考え方", "stance on the offence category"),
                refusal=Text("雇用主がこの罪種を受け入れないと申告しています", "the employer declares it not accepted"),
                what=Text("求人", "openings"),
                refused=51,
                of=58,
            ),
            EmptiedView(
                rule="H10b",
                label=Text("釈放日から使える住まい", "usable on the release day"),
                refusal=Text("釈放日に入居できません", "it cannot be moved into on the release day"),
                what=Text("住まい", "homes"),
                refused=22,
                of=39,
            ),
        ),
        duty_steps=(
            Text("更生緊急保護を在所中に申し出る（保護観察所）", "apply for emergency aid while in custody"),
            Text(
                "福祉事務所に生活保護を相談する（住まいがなくても申請できます）",
                "ask the welfare office for assistance",
            ),
            Text("一時宿泊（居住支援事業）の空きを確かめる", "ask for a place in a shelter"),
        ),
    )
