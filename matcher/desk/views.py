"""What a person may be shown of a run, as plain values: read by pages, REST and commands alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from matcher.desk.explanations import ShortageView
from matcher.desk.proofs import PassView
from matcher.desk.reasons import CitedFigure, EmptiedView, FindingView, OfferView, ShareView, WrittenView
from matcher.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place on the map, in degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """An opening in words; None where a value is not on record."""

    code: str
    title: str
    employer: str
    occupation: Text | None
    municipality: Text | None
    point: Point | None
    hours: Text
    wage: Text
    employment_type: Text | None
    pay: Text
    contact: str | None
    phone: str | None
    confirmed_on: date | None
    confirmed_by: str | None
    stance: Text
    stance_confirmed_on: date | None
    """When and by whom registration and stance were confirmed."""
    stance_confirmed_by: str | None
    precision: Text | None
    """How near the point is to the place, where that is known."""
    inherited: Mapping[str, str]
    """Fields that are the employer's word for all its openings: `employer`."""
    referral_route: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """A unit in words; None where a value is not on record."""

    code: str
    name: str
    provider: str
    kind: Text
    own: bool
    """Whether it is the person's own or family home."""
    decided_by: Text
    municipality: Text | None
    point: Point | None
    available_from: date | None
    rent_yen: int | None
    common_fee_yen: int | None
    meals_fee_yen: int | None
    upfront_yen: int | None
    guarantor: Text
    closing: Text
    notice_days: int | None
    private_room: bool | None
    longest_stay_days: int | None
    stance_confirmed_on: date | None
    """When and by whom the landlord's stance was confirmed."""
    stance_confirmed_by: str | None
    contact: str | None
    phone: str | None
    confirmed_on: date | None
    confirmed_by: str | None
    precision: Text | None
    """How near the point is to the place, where that is known."""
    building: str | None
    """Code of the building, where the home stands in one that is on record."""
    inherited: Mapping[str, str]
    """Fields that are somebody else's word for several homes: `building` or `provider`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledView:
    """The settled home after the first one."""

    name: str
    kind: Text
    municipality: Text | None
    round_opens_on: date | None
    round_closes_on: date | None
    move_in_on: date
    days_until: int
    longer_than_days: int | None
    gap_days: int | None
    """How many days are left between what the first home allows and moving in; None where it suffices."""
    odds: Text
    """That it is drawn by lot, so that nobody knows whether the person will be admitted."""
    to_confirm: tuple[Text, ...]
    """What is not known yet about being admitted there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """One plan for one person, in words and figures; None where something is not known or does not apply."""

    rank: int
    help: str
    """full, to_confirm, home_only or job_only."""
    help_label: Text
    proposed: bool
    """Whether it is the plan that the joint solution gives this person."""
    by_telephone: bool
    """Whether it is what the way by telephone would give this person."""
    job: JobView | None
    home: HomeView | None
    points: int
    shares: tuple[ShareView, ...]
    to_confirm: tuple[FindingView, ...]
    rests_on: tuple[CitedFigure, ...] = ()
    """The figures of the law behind it; what is not confirmed is to be compared with the law before it is agreed."""
    start_on: date | None
    commute: Text | None
    net_monthly_yen: int | None
    housing_monthly_yen: int | None
    left_monthly_yen: int | None
    first_pay_on: date | None
    days_to_first_pay: int | None
    first_night: Text
    backup: Text
    contended: bool
    """Whether the joint plan gives its last place to somebody else."""
    settled: SettledView | None
    needed_later: tuple[Text, ...] = ()
    """That people who are released later will need its home or job too, where the policy looks ahead."""
    to_record: tuple[Text, ...] = ()
    """What has to be on record before anybody is asked."""
    written: tuple[WrittenView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """Something that has to be done by a day."""

    on: date
    label: Text
    reference: Text | None
    confirmed: bool
    """False: the period comes from a secondary source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label with its value, for lists of what is known of a person."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A subject as the decision screen shows them, in its order."""

    code: str
    consents: tuple[Fact, ...]
    consent_in_force: bool
    release_on: date
    days_left: int
    release_day_note: Text
    """Weekday, holiday, and which offices are closed."""
    release_certainty: Text | None
    may_move_by: str | None
    met_by: str | None
    needs: Text
    priority: int
    priority_reason: Text
    cash_yen: int | None
    avoid_areas: Text
    areas_asked: bool
    """As long as nobody has, no inquiry may leave."""
    """Asked or not, and whether there are any; never which."""
    schemes: tuple[Fact, ...]
    health: tuple[Fact, ...]
    wishes: tuple[Fact, ...]
    background: tuple[Fact, ...]
    deadlines: tuple[DeadlineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One subject with everything the decision screen needs."""

    run: int
    """Number of the run that made the plan."""
    certificate: tuple[str, str] | None
    """SHA-256 of the run's problem and of its solution; None where it keeps none."""
    today: date
    person: PersonView
    outdated: bool
    """Records changed since everybody was matched: match again before anything is decided."""
    first_night: Text
    """Where the plan for everybody lets the person sleep on the release day."""
    proposals: tuple[ProposalView, ...]
    emptied: tuple[EmptiedView, ...]
    """Where no plan gives all that is needed: which rules emptied the list."""
    duty_steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """How many people get what."""

    label: Text
    full: int
    to_confirm: int
    home_only: int
    job_only: int
    nothing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One subject on the page of everybody to be placed."""

    code: str
    needs_job: bool
    needs_home: bool
    release_on: date
    days_left: int
    release_day_note: Text
    help: str
    """full, to_confirm, home_only, job_only or nothing."""
    help_label: Text
    job: JobView | None
    home: HomeView | None
    own_home: bool
    commute: Text | None
    net_monthly_yen: int | None
    first_night: Text
    telephone_help_label: Text
    telephone_differs: bool
    reason: Text | None
    """For whom not all was found: the rules that took most of what is missing, or those that cannot be answered yet."""
    next_step: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everybody to be placed, unplaced people first, then by release day."""

    run: int
    """Number of the run that made the plan."""
    today: date
    made_at: datetime
    outdated: bool
    """Records changed since everybody was matched."""
    proven: bool
    joint: TallyView
    telephone: TallyView
    greedy: TallyView
    passes: tuple[PassView, ...]
    openings: int
    """How many openings and homes the plan chose from."""
    homes: int
    shortages: tuple[ShortageView, ...] | None
    """What would place more people, were it there; None where it was not looked for."""
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An opening or home that can be searched on the page."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNotView:
    """The reasons for one person, opening and home."""

    subject: str
    opening: str | None
    unit: str | None
    verdict: str
    job: JobView | None
    home: HomeView | None
    findings: tuple[FindingView, ...]
    changes: tuple[OfferView, ...]
    """Each would satisfy one of the rules, not yet all of them."""
    shares: tuple[ShareView, ...]
    points: int
