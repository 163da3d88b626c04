"""Organisations, consents, interviews, needs and the counts of a prison in JSON."""

from api.rest.records import lists, queries, values
from api.rest.records.queries import RecordsQuery
from api.rest.records.shapes import RecordFields, shapes_of
from matcher.domain.people import InterviewMethod, NeedKind, NeedState
from matcher.domain.registry import ConfirmedHow, OrganisationKind
from matcher.domain.vocabulary import ConsentPurpose


class OrganisationFields(RecordFields):
    """機関."""

    of = "organisations"

    code = values.code(required=True, example="G-9001")
    name = values.words(required=True, example="架空支援機構")
    kind = values.one_of(OrganisationKind, required=True)
    municipality = values.municipality()
    address = values.words()
    contact = values.words(example="相談窓口")
    phone = values.words(40, example="000-0000-0003")
    hours = values.words(example="平日9時から17時")
    note = values.remark()
    confirmed_on = values.day()
    confirmed_by = values.words()
    confirmed_how = values.one_of(ConfirmedHow)
    column_names = lists.column_names()
    column_values = lists.column_values()


class OrganisationsQuery(RecordsQuery):
    """Organisations."""

    of = "organisations"

    kind = queries.term(OrganisationKind)
    municipality = queries.in_municipality()
    never_confirmed = queries.yes_or_no()
    confirmed_before = queries.on_or("Last confirmed on an earlier day")


class ConsentFields(RecordFields):
    """同意."""

    of = "consents"

    purpose = values.one_of(ConsentPurpose, required=True)
    recipient = values.words()
    explained_by = values.words(example="支援員")
    explained_on = values.day()
    place = values.words()
    evidence = values.words()
    form_version = values.words(example="第1版")
    granted_on = values.day(required=True, example="2026-10-23")
    expires_on = values.day(example="2027-10-22")
    withdrawn_on = values.day()
    subject = values.code(required=True, example="A-01")


class ConsentsQuery(RecordsQuery):
    """Consents."""

    of = "consents"

    subject = values.code(example="A-01")
    purpose = queries.term(ConsentPurpose)


class InterviewFields(RecordFields):
    """面接."""

    of = "interviews"

    held_on = values.day(required=True, example="2026-11-10")
    method = values.one_of(InterviewMethod, required=True)
    held_by = values.words(example="支援員")
    place = values.words()
    said = values.remark()
    next_step = values.remark()
    next_on = values.day()
    subject = values.code(required=True, example="A-01")


class InterviewsQuery(RecordsQuery):
    """Interviews."""

    of = "interviews"

    subject = values.code(example="A-01")
    method = queries.term(InterviewMethod)


class NeedFields(RecordFields):
    """支援のニーズ."""

    of = "needs"

    kind = values.one_of(NeedKind, required=True)
    state = values.one_of(NeedState, required=True)
    wished = values.yes_no()
    note = values.remark()
    due_on = values.day()
    subject = values.code(required=True, example="A-01")


class NeedsQuery(RecordsQuery):
    """Needs."""

    of = "needs"

    subject = values.code(example="A-01")
    kind = queries.term(NeedKind)
    state = queries.term(NeedState)


class PrisonCountFields(RecordFields):
    """同意前の人数."""

    of = "prison_counts"

    fiscal_year = values.whole(2000, 2199, required=True, example=2026)
    institution = values.words(required=True, example="架空刑務所")
    known = values.whole(0, 99_999, required=True, example=60)
    explained = values.whole(0, 99_999, required=True, example=50)
    consented = values.whole(0, 99_999, required=True, example=20)
    declined_surveillance = values.whole(0, 99_999, required=True)
    declined_own_plan = values.whole(0, 99_999, required=True)
    declined_distrust = values.whole(0, 99_999, required=True)
    declined_no_need = values.whole(0, 99_999, required=True)
    declined_other = values.whole(0, 99_999, required=True)


class PrisonCountsQuery(RecordsQuery):
    """Counts of prisons."""

    of = "prison_counts"

    fiscal_year = queries.whole(2000, 2199, example=2026)
    institution = queries.words(example="架空刑務所")


ORGANISATIONS = shapes_of(OrganisationFields, OrganisationsQuery, one="organisation", area="registry")
CONSENTS = shapes_of(ConsentFields, ConsentsQuery, one="consent", area="cases")
INTERVIEWS = shapes_of(InterviewFields, InterviewsQuery, one="interview", area="cases")
NEEDS = shapes_of(NeedFields, NeedsQuery, one="need", area="cases")
PRISON_COUNTS = shapes_of(PrisonCountFields, PrisonCountsQuery, one="prison count", area="cases")
