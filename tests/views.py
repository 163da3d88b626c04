"""Builds plain view values as pages receive them, stating only what matters."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from matcher.desk.reasons import CitedFigure, EvidenceView, FindingView, ShareView
from matcher.desk.views import BoardRow, HomeView, JobView, PersonView, Point, ProposalView, TallyView
from matcher.domain.text import Text
from matcher.geography.municipalities import MUNICIPALITIES

Change: TypeAlias = Any
"""A field's value, of whatever type the field has."""

TODAY = date(2026, 11, 24)
HELP_LABELS = {
    "full": Text("就労・居住とも", "work and home"),
    "to_confirm": Text("確認できればそろう", "complete once confirmed"),
    "home_only": Text("居住のみ", "home only"),
    "job_only": Text("就労のみ", "work only"),
    "nothing": Text("未調整", "nothing yet"),
}


def near(code: int, *, north: float = 0.0, east: float = 0.0) -> Point:
    """A point so many kilometres from a municipal office."""
    office = MUNICIPALITIES[code]
    return Point(lat=office.lat + north / 111.2, lon=office.lon + east / 89.6)


def job(**changes: Change) -> JobView:
    """An opening at a warehouse in Hitachinaka."""
    return replace(
        JobView(
            code="O-014",
            title="倉庫内フォークリフト作業",
            employer="かぜまちの丘物流（架空）",
            occupation=Text("倉庫・荷役", "warehouse and cargo handling"),
            municipality=MUNICIPALITIES[8221].name,
            point=near(8221, north=1.5, east=1.0),
            hours=Text("8:30〜17:30、週40時間", "8:30 to 17:30, 40 hours a week"),
            wage=Text("時給1,120円", "1,120 yen an hour"),
            employment_type=Text("契約社員", "fixed term"),
            pay=Text("月末締め、翌月15日払い", "closed at month's end, paid on the 15th of the next"),
            contact="採用担当 根本",
            phone="029-000-0114",
            confirmed_on=date(2026, 11, 10),
            confirmed_by="就労支援担当",
            stance=Text("窃盗: 可（受入経験あり）", "theft: accepted, with experience"),
            stance_confirmed_on=date(2026, 11, 10),
            stance_confirmed_by="就労支援担当",
            precision=None,
            inherited={},
            referral_route=Text("ハローワーク（専用求人）", "Hello Work, dedicated opening"),
        ),
        **changes,
    )


def home(**changes: Change) -> HomeView:
    """A private flat in Hitachinaka."""
    return replace(
        HomeView(
            code="U-021",
            name="203号室（1K・架空）",
            provider="あけぼのの坂アパート（架空）",
            kind=Text("民間賃貸住宅", "private rental"),
            own=False,
            decided_by=Text("貸主", "the landlord"),
            municipality=MUNICIPALITIES[8221].name,
            point=near(8221, north=0.2, east=-0.4),
            available_from=date(2026, 12, 1),
            rent_yen=33_000,
            common_fee_yen=2_000,
            meals_fee_yen=None,
            upfront_yen=38_000,
            guarantor=Text("緊急連絡先で可", "an emergency contact suffices"),
            closing=Text("門限なし", "no closing hour"),
            notice_days=None,
            private_room=True,
            longest_stay_days=None,
            stance_confirmed_on=None,
            stance_confirmed_by=None,
            contact="賃貸担当 大貫",
            phone="029-000-0221",
            confirmed_on=date(2026, 11, 17),
            confirmed_by="居住支援法人",
            precision=None,
            building=None,
            inherited={},
        ),
        **changes,
    )


def share(criterion: str, label: Text, points: int, most: int, sentence: Text) -> ShareView:
    """One criterion's points."""
    return ShareView(criterion=criterion, label=label, points=points, most=most, sentence=sentence)


SHARES = (
    share("wish_occupation", Text("希望の職種", "wished work"), 2000, 2000, Text("希望どおり", "as wished")),
    share("commute", Text("通勤", "commute"), 640, 900, Text("自転車で約13分", "about 13 minutes by bicycle")),
    share(
        "days_to_first_pay", Text("最初の給料", "first pay"), 0, 400, Text("給料まで43日", "43 days to the first pay")
    ),
)


RENT_LIMIT = CitedFigure(
    key="rent_limit_household_1",
    municipality=8221,
    value=Text("34,000円", "34,000 yen"),
    from_on=date(2015, 7, 1),
    until_on=None,
    reference=Text("社援発0414第9号", "notice Sha-en-hatsu 0414 No. 9"),
    confirmed=False,
)


def finding(**changes: Change) -> FindingView:
    """A home whose rent is above what may be paid."""
    return replace(
        FindingView(
            rule="H13",
            label=Text("家賃の負担", "affordable rent"),
            verdict="refused",
            sentence=Text("家賃が、住宅扶助の上限も手取りに対する割合も超えます", "the rent exceeds both limits"),
            reference=Text("社援発0414第9号（住宅扶助）", "housing assistance notice 0414-9"),
            changed_by=Text("貸主（家賃）、福祉事務所（生活保護）", "the landlord (rent), the welfare office"),
            ask=None,
            phone=None,
            evidence=(
                EvidenceView(
                    label=Text("家賃（住宅扶助の上限まで）", "rent, within the limit of housing assistance"),
                    found=Text("41,000円", "41,000 yen"),
                    comparator=Text("以下", "at most"),
                    threshold=Text("34,000円", "34,000 yen"),
                    source=Text("住まいの登録（居住支援法人、11月17日確認）", "the home's record, confirmed 17 Nov"),
                    verdict="refused",
                    figures=(RENT_LIMIT,),
                ),
            ),
        ),
        **changes,
    )


def proposal(**changes: Change) -> ProposalView:
    """The best plan for one person, with everything known."""
    return replace(
        ProposalView(
            rank=1,
            help="full",
            help_label=HELP_LABELS["full"],
            proposed=True,
            by_telephone=False,
            job=job(),
            home=home(),
            points=sum(each.points for each in SHARES),
            shares=SHARES,
            to_confirm=(),
            rests_on=(RENT_LIMIT,),
            start_on=date(2026, 12, 7),
            commute=Text("自転車で約13分（直線2.0km）", "about 13 minutes by bicycle (2.0 km straight)"),
            net_monthly_yen=143_000,
            housing_monthly_yen=35_000,
            left_monthly_yen=63_000,
            first_pay_on=date(2027, 1, 15),
            days_to_first_pay=43,
            first_night=Text("203号室（1K・架空）", "room 203 (fictional)"),
            backup=Text("自立準備ホーム（架空）", "the self-reliance home (fictional)"),
            contended=False,
            settled=None,
        ),
        **changes,
    )


def row(code: str, release_on: date, **changes: Change) -> BoardRow:
    """Somebody for whom everything was found."""
    return replace(
        BoardRow(
            code=code,
            needs_job=True,
            needs_home=True,
            release_on=release_on,
            days_left=(release_on - TODAY).days,
            release_day_note=Text("平日", "a working day"),
            help="full",
            help_label=HELP_LABELS[changes.get("help", "full")],
            job=job(),
            home=home(),
            own_home=False,
            commute=Text("自転車で約13分（直線2.0km）", "about 13 minutes by bicycle (2.0 km straight)"),
            net_monthly_yen=143_000,
            first_night=Text("203号室（1K・架空）", "room 203 (fictional)"),
            telephone_help_label=HELP_LABELS["full"],
            telephone_differs=False,
            reason=None,
            next_step=Text("本人に調整案を示す", "show the plans to the person"),
        ),
        **changes,
    )


def person(code: str, release_on: date, **changes: Change) -> PersonView:
    """Somebody with a consent in force of whom little else is on record."""
    return replace(
        PersonView(
            code=code,
            consents=(),
            consent_in_force=True,
            release_on=release_on,
            days_left=(release_on - TODAY).days,
            release_day_note=Text("平日", "a working day"),
            release_certainty=Text("確定", "certain"),
            may_move_by=None,
            met_by=None,
            needs=Text("仕事と住まい", "work and a home"),
            priority=2,
            priority_reason=Text("釈放まで30日以内、釈放日に帰る家がない", "released within 30 days, no home to go to"),
            cash_yen=42_000,
            avoid_areas=Text("確認済み（あり）", "asked, some"),
            areas_asked=True,
            schemes=(),
            health=(),
            wishes=(),
            background=(),
            deadlines=(),
        ),
        **changes,
    )


def tally(label: Text, **counts: int) -> TallyView:
    """How many people get what; what is not named is 0."""
    names = ("full", "to_confirm", "home_only", "job_only", "nothing")
    return TallyView(label=label, **{name: counts.get(name, 0) for name in names})
