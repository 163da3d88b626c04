"""One subject with everything the decision screen needs, and why a job or home is not proposed."""

from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from matcher.assignment.problem import Help
from matcher.desk.days import day_text
from matcher.desk.duty import duty_steps
from matcher.desk.later import needed_later
from matcher.desk.person import person_view
from matcher.desk.placing import finding_views, share_views
from matcher.desk.reasons import EmptiedView, OfferView
from matcher.desk.register import HELP_LABELS, Register, first_night, latest_register, place_named
from matcher.desk.views import Choice, Dossier, ProposalView, SettledView, WhyNotView
from matcher.desk.wording import NOT_KNOWN, change_text, cited, date_of, place_text
from matcher.desk.written import written_views
from matcher.domain.case import Arity
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.matching.problem import bundles_for
from matcher.matching.proposal import Proposal, proposal_of
from matcher.matching.rank import rank
from matcher.matching.settled import later_home, settled_home
from matcher.matching.why_not import HOMES, OPENINGS, emptied, why_not
from matcher.records.cases.facts import consent_facts
from matcher.records.cases.licence_facts import licence_facts
from matcher.records.lookup import opening_facts
from matcher.records.registry.facts import UnitFacts, home_facts

NOTHING_NAMED = Text("求人か住まいの番号を指定してください。", "name an opening or a home, or both")
DRAWN_BY_LOT = Text("抽選のため、入居の見込みは不明", "drawn by lot; the odds are not known")
ROUTE_TO_RECORD = Text("照会の前に記録: 紹介経路", "to be recorded before any inquiry: the referral route")
BACKUP = Text("更生緊急保護→福祉事務所→一時宿泊", "urgent aftercare, then the welfare office, then a shelter")


def load_dossier(session: Session, code: str) -> Dossier:
    """The decision screen of one person. Raises `NotFoundError`."""
    register = latest_register(session)
    row = register.inputs.subject_row(code)
    proposals = _proposals(register, row)
    views = tuple(
        _proposal_view(register, one, number, _backup(register, one, proposals))
        for number, one in enumerate(proposals, 1)
    )
    placed, person = register.placement("joint", code), register.inputs.subjects.take([row])
    complete = placed["help"] == Help.FULL.code
    consented = int(person.consent_until_day.item()) >= register.run.today.toordinal()
    return Dossier(
        run=register.run.id,
        certificate=register.certificate,
        today=register.run.today,
        person=person_view(
            register,
            code,
            consents=consent_facts(session, [code]),
            licences=licence_facts(session, code),
            settled=_wanted(views),
        ),
        proposals=views,
        outdated=register.outdated,
        first_night=first_night(register.home_that_night(code, placed["unit"])),
        emptied=() if complete else _emptied(register, row),
        duty_steps=() if complete else duty_steps(person, consent_in_force=consented),
    )


def load_why_not(session: Session, code: str, opening: str | None, unit: str | None) -> WhyNotView:
    """Every rule that refuses or questions one case. Raises `NotFoundError`; `IbashoError` where nothing is named."""
    if opening is None and unit is None:
        raise IbashoError(NOTHING_NAMED)
    register = latest_register(session)
    found = why_not(register.inputs, code, opening, unit)
    job, home = register.job(opening, code), register.home(unit)
    return WhyNotView(
        subject=code,
        opening=opening,
        unit=unit,
        verdict=found.verdict.name.lower(),
        job=job,
        home=home,
        findings=finding_views(found.findings, job, home, register.people[code].interviewed_on),
        changes=tuple(
            OfferView(
                rule=one.rule.code,
                label=change_text(one.change, one.value),
                mover=one.change.mover.label,
                effort_label=one.change.effort.label,
            )
            for one in found.offers
        ),
        shares=share_views(found.shares),
        points=sum(share.points for share in found.shares),
    )


def choices(session: Session) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Every opening and home that can be searched."""
    jobs, homes = opening_facts(session), home_facts(session)
    return (
        tuple(Choice(code=one.code, name=f"{one.title}（{one.employer_name}）") for one in jobs.values()),
        tuple(Choice(code=one.code, name=_home_name(one)) for one in homes.values()),
    )


def _home_name(home: UnitFacts) -> str:
    place = place_text(home.municipality) or NOT_KNOWN
    return f"{home.provider_name or home.employer_name or ''} {home.name}（{place.ja}）".strip()


def _proposals(register: Register, subject: int) -> tuple[Proposal, ...]:
    inputs = register.inputs
    bundles = bundles_for(inputs, subject)
    best = rank(inputs, bundles)
    given = register.placement("joint", str(inputs.subjects.code[subject]))
    wanted = (given["opening"], given["unit"])
    if wanted == (None, None) or wanted in {(one.opening, one.unit) for one in best}:
        return best
    codes = (np.append(inputs.openings.code, "")[bundles.opening], np.append(inputs.units.code, "")[bundles.unit])
    rows = np.flatnonzero((codes[0] == (wanted[0] or "")) & (codes[1] == (wanted[1] or "")))
    return (*best, *(proposal_of(inputs, bundles, int(row)) for row in rows))


def _wanted(views: tuple[ProposalView, ...]) -> SettledView | None:
    """The settled home of the plan that is proposed, or else of the best one."""
    ordered = sorted(views, key=lambda view: (not view.proposed, view.rank))
    return ordered[0].settled if ordered else None


def _backup(register: Register, one: Proposal, proposals: tuple[Proposal, ...]) -> Text:
    """Where else: the the next plan's other home, or one that is free some days later; then the duty steps."""
    inputs = register.inputs
    others = (register.home(other.unit) for other in proposals if other.unit not in {None, one.unit})
    home = next((other for other in others if other is not None), None)
    if home is not None:
        return Text("次の案の{home}。または{duty}", "{home} of the next plan, or {duty}").filled(
            home=place_named(home), duty=BACKUP
        )
    later = later_home(inputs, inputs.subject_row(one.subject))
    free = None if later is None else register.home(later.unit)
    if later is None or free is None:
        return BACKUP
    line = Text("{day}から{home}。それまでは{duty}", "{home} from {day}; until then {duty}")
    return line.filled(day=day_text(date.fromordinal(later.from_day)), home=place_named(free), duty=BACKUP)


def _proposal_view(register: Register, one: Proposal, number: int, backup: Text) -> ProposalView:
    job, home, facts = register.job(one.opening, one.subject), register.home(one.unit), one.facts
    key = one.help.code
    commute = next((share.sentence for share in one.shares if share.criterion.name == "commute"), None)
    return ProposalView(
        rank=number,
        help=key,
        help_label=HELP_LABELS[key],
        proposed=_is(register, "joint", one),
        by_telephone=_is(register, "telephone", one),
        job=job,
        home=home,
        points=one.points,
        shares=share_views(one.shares),
        to_confirm=finding_views(one.to_confirm, job, home, register.people[one.subject].interviewed_on),
        rests_on=tuple(cited(figure) for figure in one.rests_on),
        start_on=date_of(facts.start_day),
        commute=commute,
        net_monthly_yen=facts.net_monthly_yen,
        housing_monthly_yen=facts.housing_monthly_yen,
        left_monthly_yen=facts.left_monthly_yen,
        first_pay_on=date_of(facts.first_pay_day),
        days_to_first_pay=facts.days_to_first_pay,
        first_night=first_night(register.home_that_night(one.subject, one.unit)),
        backup=backup,
        contended=register.contended(one.subject, one.opening, one.unit),
        settled=_settled(register, one),
        written=written_views(register, one),
        needed_later=needed_later(
            register.run.result.get("needed_later"), {"opening": one.opening, "unit": one.unit}, one.subject
        ),
        to_record=(ROUTE_TO_RECORD,) if job is not None and job.referral_route is None else (),
    )


def _is(register: Register, way: str, one: Proposal) -> bool:
    placed = register.placement(way, one.subject)
    return (placed["opening"], placed["unit"]) == (one.opening, one.unit)


def _settled(register: Register, one: Proposal) -> SettledView | None:
    inputs = register.inputs
    unit = None if one.unit is None else inputs.unit_row(one.unit)
    found = settled_home(inputs, inputs.subject_row(one.subject), unit)
    move_in = None if found is None else date_of(found.move_in_day)
    if found is None or move_in is None:
        return None
    facts = register.homes[found.unit]
    return SettledView(
        name=facts.name,
        kind=facts.kind.label,
        municipality=place_text(facts.municipality),
        round_opens_on=facts.round_opens_on,
        round_closes_on=facts.round_closes_on,
        move_in_on=move_in,
        days_until=found.days_until,
        longer_than_days=found.longer_than_days,
        gap_days=None if found.longer_than_days is None else found.days_until - found.longer_than_days,
        odds=DRAWN_BY_LOT,
        to_confirm=tuple(rule.label for rule in found.to_confirm),
    )


def _emptied(register: Register, subject: int) -> tuple[EmptiedView, ...]:
    """What the person does not need is missing from no list."""
    people = register.inputs.subjects
    needs = ((OPENINGS, people.needs_job), (HOMES, people.needs_home))
    not_needed = [what for what, needed in needs if needed[subject] == 0]
    return tuple(
        EmptiedView(
            rule=one.rule.code,
            label=one.rule.label,
            refusal=one.rule.refusal,
            what=one.what,
            refused=one.refused,
            of=one.of,
        )
        for one in emptied(register.inputs, subject)
        if one.rule.arity is Arity.SUBJECT or one.what not in not_needed
    )
