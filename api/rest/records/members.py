"""Members of lists that say several things at once: stances, licences, parts of plans, columns of files."""

from api.rest.records.shapes import Member
from api.rest.records.values import day, one_of, whole, words
from matcher.domain.support import MissingResource, Procedure
from matcher.domain.vocabulary import Licence, LicenceStatus, Occupation, OffenceCategory, OffenceStance


class StanceSchema(Member):
    """A declared stance on one offence category."""

    names = ("offence", "stance")

    offence = one_of(OffenceCategory, required=True)
    stance = one_of(OffenceStance, required=True)


class LicenceStateSchema(Member):
    """A licence that somebody has, or had."""

    names = ("licence", "status", "valid_until", "relicence_from")

    licence = one_of(Licence, required=True)
    status = one_of(LicenceStatus, required=True)
    valid_until = day()
    relicence_from = day()


class WorkDoneSchema(Member):
    """Months of work in one occupation."""

    names = ("occupation", "months")

    occupation = one_of(Occupation, required=True)
    months = whole(0, 999, required=True, example=30)


class ProcedureStateSchema(Member):
    """A procedure of a plan: due so many days after the release (before it: below 0), and done on."""

    names = ("procedure", "due_days", "done_on")

    procedure = one_of(Procedure, required=True)
    due_days = whole(-365, 730, example=14)
    done_on = day()


class RoleSchema(Member):
    """What one organisation does in a plan."""

    names = ("organisation", "task")

    organisation = words(required=True, example="架空市福祉事務所")
    task = words(required=True, example="生活保護の申請")


class MissingResourceSchema(Member):
    """What a plan would need and nobody offers."""

    names = ("resource", "words")

    resource = one_of(MissingResource, required=True)
    words = words(required=True, example="夜勤明けのバスがない")


class ColumnValueSchema(Member):
    """What an organisation's files of one kind say of a field by a constant, or by several cells together."""

    names = ("kind", "field", "pattern")

    kind = words(40, required=True, example="units")
    field = words(40, required=True, example="code")
    pattern = words(required=True, example="K-{#建物名}-{部屋番号}")


class ColumnNameSchema(Member):
    """What an organisation calls a column in its files of one kind; an empty field: the column is passed over."""

    names = ("kind", "header", "field")

    kind = words(40, required=True, example="employers")
    header = words(required=True, example="会社名")
    field = words(40, required=True, example="name")
