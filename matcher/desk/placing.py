"""Jobs, homes and findings as views: columns and records brought together."""

from datetime import date

import numpy as np

from matcher.desk.days import day_text
from matcher.desk.reasons import EvidenceView, FindingView, ShareView
from matcher.desk.views import HomeView, JobView, Point
from matcher.desk.wording import (
    BY_DATE,
    COMPARATORS,
    NOT_KNOWN,
    cited,
    closing_text,
    hours_text,
    pay_text,
    place_text,
    value_text,
    wage_text,
)
from matcher.domain.homes import DECIDED_BY, GuarantorWay, HousingKind
from matcher.domain.pools import Column, Openings, Units
from matcher.domain.reading import number
from matcher.domain.text import Text, joined
from matcher.domain.vocabulary import OffenceCategory
from matcher.eligibility.check import Finding
from matcher.eligibility.declared import stance_on
from matcher.eligibility.evidence import Evidence, Source, Unit, Verdict
from matcher.records.registry.facts import OpeningFacts, UnitFacts
from matcher.scoring.weigh import Share

PERSONAL = Text("本人事情", "reasons of the person")
_WELFARE_OFFICE = Text(
    "基準値が未登録（{place}の福祉事務所に確認し、基準値に登録）",
    "no such figure on record: ask the welfare office of {place}, and add it to the figures",
)
PERSONS_RECORD = Text("本人の記録", "the person's record")


def job_view(facts: OpeningFacts, openings: Openings, offence_bits: int) -> JobView:
    """One opening; `openings` is its one row."""
    return JobView(
        code=facts.code,
        title=facts.title,
        employer=facts.employer_name,
        occupation=None if facts.occupation is None else facts.occupation.label,
        municipality=place_text(facts.municipality),
        point=_point(openings.lat, openings.lon),
        hours=hours_text(facts),
        wage=wage_text(facts),
        employment_type=None if facts.employment_type is None else facts.employment_type.label,
        pay=pay_text(facts),
        contact=facts.contact,
        phone=facts.phone,
        confirmed_on=facts.confirmed_on,
        confirmed_by=facts.confirmed_by,
        stance=_stances(openings, offence_bits),
        stance_confirmed_on=facts.employer_confirmed_on,
        stance_confirmed_by=facts.employer_confirmed_by,
        precision=None if facts.point_precision is None else facts.point_precision.label,
        inherited=facts.inherited,
        referral_route=None if facts.referral_route is None else facts.referral_route.label,
    )


def home_view(facts: UnitFacts, units: Units) -> HomeView:
    """One home; `units` is its one row."""
    ways = number(units.guarantor_bits)
    private = number(units.private_room)
    return HomeView(
        code=facts.code,
        name=facts.name,
        provider=facts.provider_name or facts.employer_name or "",
        kind=facts.kind.label,
        own=facts.kind is HousingKind.OWN_HOME,
        decided_by=DECIDED_BY[facts.kind],
        municipality=place_text(facts.municipality),
        point=_point(units.lat, units.lon),
        available_from=facts.available_from,
        rent_yen=number(units.rent_yen),
        common_fee_yen=number(units.common_fee_yen),
        meals_fee_yen=number(units.meals_fee_yen),
        upfront_yen=number(units.upfront_yen),
        guarantor=NOT_KNOWN if ways is None else joined(way.label for way in GuarantorWay.among(ways)),
        closing=closing_text(int(units.closing_minute.item())),
        notice_days=facts.notice_days,
        private_room=None if private is None else bool(private),
        longest_stay_days=facts.longest_stay_days,
        stance_confirmed_on=facts.provider_confirmed_on,
        stance_confirmed_by=facts.provider_confirmed_by,
        contact=facts.contact or facts.employer_contact,
        phone=facts.phone or facts.employer_phone,
        confirmed_on=facts.confirmed_on,
        confirmed_by=facts.confirmed_by,
        precision=None if facts.point_precision is None else facts.point_precision.label,
        building=facts.building_code,
        inherited=facts.inherited,
    )


def share_views(shares: tuple[Share, ...]) -> tuple[ShareView, ...]:
    """Points by criterion in words."""
    return tuple(
        ShareView(
            criterion=share.criterion.name,
            label=share.criterion.label,
            points=share.points,
            most=share.most,
            sentence=share.sentence,
        )
        for share in shares
    )


def finding_views(
    findings: tuple[Finding, ...], job: JobView | None, home: HomeView | None, interviewed_on: date | None = None
) -> tuple[FindingView, ...]:
    """Rules that refuse or question a case, with whom to ask where something is unknown."""
    person = PERSONS_RECORD
    if interviewed_on is not None:
        person = Text("{record}（{on}の面接）", "{record} (interview of {on})").filled(
            record=PERSONS_RECORD, on=day_text(interviewed_on)
        )
    return tuple(_finding_view(finding, job, home, person) for finding in findings)


def source_text(field: str, source: Source, job: JobView | None, home: HomeView | None) -> Text:
    """Whose word a field of a job or home is, and when and by whom it was last confirmed."""
    return _source(_whose(field, source, job, home), job, home, PERSONS_RECORD)


def _finding_view(finding: Finding, job: JobView | None, home: HomeView | None, person: Text) -> FindingView:
    rule, unknown = finding.rule, finding.verdict is Verdict.UNKNOWN
    sources = {item.source for item in finding.evidence if item.verdict() is not Verdict.ALLOWED}
    asked = None if rule.private else _asked(sources, job, home)
    return FindingView(
        rule=rule.code,
        label=rule.label,
        verdict=finding.verdict.name.lower(),
        sentence=Text("「{label}」が未確認です", "{label}: not known").filled(label=rule.label)
        if unknown
        else rule.refusal,
        reference=rule.reference,
        changed_by=rule.changed_by,
        ask=asked.contact if asked is not None and unknown else None,
        phone=asked.phone if asked is not None and unknown else None,
        evidence=tuple(_evidence_view(item, job, home, person) for item in finding.evidence),
    )


def _asked(sources: set[Source], job: JobView | None, home: HomeView | None) -> JobView | HomeView | None:
    """Whom to telephone about what is not known; the person themselves is asked at an interview."""
    if sources & {Source.OPENING, Source.EMPLOYER}:
        return job
    return home if sources & {Source.UNIT, Source.PROVIDER} else None


def _evidence_view(item: Evidence, job: JobView | None, home: HomeView | None, person: Text) -> EvidenceView:
    private = item.unit is Unit.AREA
    return EvidenceView(
        figures=tuple(cited(figure) for figure in item.figures),
        label=item.label,
        found=PERSONAL if private and item.threshold is not None else value_text(item.found, item),
        comparator=(BY_DATE if item.unit is Unit.DATE else COMPARATORS)[item.comparator],
        threshold=PERSONAL if private and item.threshold is not None else value_text(item.threshold, item),
        source=_source(_whose(item.field, item.source, job, home), job, home, person),
        verdict=item.verdict().name.lower(),
    )


def _whose(field: str, source: Source, job: JobView | None, home: HomeView | None) -> Source:
    """Whose record the value comes from: what was said once for several is the word of whoever said it."""
    if job is not None and source is Source.OPENING and field in job.inherited:
        return Source.EMPLOYER
    if home is not None and source is Source.UNIT and field in home.inherited:
        return Source(home.inherited[field])
    return source


def _source(source: Source, job: JobView | None, home: HomeView | None, person: Text) -> Text:
    """Whose record it is, and when and by whom it was last confirmed."""
    if job is not None and source is Source.OPENING:
        return _confirmed(Text("求人", "opening"), job.code, job.confirmed_on, job.confirmed_by)
    if job is not None and source is Source.EMPLOYER:
        return _confirmed(Text("雇用主", "employer"), job.employer, job.stance_confirmed_on, job.stance_confirmed_by)
    if home is not None and source is Source.UNIT:
        return _confirmed(Text("住まい", "home"), home.code, home.confirmed_on, home.confirmed_by)
    if home is not None and source is Source.BUILDING:
        return Text("建物 {code}", "building {code}").filled(code=home.building)
    if home is not None and source is Source.PROVIDER:
        return _confirmed(Text("貸主", "landlord"), home.provider, home.stance_confirmed_on, home.stance_confirmed_by)
    return _of_no_record(source, home, person)


def _of_no_record(source: Source, home: HomeView | None, person: Text) -> Text:
    """What comes from no employer's or landlord's record."""
    if home is not None and source is Source.LAW:
        return _WELFARE_OFFICE.filled(place=home.municipality)
    return Text("通勤の計算", "the computed commute") if source is Source.ROUTE else person


def _confirmed(kind: Text, name: str, on: date | None, by: str | None) -> Text:
    if on is None:
        return Text("{kind} {name}（確認の記録なし）", "{kind} {name} (never confirmed)").filled(kind=kind, name=name)
    line = Text("{kind} {name}（{on}{by}確認）", "{kind} {name} (confirmed {on}{by})")
    return line.filled(kind=kind, name=name, on=day_text(on), by="" if by is None else Text(f"、{by}が", f" by {by}"))


def _point(lat: Column, lon: Column) -> Point | None:
    north, east = float(lat.item()), float(lon.item())
    return None if np.isnan(north) or np.isnan(east) else Point(lat=north, lon=east)


def _stances(openings: Openings, offence_bits: int) -> Text:
    said = []
    for offence in OffenceCategory.among(offence_bits):
        stance = stance_on(offence, openings)
        label = NOT_KNOWN if stance is None else stance.label
        said.append(Text("{offence}: {stance}", "{offence}: {stance}").filled(offence=offence.label, stance=label))
    return joined(said)
