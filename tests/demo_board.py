"""A board of twelve people as the demo shows it, built by hand for tests of pages."""

from datetime import UTC, date, datetime

from matcher.desk.explanations import ShortageView
from matcher.desk.proofs import PROOFS, PassView
from matcher.desk.views import Board, BoardRow
from matcher.domain.text import Text
from matcher.geography.municipalities import MUNICIPALITIES
from tests.views import HELP_LABELS, TODAY, home, job, near, row, tally

SHORTAGE = ShortageView(
    resource="home",
    label=Text(
        "水戸市・単身可・即日入居の住まいが2戸あれば、必要なものがそろう方 ＋2人",
        "2 more of this in Mito would place 2 more: home for a single person, free at once",
    ),
    municipalities=(MUNICIPALITIES[8201].name,),
    places=2,
    more=2,
    people=("J-10", "K-11"),
)
DORMITORY = home(
    code="U-002",
    name="社員寮5号室（個室）",
    provider="かぜまちの丘物流（架空）",
    kind=Text("社宅・寮", "employer's dormitory"),
    decided_by=Text("雇用主", "the employer"),
    municipality=MUNICIPALITIES[8216].name,
    point=near(8216, north=0.1),
    rent_yen=18_000,
    meals_fee_yen=15_000,
    upfront_yen=0,
    guarantor=Text("保証不要", "not required"),
    closing=Text("門限 23:00", "closes at 23:00"),
    notice_days=30,
)
WAREHOUSE = job(
    code="O-002",
    municipality=MUNICIPALITIES[8216].name,
    point=near(8216, north=0.2),
    wage=Text("時給1,090円", "1,090 yen an hour"),
    pay=Text("週払い（金曜締め、翌週水曜払い）", "weekly: closed on Friday, paid on Wednesday"),
)
HALFWAY_HOUSE = home(
    code="U-009",
    name="ひぬまの渡し寮（架空）",
    provider="ひぬまの渡し更生会（架空）",
    kind=Text("更生保護施設", "halfway house"),
    decided_by=Text("保護観察所（委託）", "the probation office (commission)"),
    municipality=MUNICIPALITIES[8201].name,
    point=near(8201, north=0.8, east=-1.0),
    rent_yen=0,
    common_fee_yen=0,
    upfront_yen=0,
    guarantor=Text("保証不要", "not required"),
    closing=Text("門限 21:00", "closes at 21:00"),
    private_room=False,
    longest_stay_days=180,
)
WELDING = job(
    code="O-031",
    title="溶接工（ガス溶接）",
    employer="つきみの火花溶接所（架空）",
    wage=Text("月給 196,000円", "196,000 yen a month"),
    hours=Text("8:00〜17:00、週40時間", "8:00 to 17:00, 40 hours a week"),
    stance=Text("傷害・暴行: 可", "injury or assault: accepted"),
)
SATURDAY = Text("土曜日。市役所・保護観察所は閉庁", "a Saturday: municipal and probation offices are closed")


def board() -> Board:
    """Twelve people: one without a bed, one without work, ten with all they need; by telephone seven."""
    return Board(
        run=1,
        today=TODAY,
        made_at=datetime(2026, 11, 24, 9, 12, tzinfo=UTC),
        openings=88,
        homes=104,
        outdated=False,
        proven=True,
        joint=tally(Text("同時に調整（この結果）", "jointly (this result)"), full=10, home_only=1, nothing=1),
        telephone=tally(Text("電話で一人ずつ", "by telephone, one by one"), full=7, home_only=2, nothing=3),
        greedy=tally(
            Text("一人ずつ最良の組を選ぶ", "one by one, best pair"), full=8, to_confirm=1, home_only=1, nothing=2
        ),
        passes=_passes(),
        shortages=(SHORTAGE,),
        rows=(_unplaced(), *_first_three(), *_others()),
    )


def _passes() -> tuple[PassView, ...]:
    """Two that prices prove, and one that a search had to close."""
    placed = Text("必要なものがすべてそろう方（優先順位つき）", "people with all they need, by priority")
    said = (
        ("placed", placed, 21, "prices"),
        ("helped", Text("一部がそろう方", "partial help"), 1200, "prices"),
        ("points", Text("適合の合計", "points"), 62840, "search"),
    )
    return tuple(
        PassView(
            objective=objective, label=label, value=value, bound=value, gap=0, proof=proof, proof_label=PROOFS[proof]
        )
        for objective, label, value, proof in said
    )


def _unplaced() -> BoardRow:
    return row(
        "K-11",
        date(2026, 12, 19),
        release_day_note=SATURDAY,
        help="nothing",
        job=None,
        home=None,
        commute=None,
        net_monthly_yen=None,
        first_night=Text("決まっていません", "not settled"),
        telephone_help_label=HELP_LABELS["nothing"],
        reason=Text(
            "罪種ごとの受入れの考え方で求人58件中51件、釈放日から使える住まいで39件中22件が外れました",
            "stance on the offence category took 51 of 58 openings; usable on the release day took 22 of 39 homes",
        ),
        next_step=Text("更生緊急保護を在所中に申し出る", "apply for emergency aid while in custody"),
    )


def _first_three() -> tuple[BoardRow, ...]:
    near_by = Text("徒歩で約2分（直線0.1km）", "about 2 minutes on foot (0.1 km straight)")
    return (
        row(
            "A-01",
            date(2026, 12, 3),
            job=WAREHOUSE,
            home=DORMITORY,
            commute=near_by,
            net_monthly_yen=138_000,
            first_night=Text("社員寮5号室（個室）", "the employer's dormitory in Kasama"),
        ),
        row(
            "B-02", date(2026, 12, 10), job=WELDING, telephone_differs=True, telephone_help_label=HELP_LABELS["nothing"]
        ),
        row(
            "C-03",
            date(2026, 12, 19),
            release_day_note=SATURDAY,
            needs_job=False,
            job=None,
            home=HALFWAY_HOUSE,
            commute=None,
            net_monthly_yen=None,
            first_night=Text("ひぬまの渡し寮（架空）", "the halfway house (fictional)"),
            help_label=Text("居住（就労の希望なし）", "home (no work asked for)"),
            telephone_differs=True,
            telephone_help_label=HELP_LABELS["nothing"],
        ),
    )


_OTHERS = (
    (
        "D-04",
        date(2026, 12, 24),
        8202,
        "プレス機オペレーター",
        "はじまりの歯車製作所（架空）",
        "月給 201,000円",
        161_000,
    ),
    ("E-05", date(2027, 1, 8), 8203, "解体作業員", "こもれびの梁解体（架空）", "日給 11,500円", 172_000),
    ("F-06", date(2027, 1, 15), 8220, "食品工場での盛付け", "ゆうなぎの台所食品（架空）", "時給1,074円", 131_000),
    ("G-07", date(2027, 2, 2), 8222, "配管補助", "みずたまりの虹設備（架空）", "日給 10,800円", 158_000),
    ("H-08", date(2027, 2, 16), 8204, "自動車解体・部品取り", "あさもやの輪リサイクル（架空）", "時給1,130円", 146_000),
    ("I-09", date(2027, 3, 5), 8227, "木材加工", "わすれなの木霊木工（架空）", "時給1,080円", 139_000),
    ("J-10", date(2027, 3, 19), 8201, "ビル清掃", "しろたえの朝清掃（架空）", "時給1,074円", 118_000),
)


def _others() -> tuple[BoardRow, ...]:
    placed = tuple(_other(*each, shift=number) for number, each in enumerate(_OTHERS))
    without_work = row(
        "L-12",
        date(2027, 3, 26),
        help="home_only",
        job=None,
        home=home(code="U-050", name="101号室（1K・架空）", municipality=MUNICIPALITIES[8236].name, point=near(8236)),
        commute=None,
        net_monthly_yen=None,
        first_night=Text("101号室（1K・架空）", "room 101 (fictional)"),
        reason=Text("必要な免許・資格で求人58件中40件が外れました", "required licences took 40 of 58 openings"),
        next_step=Text("ハローワークの駐在相談で求人を探す", "look for openings with Hello Work's officer"),
    )
    return (*placed, without_work)


def _other(  # noqa: PLR0917 - a row of the table above
    code: str, release_on: date, town: int, title: str, employer: str, wage: str, net_yen: int, *, shift: int
) -> BoardRow:
    place = MUNICIPALITIES[town].name
    return row(
        code,
        release_on,
        job=job(
            code=f"O-1{shift}",
            title=title,
            employer=employer,
            wage=Text(wage, wage),
            municipality=place,
            point=near(town, north=0.7 * shift - 2, east=1.5),
        ),
        home=home(code=f"U-1{shift}", name=f"10{shift}号室（架空）", municipality=place, point=near(town, east=-1.0)),
        net_monthly_yen=net_yen,
        first_night=Text(f"10{shift}号室（架空）", f"room 10{shift} (fictional)"),
    )
