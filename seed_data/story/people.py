"""The twelve people of the demo, all invented: A, B and C of the practice notes, and nine more.

Jointly nine of them get all they need. By telephone A takes the flat that B needs, B the bed that C needs, D the
rooms that H needs, and E the job that is I's only one.
"""

from collections.abc import Iterator
from datetime import date

from matcher.domain.vocabulary import ConsentPurpose
from seed_data.days import SATURDAY, THURSDAY, after, nearest
from seed_data.sheets import Cell, Row
from seed_data.story.first_three import FIRST_THREE
from seed_data.story.other_nine import OTHER_NINE

LATER_RELEASES = (38, 52, 61, 75, 96, 118, 131, 150, 171)
"""Days until the releases of D to L."""
MATCHING = ConsentPurpose.MATCHING.label.ja
TO_EMPLOYER = ConsentPurpose.EMPLOYER_DISCLOSURE.label.ja
TO_LANDLORD = ConsentPurpose.LANDLORD_DISCLOSURE.label.ja
CONSENT_LAPSED = "L-12"
DISCLOSURES = (
    ("A-01", TO_EMPLOYER, "かぜまちの丘物流（架空）"),
    ("B-02", TO_EMPLOYER, "つきみの火花溶接所（架空）"),
    ("B-02", TO_LANDLORD, "あけぼしの坂アパート（架空）"),
    ("C-03", TO_LANDLORD, "ひぬまの渡し更生会（架空）"),
    ("C-03", TO_LANDLORD, "つゆあけの窓住宅（架空）"),
)
"""Who may be told about whom; A's dormitory is his employer's own."""
REFUSED = ("B-02", TO_LANDLORD, "すみれいろの階アパート（架空）")
"""B took this one back."""


def releases(today: date) -> tuple[date, ...]:
    """Release days of the twelve: A and B on Thursdays, C on a Saturday when offices are closed, then six months."""
    return (
        nearest(after(today, 10), weekday=THURSDAY),
        nearest(after(today, 17), weekday=THURSDAY),
        nearest(after(today, 26), weekday=SATURDAY),
        *(after(today, days) for days in LATER_RELEASES),
    )


def subjects(today: date) -> tuple[Row, ...]:
    """Their rows."""
    people = (*FIRST_THREE, *OTHER_NINE)
    return tuple(person(release) for person, release in zip(people, releases(today), strict=True))


def consents(today: date) -> Iterator[Row]:
    """Consent to matching of all twelve, one no longer in force, and to whom A, B and C may be named."""
    for row in subjects(today):
        if row["code"] == CONSENT_LAPSED:
            yield consent(row["code"], MATCHING, after(today, -200), days=195)
        else:
            yield consent(row["code"], MATCHING, after(today, -40), days=365)
    for code, purpose, recipient in DISCLOSURES:
        yield consent(code, purpose, after(today, -12), days=180) | {"recipient": recipient}
    code, purpose, recipient = REFUSED
    withdrawn: Row = {"recipient": recipient, "withdrawn_on": after(today, -9)}
    yield consent(code, purpose, after(today, -12), days=180) | withdrawn


def consent(code: Cell, purpose: str, granted_on: date, *, days: int) -> Row:
    """One row of consent, given on a day for so many days."""
    return {
        "subject": code,
        "purpose": purpose,
        "recipient": None,
        "explained_by": "調整担当（架空）",
        "form_version": "第1版",
        "granted_on": granted_on,
        "expires_on": after(granted_on, days),
        "withdrawn_on": None,
    }
