"""Records for tests: the least that the database takes, and whatever the test says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import ConsentPurpose
from matcher.records.cases.consents import Consent
from matcher.records.cases.subjects import Subject
from matcher.records.registry.employers import Employer
from matcher.records.registry.homes import Unit
from matcher.records.registry.openings import Opening
from matcher.records.registry.providers import Provider
from matcher.records.registry.routes import Route
from matcher.records.tables import Record

TODAY = date(2026, 11, 23)


def employer(code: str = "E-1", /, **said: object) -> Employer:
    """協力雇用主."""
    return Employer(**{"code": code, "name": "架空建設"} | said)


def opening(code: str = "O-1", /, **said: object) -> Opening:
    """求人; of an employer of its own unless one is given."""
    given = said if "employer" in said else {"employer": employer(f"E-{code}")} | said
    least = {"code": code, "title": "倉庫内作業", "places": 1}
    return Opening(**least | {"required_licences_asked": False, "situations_asked": False} | given)


def provider(code: str = "P-1", /, **said: object) -> Provider:
    """居住提供者."""
    return Provider(**{"code": code, "name": "架空住宅"} | said)


def unit(code: str = "U-1", /, **said: object) -> Unit:
    """住戸: a dormitory where an employer is given, else a rental of a provider of its own unless one is given."""
    given = said if {"provider", "dormitory_of"} & set(said) else {"provider": provider(f"P-{code}")} | said
    kind = HousingKind.EMPLOYER_DORMITORY if "dormitory_of" in said else HousingKind.PRIVATE_RENTAL
    return Unit(**{"code": code, "kind": kind, "name": "101号室", "places": 1, "nearby_asked": False} | given)


def route(**said: object) -> Route:
    """申告された経路, from seven in the morning to eight in the evening."""
    return Route(**{"minutes": 40, "first_arrival_minute": 420, "last_departure_minute": 1200} | said)


def subject(code: str = "A-01", /, **said: object) -> Subject:
    """対象者, who needs job and home and was asked nothing else."""
    least: dict[str, Any] = {
        "code": code,
        "consented_on": date(2026, 10, 23),
        "sentence_ends_on": date(2026, 12, 18),
        "needs_job": True,
        "needs_home": True,
    }
    return Subject(**least | {"licences_asked": False, "means_asked": False, "guarantor_asked": False} | said)


def consent(**said: object) -> Consent:
    """同意 to matching, given a month ago and without end."""
    return Consent(**{"purpose": ConsentPurpose.MATCHING, "granted_on": date(2026, 10, 23)} | said)


def keep(session: Session, *records: Record) -> None:
    """Write records, and forget them: what is read afterwards comes from the database."""
    session.add_all(records)
    session.flush()
    session.expunge_all()


@contextmanager
def counted_queries(session: Session) -> Iterator[list[str]]:
    """The SELECT statements that are sent while it is open."""
    sent: list[str] = []

    def note(_: Connection, __: object, statement: str, *___: object) -> None:
        if statement.startswith("SELECT"):
            sent.append(statement)

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    yield sent
    event.remove(connection, "before_cursor_execute", note)
