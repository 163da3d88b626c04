"""Addresses that may leave the house: those of employers, openings, landlords and homes on offer, and no others."""

from dataclasses import dataclass

from matcher.records.kinds import Kind
from matcher.records.registry.kinds import REGISTRY_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryAddress:
    """An address in words with the kind of record whose it is; a subject's own address cannot be one."""

    of: Kind
    address: str

    def __post_init__(self) -> None:
        """Refuse what is no record of the registry."""
        if self.of not in REGISTRY_KINDS:
            raise TypeError(f"an address of [{self.of.name}] is none of the registry")
