"""The kinds of records that the registry keeps, each after those that it points to."""

from matcher.records.kinds import Kind, Listed, Reference
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.homes import Round, Unit, UnitGuarantorWay, UnitNearby, UnitStance
from matcher.records.registry.openings import (
    Opening,
    OpeningExcludedBackground,
    OpeningInstitution,
    OpeningInterview,
    OpeningLicence,
    OpeningPickup,
    OpeningSituation,
    OpeningStance,
)
from matcher.records.registry.organisations import ColumnName, ColumnValue, Organisation
from matcher.records.registry.policies import PolicyVersion
from matcher.records.registry.providers import (
    Building,
    BuildingGuarantorWay,
    BuildingNearby,
    BuildingStance,
    Provider,
    ProviderGuarantorWay,
    ProviderStance,
)
from matcher.records.registry.routes import Route

_STANCE = ("offence", "stance")
_DESK = ("contact", "phone", "note")

ORGANISATIONS = Kind(
    name="organisations",
    table=Organisation,
    history=RegistryChange,
    lists=(
        Listed(field="column_names", table=ColumnName, columns=("kind", "header", "field")),
        Listed(field="column_values", table=ColumnValue, columns=("kind", "field", "pattern")),
    ),
    searched=("code", "name", "kind", "municipality", "address", *_DESK),
)
EMPLOYERS = Kind(
    name="employers",
    table=Employer,
    history=RegistryChange,
    lists=(Listed(field="stances", table=EmployerStance, columns=_STANCE),),
    searched=("code", "name", "kana", "corporate_number", "industry", "municipality", "address", *_DESK),
)
OPENINGS = Kind(
    name="openings",
    table=Opening,
    history=RegistryChange,
    references=(Reference(field="employer", to=Employer, to_kind="employers"),),
    lists=(
        Listed(field="required_licences", table=OpeningLicence, columns=("licence",), asked="required_licences_asked"),
        Listed(field="situations", table=OpeningSituation, columns=("situation",), asked="situations_asked"),
        Listed(field="pickup_municipalities", table=OpeningPickup, columns=("municipality",)),
        Listed(field="stances", table=OpeningStance, columns=_STANCE),
        Listed(field="interviews", table=OpeningInterview, columns=("form",)),
        Listed(field="institutions", table=OpeningInstitution, columns=("institution",)),
        Listed(field="excluded_backgrounds", table=OpeningExcludedBackground, columns=("background",)),
    ),
    searched=("code", "employer", "title", "occupation", "municipality", "address", "note"),
)
PROVIDERS = Kind(
    name="providers",
    table=Provider,
    history=RegistryChange,
    lists=(
        Listed(field="stances", table=ProviderStance, columns=_STANCE),
        Listed(field="guarantor_ways", table=ProviderGuarantorWay, columns=("way",)),
    ),
    searched=("code", "name", "kana", "corporate_number", "address", *_DESK),
)
BUILDINGS = Kind(
    name="buildings",
    table=Building,
    history=RegistryChange,
    references=(Reference(field="provider", to=Provider, to_kind="providers"),),
    lists=(
        Listed(field="stances", table=BuildingStance, columns=_STANCE),
        Listed(field="guarantor_ways", table=BuildingGuarantorWay, columns=("way",)),
        Listed(field="nearby", table=BuildingNearby, columns=("need",), asked="nearby_asked"),
    ),
    searched=("code", "name", "municipality", "address", "note"),
)
UNITS = Kind(
    name="units",
    table=Unit,
    history=RegistryChange,
    references=(
        Reference(field="provider", to=Provider, to_kind="providers"),
        Reference(field="employer", to=Employer, to_kind="employers"),
        Reference(field="building", to=Building, to_kind="buildings"),
    ),
    lists=(
        Listed(field="guarantor_ways", table=UnitGuarantorWay, columns=("way",)),
        Listed(field="nearby", table=UnitNearby, columns=("need",), asked="nearby_asked"),
        Listed(field="stances", table=UnitStance, columns=_STANCE),
    ),
    searched=("code", "name", "kind", "layout", "municipality", "address", "provider", "employer", "building", "note"),
)
ROUNDS = Kind(
    name="rounds",
    table=Round,
    history=RegistryChange,
    key=("unit", "closes_on"),
    references=(Reference(field="unit", to=Unit, to_kind="units"),),
)
ROUTES = Kind(
    name="routes",
    table=Route,
    history=RegistryChange,
    key=("unit", "opening"),
    references=(
        Reference(field="unit", to=Unit, to_kind="units"),
        Reference(field="opening", to=Opening, to_kind="openings"),
    ),
)
POLICIES = Kind(name="policies", table=PolicyVersion, history=RegistryChange, key=("number",))
"""Not among those that files hold: a policy has a file format and verbs of its own."""
REGISTRY_KINDS = (ORGANISATIONS, EMPLOYERS, OPENINGS, PROVIDERS, BUILDINGS, UNITS, ROUNDS, ROUTES)
