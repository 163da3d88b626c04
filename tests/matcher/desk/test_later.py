"""Who needs a home or a job later, in words."""

from datetime import date

from matcher.desk.later import needed_later

MARCH, APRIL = date(2027, 3, 5).toordinal(), date(2027, 4, 1).toordinal()
KEPT = {"unit": {"U-1": {"S-1": MARCH, "S-2": APRIL, "S-3": MARCH}}, "opening": {"J-1": {"S-1": MARCH}}}


def test_people_are_counted_by_month_and_never_named() -> None:
    home, job = needed_later(KEPT, {"unit": "U-1", "opening": "J-1"}, "S-9")

    assert home.ja == "この住まいは、2027年3月に釈放予定の2人、2027年4月に釈放予定の1人にも必要です。"
    assert home.en == "This home will also be needed by 2 to be released in Mar 2027, 1 to be released in Apr 2027."
    assert job.ja == "この求人は、2027年3月に釈放予定の1人にも必要です。"


def test_nobody_is_told_of_their_own_need() -> None:
    assert needed_later(KEPT, {"unit": None, "opening": "J-1"}, "S-1") == ()


def test_nothing_is_said_of_other_places_nor_of_a_run_that_did_not_look_ahead() -> None:
    assert needed_later(KEPT, {"unit": "U-2", "opening": None}, "S-9") == ()
    assert needed_later(None, {"unit": "U-1", "opening": "J-1"}, "S-9") == ()
