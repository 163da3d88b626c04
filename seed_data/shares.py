"""The shares that invented people, employers and homes follow; what has no source is listed in ASSUMPTIONS.md.

White paper: 令和4年版犯罪白書, people admitted to prison in 2021. Employers: white paper on recidivism of 2017 as
reported by the press, and 再犯防止推進白書 令和6年版 for the share that employs.
"""

from collections.abc import Mapping
from typing import Final

from matcher.domain.employers import EmployerSize, Industry
from matcher.domain.vocabulary import OffenceCategory

OFFENCES: Final[Mapping[OffenceCategory, float]] = {
    OffenceCategory.THEFT: 0.355,  # white paper
    OffenceCategory.STIMULANT: 0.225,  # drugs 0.255 together (white paper); how they divide is assumed
    OffenceCategory.OTHER_DRUG: 0.030,
    OffenceCategory.FRAUD: 0.085,  # 0.07 to 0.10 over twenty years (white paper)
    OffenceCategory.TRAFFIC: 0.060,  # 0.05 to 0.07
    OffenceCategory.SEXUAL_ADULT: 0.020,  # sexual offences 0.02 to 0.03; how they divide is assumed
    OffenceCategory.SEXUAL_CHILD: 0.005,
    OffenceCategory.INJURY_ASSAULT: 0.090,  # this and all below: assumed, together the rest
    OffenceCategory.ROBBERY: 0.035,
    OffenceCategory.EXTORTION: 0.025,
    OffenceCategory.HOMICIDE: 0.015,
    OffenceCategory.ARSON: 0.010,
    OffenceCategory.WEAPONS: 0.015,
    OffenceCategory.OTHER: 0.030,
}

AGES: Final[Mapping[tuple[int, int], float]] = {
    (20, 29): 0.145,  # 0.14 to 0.15 since 2017 (white paper)
    (30, 39): 0.194,
    (40, 49): 0.250,  # about 0.25 since 2018
    (50, 64): 0.273,  # the rest
    (65, 79): 0.138,
}

INDUSTRIES: Final[Mapping[Industry, float]] = {
    Industry.CONSTRUCTION: 0.500,  # construction: about half of those registered (2017)
    Industry.SERVICES: 0.151,  # services
    Industry.MANUFACTURING: 0.114,  # manufacturing
    Industry.TRANSPORT: 0.060,  # this and all below: assumed, together the rest
    Industry.TRADE: 0.050,
    Industry.AGRICULTURE: 0.045,
    Industry.HEALTH: 0.035,
    Industry.ACCOMMODATION: 0.025,
    Industry.AMUSEMENT: 0.020,
}

STAFF: Final[Mapping[EmployerSize, float]] = {
    EmployerSize.UP_TO_4: 0.220,  # up to 29: "more than half" (2017); how it divides is assumed
    EmployerSize.UP_TO_29: 0.360,
    EmployerSize.UP_TO_99: 0.373,
    EmployerSize.UP_TO_299: 0.037,  # 100 and more: 0.047
    EmployerSize.FROM_300: 0.010,
}

EMPLOYING: Final = 912 / 24_969
"""Share of cooperating employers that employ somebody (1 October 2023)."""

EMPLOYERS_ACCEPT: Final[Mapping[OffenceCategory, float]] = {
    OffenceCategory.THEFT: 0.60,
    OffenceCategory.STIMULANT: 0.40,
    OffenceCategory.OTHER_DRUG: 0.40,
    OffenceCategory.FRAUD: 0.35,
    OffenceCategory.ROBBERY: 0.12,
    OffenceCategory.INJURY_ASSAULT: 0.20,
    OffenceCategory.HOMICIDE: 0.08,
    OffenceCategory.ARSON: 0.0,
    OffenceCategory.SEXUAL_ADULT: 0.06,
    OffenceCategory.SEXUAL_CHILD: 0.02,
    OffenceCategory.EXTORTION: 0.15,
    OffenceCategory.TRAFFIC: 0.75,
    OffenceCategory.WEAPONS: 0.15,
    OffenceCategory.OTHER: 0.50,
}
"""Share of employers with an opening that accept a category: assumed, in the order in which job advertisements for
prisoners exclude categories."""

LANDLORDS_ACCEPT: Final[Mapping[OffenceCategory, float]] = {
    OffenceCategory.THEFT: 0.50,
    OffenceCategory.STIMULANT: 0.35,
    OffenceCategory.OTHER_DRUG: 0.35,
    OffenceCategory.TRAFFIC: 0.80,
    OffenceCategory.OTHER: 0.50,
}
"""Share of landlords that accept a category: assumed. What is missing: only by landlords who accept all."""
