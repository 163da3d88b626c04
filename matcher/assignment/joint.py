"""What depends on a person, a job and a home together, as frozen arrays with one function over any triples.

Exact pricing cannot call arbitrary rules on a hundred million triples, so the joint rules and joint criteria of the
catalogue are stated here once more over plain arrays; a property test shows that both say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.livelihood import Livelihood, housing_yen, margin_measure, pay_measure
from matcher.domain.money import first_pay_day
from matcher.domain.policy import Policy
from matcher.domain.pools import Column, holds, known
from matcher.domain.routes import Routes
from matcher.domain.tenure import Rent, affordable
from matcher.geography.commute import Way, commute_measure, home_before_closing, quickest, usable_means, within
from matcher.geography.distance import distance_km

BEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectTerms:
    """One value per subject."""

    needs_home: Column
    means_bits: Column
    driving_from_day: Column
    """(subjects, driving licences); `driving_until_day` likewise."""
    driving_until_day: Column
    longest_commute_minutes: Column
    rent_limit_column: Column
    """Which column of `UnitTerms.rent_limit_yen` holds for the household and the release day; UNKNOWN of no size."""
    public_assistance: Column
    cash_yen: Column
    release_day: Column
    earliest_start_day: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningTerms:
    """One value per opening, and a last row that stands for no opening."""

    id: Column
    employer_id: Column
    lat: Column
    lon: Column
    pickup_municipality: Column
    shift_start_minute: Column
    shift_end_minute: Column
    start_from_day: Column
    gross_monthly_yen: Column
    pay_cycle: Column
    pay_closing_day: Column
    pay_day: Column
    pay_month_offset: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTerms:
    """One value per unit, and a last row that stands for no unit."""

    id: Column
    employer_id: Column
    lat: Column
    lon: Column
    municipality: Column
    closing_minute: Column
    charges_rent: Column
    rent_yen: Column
    common_fee_yen: Column
    meals_fee_yen: Column
    upfront_yen: Column
    accepts_assistance: Column
    rent_limit_yen: Column
    """(units, household classes of each period in which the limits stay as they are)."""
    rent_limit_open: Column
    """Likewise: a lower limit holds there that is not on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointTerms:
    """Arrays that exact pricing may index and that `verify` evaluates plainly."""

    subjects: SubjectTerms
    openings: OpeningTerms
    units: UnitTerms
    routes: Routes
    policy: Policy

    def block(self, subject: Column, opening: Column, unit: Column) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        """Verdict (-1, 0, 1) and points of each triple; rows broadcast, -1 stands for no opening or no unit."""
        way = self._way(subject, opening, unit)
        both = known(opening) & known(unit)
        limit = self.subjects.longest_commute_minutes[subject]
        judged = {
            "own_home_on_record": self._from_nowhere(subject, opening, unit),
            "dormitory_with_its_own_job": self._bond(opening, unit),
            "commute_within_limit": np.where(both, within(way, limit), 1),
            "shift_fits_closing_hour": home_before_closing(
                way=way,
                shift_end=self.openings.shift_end_minute[opening],
                closing=self.units.closing_minute[unit],
                applies=both,
            ),
            "rent_affordable": affordable(self._rent(subject, opening, unit), self.policy),
        }
        living = self._livelihood(subject, opening, unit)
        points = (
            self._points("commute", np.where(both, commute_measure(way, limit), 0))
            + self._points("net_pay_margin", margin_measure(living, self.policy))
            + self._points("days_to_first_pay", pay_measure(living, self.policy))
        )
        return self._worst(judged, np.broadcast_shapes(subject.shape, both.shape)), points

    def _worst(self, judged: Mapping[str, NDArray[np.int8]], shape: tuple[int, ...]) -> NDArray[np.int8]:
        """The least of what the rules that are on say, by their names in the catalogue."""
        worst = np.ones(shape, dtype=np.int8)
        for rule, verdict in judged.items():
            if rule not in self.policy.rules_off:
                worst = np.minimum(worst, verdict).astype(np.int8)
        return worst

    def _points(self, criterion: str, measure: Column) -> NDArray[np.int64]:
        weight = self.policy.weights.get(criterion, 0)
        points: NDArray[np.int64] = measure.astype(np.int64) * weight // BEST
        return points

    def _from_nowhere(self, subject: Column, opening: Column, unit: Column) -> NDArray[np.int8]:
        unrecorded = known(opening) & ~known(unit) & (self.subjects.needs_home[subject] == 0)
        return np.where(unrecorded, 0, 1).astype(np.int8)

    def _way(self, subject: Column, opening: Column, unit: Column) -> Way:
        openings, units = self.openings, self.units
        declared = self.routes.minutes_for(
            openings.id[opening],
            units.id[unit],
            openings.shift_start_minute[opening],
            openings.shift_end_minute[opening],
        )
        means = usable_means(
            self.subjects.means_bits[subject],
            licence_from=self.subjects.driving_from_day[subject],
            licence_until=self.subjects.driving_until_day[subject],
            start=self._start_day(subject, opening),
        )
        return quickest(
            km=distance_km(units.lat[unit], units.lon[unit], openings.lat[opening], openings.lon[opening]),
            means=means,
            picked_up=holds(openings.pickup_municipality[opening], units.municipality[unit]),
            declared=declared,
            policy=self.policy,
        )

    def _start_day(self, subject: Column, opening: Column) -> Column:
        start: Column = np.maximum(self.subjects.earliest_start_day[subject], self.openings.start_from_day[opening])
        return start

    def _bond(self, opening: Column, unit: Column) -> NDArray[np.int8]:
        bound = self.units.employer_id[unit]
        return np.where(known(bound) & (bound != self.openings.employer_id[opening]), -1, 1).astype(np.int8)

    def _rent(self, subject: Column, opening: Column, unit: Column) -> Rent:
        units, column = self.units, self.subjects.rent_limit_column[subject]
        return Rent(
            charged=units.charges_rent[unit],
            rent_yen=units.rent_yen[unit],
            common_fee_yen=units.common_fee_yen[unit],
            limit_yen=np.where(known(column), units.rent_limit_yen[unit, column], -1),
            limit_open=known(column) & units.rent_limit_open[unit, column],
            accepts_assistance=units.accepts_assistance[unit],
            assistance=self.subjects.public_assistance[subject],
            has_job=known(opening),
            gross_monthly_yen=self.openings.gross_monthly_yen[opening],
        )

    def _livelihood(self, subject: Column, opening: Column, unit: Column) -> Livelihood:
        openings, units = self.openings, self.units
        pay = (openings.pay_cycle, openings.pay_closing_day, openings.pay_day, openings.pay_month_offset)
        cycle, closing_day, pay_day, offset = (column[opening] for column in pay)
        return Livelihood(
            has_job=known(opening) & known(unit),
            gross_monthly_yen=openings.gross_monthly_yen[opening],
            housing_yen=housing_yen(units.rent_yen[unit], units.common_fee_yen[unit], units.meals_fee_yen[unit]),
            cash_yen=self.subjects.cash_yen[subject],
            upfront_yen=units.upfront_yen[unit],
            release_day=self.subjects.release_day[subject],
            first_pay=first_pay_day(self._start_day(subject, opening), cycle, closing_day, pay_day, offset),
        )
