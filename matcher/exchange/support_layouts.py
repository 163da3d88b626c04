"""The files about organisations, interviews, needs, and the counts that a prison sends."""

from matcher.domain.people import InterviewMethod, NeedKind, NeedState
from matcher.domain.registry import OrganisationKind
from matcher.domain.text import Text
from matcher.exchange.cells import (
    FindMunicipality,
    Problem,
    code,
    day,
    long_words,
    municipality,
    phone,
    term,
    whole_number,
    words,
    yes_no,
)
from matcher.exchange.checks import not_before
from matcher.exchange.layouts import Field, Layout, RowCheck
from matcher.exchange.quantities import PEOPLE
from matcher.exchange.shared_columns import CONFIRMED, NOTE

_PEOPLE = whole_number(0, 99_999, PEOPLE)
_DECLINED = (
    ("declined_surveillance", "不同意（監視されると感じる）"),
    ("declined_own_plan", "不同意（自分で決めている）"),
    ("declined_distrust", "不同意（支援への不信）"),
    ("declined_no_need", "不同意（必要がない）"),
    ("declined_other", "不同意（その他）"),
)


def organisations(find: FindMunicipality) -> Layout:
    """機関."""
    return Layout(
        kind="organisations",
        fields=(
            Field("code", "コード", code, required=True),
            Field("name", "機関名", words, required=True),
            Field("kind", "機関の種類", term(OrganisationKind), required=True),
            Field("municipality", "市町村", municipality(find)),
            Field("address", "所在地", words),
            Field("contact", "担当窓口", words),
            Field("phone", "電話番号", phone),
            Field("hours", "受付時間", words),
            NOTE,
            *CONFIRMED,
        ),
    )


def interviews(_: FindMunicipality) -> Layout:
    """面接."""
    return Layout(
        kind="interviews",
        fields=(
            Field("subject", "対象者", code, required=True, refers_to="subjects"),
            Field("held_on", "面接日", day, required=True, past=True),
            Field("method", "面接の方法", term(InterviewMethod), required=True),
            Field("held_by", "面接者（職名）", words),
            Field("place", "場所", words),
            Field("said", "本人の話", long_words),
            Field("next_step", "次にすること", long_words),
            Field("next_on", "次の期日", day),
        ),
        key=("subject", "held_on", "method"),
        checks=(not_before("held_on", "next_on"),),
    )


def needs(_: FindMunicipality) -> Layout:
    """支援のニーズ."""
    return Layout(
        kind="needs",
        fields=(
            Field("subject", "対象者", code, required=True, refers_to="subjects"),
            Field("kind", "支援のニーズ", term(NeedKind), required=True),
            Field("state", "対応", term(NeedState), required=True),
            Field("wished", "本人の希望", yes_no),
            Field("note", "備考", long_words),
            Field("due_on", "期日", day),
        ),
        key=("subject", "kind"),
    )


def prison_counts(_: FindMunicipality) -> Layout:
    """同意前の人数: counts only, never a person."""
    return Layout(
        kind="prison_counts",
        fields=(
            Field("fiscal_year", "年度", whole_number(2000, 2199, ("年度",)), required=True),
            Field("institution", "収容施設", words, required=True),
            Field("known", "把握", _PEOPLE, required=True),
            Field("explained", "説明", _PEOPLE, required=True),
            Field("consented", "同意", _PEOPLE, required=True),
            *(Field(name, label, _PEOPLE, required=True) for name, label in _DECLINED),
        ),
        key=("fiscal_year", "institution"),
        checks=(_explained_among_known(), _answers_among_explained()),
    )


def _explained_among_known() -> RowCheck:
    return RowCheck(
        fields=("known", "explained"),
        holds=lambda known, explained: explained <= known,
        column="explained",
        problem=Problem(
            Text("説明した人数が把握した人数を超えています", "more were explained to than are known"),
            Text("[{known}] と [{explained}] を確かめてください", "check [{known}] and [{explained}]"),
        ),
    )


def _answers_among_explained() -> RowCheck:
    return RowCheck(
        fields=("explained", "consented", *(name for name, _ in _DECLINED)),
        holds=lambda explained, *answers: sum(answers) <= explained,
        column="consented",
        problem=Problem(
            Text("同意と不同意の合計が説明した人数を超えています", "more answered than were explained to"),
            Text("人数を確かめてください", "check the counts"),
        ),
    )
