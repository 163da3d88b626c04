"""Policy: switches, weights, limits and assumptions that the programme sets; stored whole with every run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from matcher.domain.errors import PolicyError
from matcher.domain.homes import HousingKind
from matcher.domain.objectives import ORDERS, PUBLISHED, Objective
from matcher.domain.text import Text

TRAVELS = ("foot", "bicycle", "car")
LONGEST_NAME = 200
LISTS = ("rules_off", "objectives")
"""Entries that are lists of names."""
FURTHEST_AHEAD_DAYS = 548
"""Eighteen months: further off no release date says anything."""
FULL_SCORE = 10_000
"""The most points one person's placement can have."""
_MOST = 1_000_000
TABLES = {"weights": FULL_SCORE, "home_hold_days": _MOST}
"""Entries that are tables of whole numbers, and the most that one of them may be."""
OFFERED_KINDS = tuple(kind for kind in HousingKind if not kind.is_public and kind is not HousingKind.OWN_HOME)
"""Kinds of homes that are offered: public housing is drawn by lot, and nobody's own home is kept for anybody."""
LATER: Mapping[str, Any] = {
    "start_within_days": _MOST,
    "opening_hold_days": _MOST,
    "home_hold_days": {kind.value: _MOST for kind in OFFERED_KINDS},
    "look_ahead_days": 0,
    "rules_off": (),
    "objectives": PUBLISHED,
}
"""What policies meant that were kept before these entries were: no limit, no rule off, the published order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """How fast one means of travel is taken to be.

    The way is `detour_permille` / 1000 times the straight line, covered at `metres_a_minute`, after `overhead_minutes`.
    """

    detour_permille: int
    metres_a_minute: int
    overhead_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every switch, weight and limit of a run. Raises `PolicyError` where a value is not a whole number in range."""

    name: str
    confirm_within_days: int
    """An opening or unit confirmed longer ago than this needs confirmation."""
    start_after_release_days: int
    """Work starts this many days after the release day at the earliest."""
    start_within_days: int
    """Work that starts later after the release day than this is not proposed."""
    opening_hold_days: int
    """How many days employers keep a place who say nothing of it (assumed)."""
    home_hold_days: Mapping[str, int]
    """How many days homes are kept empty whose providers say nothing of it, by the kind of home (assumed)."""
    rent_share_permille: int
    """The most rent and common fee, in thousandths of the expected net pay."""
    net_pay_permille: int
    """Net pay in thousandths of gross pay, after social insurance and tax (assumed)."""
    living_cost_yen_a_day: int
    """What a person needs to live a day until the first pay, without rent (assumed)."""
    child_contact_bar: int
    """1: work with children is not proposed after a specified sexual offence within the period of the law; 0: it is."""
    soon_days: int
    """A release within so many days raises the priority."""
    look_ahead_days: int
    """Whose release is at most so many days off is heard as advice where nothing can be held yet; 0: nobody is."""
    telephone_tries: int
    """How many jobs the way by telephone tries for one person before it settles for a home alone."""
    proposals_shown: int
    """How many bundles are proposed to the coordinator for each person."""
    confirm_help_permille: int
    """Worth of a placement that still hangs on an unknown, in thousandths of a full one."""
    home_help_permille: int
    """Worth of a home without the job that was also needed."""
    job_help_permille: int
    """Worth of a job without the home that was also needed."""
    foot: Travel
    bicycle: Travel
    car: Travel
    public_transport_metres_a_minute: int
    """Faster than any public transport here: beyond it, even an undeclared route cannot be short enough."""
    weights: Mapping[str, int]
    """Points of each criterion at its best, by the criterion's name; together at most `FULL_SCORE`."""
    rules_off: tuple[str, ...] = ()
    """Names of rules that are switched off, in order of the alphabet; whether they may be is asked in `exchange`."""
    objectives: tuple[Objective, ...] = PUBLISHED
    """What a plan maximises, first things first."""

    def __post_init__(self) -> None:
        """Check every number."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Travel):
                _check_travel(field.name, value)
            elif field.name == "home_hold_days":
                _check_home_hold_days(value)
            elif isinstance(value, Mapping):
                _check_weights(value)
            elif field.name == "name":
                _check_name(value)
            elif field.name not in LISTS:
                _check_number(field.name, value)
        for name in ("rent_share_permille", "net_pay_permille", "confirm_help_permille", "home_help_permille"):
            _check_number(name, getattr(self, name), most=1000)
        _check_number("job_help_permille", self.job_help_permille, most=1000)
        _check_number("look_ahead_days", self.look_ahead_days, most=FURTHEST_AHEAD_DAYS)
        _check_number("child_contact_bar", self.child_contact_bar, most=1)
        _check_number("public_transport_metres_a_minute", self.public_transport_metres_a_minute, least=1)
        if self.objectives not in ORDERS:
            raise PolicyError(_no_order(self.objectives), entry="objectives")

    def as_data(self) -> dict[str, Any]:
        """Plain values, to be stored with a run and read again by `from_data`."""
        tables = {name: dict(sorted(getattr(self, name).items())) for name in TABLES}
        return asdict(self) | tables | {name: [str(one) for one in getattr(self, name)] for name in LISTS}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Policy":
        """A policy from plain values; an entry of `LATER` may be missing, since runs are kept that were made before it.

        Raises `PolicyError` naming the entry that is missing, unknown or wrong.
        """
        values, names = {**LATER, **data}, {field.name for field in fields(cls)}
        for name in sorted(names ^ set(values)):
            raise PolicyError(missing_entry(name) if name in names else _unknown(name), entry=name)
        for name in TRAVELS:
            values[name] = _travel(name, values[name])
        for name, most in TABLES.items():
            if not isinstance(values[name], Mapping):
                raise PolicyError(_wrong(name, values[name], 0, most), entry=name)
        for name in LISTS:
            values[name] = _names(name, values[name])
        values["rules_off"] = tuple(sorted(set(values["rules_off"])))
        known = {str(one): one for one in Objective}
        values["objectives"] = tuple(known.get(name, name) for name in values["objectives"])
        return cls(**values)


def _names(entry: str, data: object) -> tuple[str, ...]:
    if not isinstance(data, list | tuple) or not all(isinstance(one, str) for one in data):
        raise PolicyError(_NO_LIST.filled(name=entry, value=data), entry=entry)
    return tuple(str(one) for one in data)


_NO_LIST = Text(
    "方針の [{name}] の値 [{value}] は使えません。名前を並べてください。",
    "the policy's [{name}] cannot be [{value}]; give a list of names",
)


def _no_order(stated: tuple[str, ...]) -> Text:
    orders = " / ".join(", ".join(order) for order in ORDERS)
    return Text(
        "方針の [objectives] の値 [{value}] は使えません。次のどれかにしてください: {orders}",
        "the policy's [objectives] cannot be [{value}]; give one of these orders: {orders}",
    ).filled(value=", ".join(stated), orders=orders)


def _travel(name: str, data: object) -> Travel:
    parts = {field.name for field in fields(Travel)}
    if not isinstance(data, Mapping) or set(data) != parts:
        raise PolicyError(missing_entry(f"{name}: {', '.join(sorted(parts))}"), entry=name)
    return Travel(**data)


def _check_travel(name: str, travel: Travel) -> None:
    _check_number(f"{name}.detour_permille", travel.detour_permille, least=1000)
    _check_number(f"{name}.metres_a_minute", travel.metres_a_minute, least=1)
    _check_number(f"{name}.overhead_minutes", travel.overhead_minutes)


def _check_home_hold_days(days: Mapping[str, int]) -> None:
    kinds = {kind.value for kind in OFFERED_KINDS}
    for name in sorted(kinds ^ set(days)):
        entry = f"home_hold_days.{name}"
        raise PolicyError(missing_entry(entry) if name in kinds else _unknown(entry), entry=entry)
    for name, number in days.items():
        _check_number(f"home_hold_days.{name}", number, most=_MOST)


def _check_weights(weights: Mapping[str, int]) -> None:
    for name, weight in weights.items():
        _check_number(f"weights.{name}", weight, most=FULL_SCORE)
    total = sum(weights.values())
    if total > FULL_SCORE:
        raise PolicyError(_TOO_HEAVY.filled(total=total, most=FULL_SCORE), entry="weights")


_TOO_HEAVY = Text(
    "方針の重み [weights] の合計 [{total}] が上限 {most} を超えています。下げてください。",
    "the policy's [weights] sum to [{total}], above {most}; lower some of them",
)


def _check_name(value: object) -> None:
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > LONGEST_NAME:
        raise PolicyError(
            Text(
                f"方針の [name] の値 [{value}] は使えません。{LONGEST_NAME}字までの名前を1行で書いてください。",
                f"the policy's [name] cannot be [{value}]; write a name on one line, of at most {LONGEST_NAME} letters",
            ),
            entry="name",
        )


def _check_number(name: str, value: object, *, least: int = 0, most: int = _MOST) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise PolicyError(_wrong(name, value, least, most), entry=name)


def _wrong(name: str, value: object, least: int, most: int) -> Text:
    return Text(
        f"方針の [{name}] の値 [{value}] は使えません。{least} 以上 {most} 以下の整数にしてください。",
        f"the policy's [{name}] cannot be [{value}]; give a whole number from {least} to {most}",
    )


def missing_entry(name: str) -> Text:
    """What to say of an entry that is not there."""
    return Text(f"方針に [{name}] がありません。追加してください。", f"the policy lacks [{name}]; add it")


def _unknown(name: str) -> Text:
    return Text(
        f"方針の項目 [{name}] はありません。つづりを確かめるか、削除してください。",
        f"the policy has no entry [{name}]; check its spelling or remove it",
    )
