"""Members of lists that say several things at once: stances, licences, work done, columns of files."""

from api.rest.records.shapes import Member
from api.rest.records.values import day, one_of, whole, words
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


class ColumnNameSchema(Member):
    """What an organisation calls a column in its files of one kind; an empty field: the column is passed over."""

    names = ("kind", "header", "field")

    kind = words(40, required=True, example="employers")
    header = words(required=True, example="会社名")
    field = words(40, required=True, example="name")
