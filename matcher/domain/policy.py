"""Policy: weights, limits and assumptions that the programme sets; stored whole with every run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from matcher.domain.errors import PolicyError
from matcher.domain.text import Text

FULL_SCORE = 10_000
"""The most points one person's placement can have."""


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

    def __post_init__(self) -> None:
        """Check every number."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Travel):
                _check_travel(field.name, value)
            elif isinstance(value, Mapping):
                _check_weights(value)
            elif field.name == "name":
                _check_name(value)
            else:
                _check_number(field.name, value, most=1_000_000)
        for name in ("rent_share_permille", "net_pay_permille", "confirm_help_permille", "home_help_permille"):
            _check_number(name, getattr(self, name), most=1000)
        _check_number("job_help_permille", self.job_help_permille, most=1000)
        _check_number("child_contact_bar", self.child_contact_bar, most=1)
        _check_number("public_transport_metres_a_minute", self.public_transport_metres_a_minute, least=1)

    def as_data(self) -> dict[str, Any]:
        """Plain values, to be stored with a run and read again by `from_data`."""
        return asdict(self) | {"weights": dict(sorted(self.weights.items()))}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Policy":
        """A policy from plain values. Raises `PolicyError` naming the entry that is missing, unknown or wrong."""
        names = {field.name for field in fields(cls)}
        for name in sorted(names ^ set(data)):
            raise PolicyError(_missing(name) if name in names else _unknown(name))
        values = dict(data)
        for name in ("foot", "bicycle", "car"):
            values[name] = _travel(name, data[name])
        if not isinstance(data["weights"], Mapping):
            raise PolicyError(_wrong("weights", data["weights"], 0, FULL_SCORE))
        return cls(**values)


def _travel(name: str, data: object) -> Travel:
    parts = {field.name for field in fields(Travel)}
    if not isinstance(data, Mapping) or set(data) != parts:
        raise PolicyError(_missing(f"{name}: {', '.join(sorted(parts))}"))
    return Travel(**data)


def _check_travel(name: str, travel: Travel) -> None:
    _check_number(f"{name}.detour_permille", travel.detour_permille, least=1000)
    _check_number(f"{name}.metres_a_minute", travel.metres_a_minute, least=1)
    _check_number(f"{name}.overhead_minutes", travel.overhead_minutes)


def _check_weights(weights: Mapping[str, int]) -> None:
    for name, weight in weights.items():
        _check_number(f"weights.{name}", weight, most=FULL_SCORE)
    if sum(weights.values()) > FULL_SCORE:
        raise PolicyError(
            Text(
                f"方針の重みの合計 [{sum(weights.values())}] が上限 {FULL_SCORE} を超えています。下げてください。",
                f"the weights of the policy sum to [{sum(weights.values())}], above {FULL_SCORE}; lower some of them",
            )
        )


def _check_name(value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise PolicyError(
            Text(
                f"方針の [name] の値 [{value}] は使えません。名前を文字で書いてください。",
                f"the policy's [name] cannot be [{value}]; write a name in words",
            )
        )


def _check_number(name: str, value: object, *, least: int = 0, most: int = 1_000_000) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise PolicyError(_wrong(name, value, least, most))


def _wrong(name: str, value: object, least: int, most: int) -> Text:
    return Text(
        f"方針の [{name}] の値 [{value}] は使えません。{least} 以上 {most} 以下の整数にしてください。",
        f"the policy's [{name}] cannot be [{value}]; give a whole number from {least} to {most}",
    )


def _missing(name: str) -> Text:
    return Text(f"方針に [{name}] がありません。追加してください。", f"the policy lacks [{name}]; add it")


def _unknown(name: str) -> Text:
    return Text(
        f"方針の項目 [{name}] はありません。つづりを確かめるか、削除してください。",
        f"the policy has no entry [{name}]; check its spelling or remove it",
    )
