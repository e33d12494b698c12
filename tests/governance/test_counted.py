"""Days of notice, counted by hand: each expected day was typed from a paper calendar, its counting beside it.

Christmas 2026: Friday 25 and Monday 28 December are closed (26 is a Saturday), then Friday 1 January 2027. Easter 2027:
Friday 26 and Monday 29 March. The clocks change on Sunday 25 October 2026 and on Easter Sunday, 28 March 2027.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from quadrant.governance.terms import SHIPPED, Count, CountedRule, RuleKey
from quadrant.methods.calendar import london_day

KEY, CALL_IN = SHIPPED[RuleKey.KEY_NOTICE], SHIPPED[RuleKey.CALL_IN]

TWENTY_EIGHT_CLEAR_DAYS = [
    ("2026-10-01", "2026-10-30", "2 to 29 October, with the change of clocks"),
    ("2026-11-02", "2026-12-01", "3 to 30 November"),
    ("2026-11-16", "2026-12-15", "17 to 30 November are 14, 1 to 14 December are 14"),
    ("2026-11-27", "2026-12-26", "28 to 30 November are 3, 1 to 25 December are 25: a closed day counts"),
    ("2026-12-01", "2026-12-30", "2 to 29 December"),
    ("2026-12-25", "2027-01-23", "26 to 31 December are 6, 1 to 22 January are 22"),
    ("2027-01-31", "2027-03-01", "the whole of February"),
    ("2028-01-31", "2028-02-29", "1 to 28 February of a leap year"),
    ("2027-02-27", "2027-03-28", "28 February, 1 to 27 March"),
    ("2027-03-01", "2027-03-30", "2 to 29 March, with Easter and the change of clocks"),
]
FIVE_CLEAR_WORKING_DAYS = [
    ("2026-10-22", "2026-10-30", "Fri 23, Mon 26, Tue 27, Wed 28, Thu 29 October"),
    ("2026-10-23", "2026-10-31", "Mon 26 to Fri 30 October"),
    ("2026-11-16", "2026-11-24", "Tue 17, Wed 18, Thu 19, Fri 20, Mon 23"),
    ("2026-11-17", "2026-11-25", "Wed 18, Thu 19, Fri 20, Mon 23, Tue 24"),
    ("2026-11-18", "2026-11-26", "Thu 19, Fri 20, Mon 23, Tue 24, Wed 25"),
    ("2026-11-19", "2026-11-27", "Fri 20, Mon 23, Tue 24, Wed 25, Thu 26"),
    ("2026-11-20", "2026-11-28", "Mon 23 to Fri 27"),
    ("2026-11-21", "2026-11-28", "a Saturday: Mon 23 to Fri 27"),
    ("2026-11-22", "2026-11-28", "a Sunday: Mon 23 to Fri 27"),
    ("2026-12-17", "2026-12-25", "Fri 18, Mon 21, Tue 22, Wed 23, Thu 24 December"),
    ("2026-12-18", "2026-12-30", "Mon 21, Tue 22, Wed 23, Thu 24, Tue 29"),
    ("2026-12-21", "2026-12-31", "Tue 22, Wed 23, Thu 24, Tue 29, Wed 30"),
    ("2026-12-22", "2027-01-01", "Wed 23, Thu 24, Tue 29, Wed 30, Thu 31"),
    ("2026-12-23", "2027-01-05", "Thu 24, Tue 29, Wed 30, Thu 31, Mon 4 January"),
    ("2026-12-24", "2027-01-06", "Tue 29, Wed 30, Thu 31, Mon 4, Tue 5"),
    ("2026-12-25", "2027-01-06", "Christmas Day: as from the 24th"),
    ("2026-12-28", "2027-01-06", "the substitute day: as from the 24th"),
    ("2026-12-29", "2027-01-07", "Wed 30, Thu 31, Mon 4, Tue 5, Wed 6"),
    ("2026-12-31", "2027-01-09", "Mon 4 to Fri 8"),
    ("2027-03-17", "2027-03-25", "Thu 18, Fri 19, Mon 22, Tue 23, Wed 24 March"),
    ("2027-03-18", "2027-03-26", "Fri 19, Mon 22, Tue 23, Wed 24, Thu 25"),
    ("2027-03-19", "2027-03-31", "Mon 22, Tue 23, Wed 24, Thu 25, Tue 30"),
    ("2027-03-22", "2027-04-01", "Tue 23, Wed 24, Thu 25, Tue 30, Wed 31"),
    ("2027-03-25", "2027-04-06", "Tue 30, Wed 31, Thu 1, Fri 2, Mon 5 April"),
    ("2027-03-26", "2027-04-06", "Good Friday: as from the 25th"),
    ("2027-03-29", "2027-04-06", "Easter Monday: as from the 25th"),
    ("2027-03-30", "2027-04-07", "Wed 31, Thu 1, Fri 2, Mon 5, Tue 6"),
    ("2027-04-26", "2027-05-05", "Tue 27, Wed 28, Thu 29, Fri 30, Tue 4 May: the 3rd is closed"),
    ("2027-05-25", "2027-06-03", "Wed 26, Thu 27, Fri 28, Tue 1, Wed 2 June: 31 May is closed"),
    ("2027-08-26", "2027-09-04", "Fri 27, Tue 31, Wed 1, Thu 2, Fri 3: 30 August is closed"),
]
LIES_BETWEEN = [
    (KEY, "2026-11-02", "2026-12-08", 35, "3 to 30 November are 28, 1 to 7 December are 7"),
    (KEY, "2026-11-02", "2026-12-01", 28, "3 to 30 November"),
    (KEY, "2026-11-02", "2026-11-30", 27, "3 to 29 November"),
    (KEY, "2026-11-02", "2026-11-02", 0, "the same day"),
    (KEY, "2026-11-02", "2026-11-03", 0, "the next day"),
    (KEY, "2026-11-02", "2026-11-04", 1, "the 3rd"),
    (KEY, "2026-11-04", "2026-11-02", 0, "an event before its notice"),
    (CALL_IN, "2026-11-16", "2026-11-24", 5, "Tue 17 to Fri 20, Mon 23"),
    (CALL_IN, "2026-11-16", "2026-11-23", 4, "Tue 17 to Fri 20"),
    (CALL_IN, "2026-11-20", "2026-11-23", 0, "a weekend"),
    (CALL_IN, "2026-11-20", "2026-11-24", 1, "Mon 23"),
    (CALL_IN, "2026-12-23", "2026-12-29", 1, "Thu 24"),
    (CALL_IN, "2026-12-24", "2026-12-29", 0, "four closed days"),
    (CALL_IN, "2026-12-24", "2026-12-30", 1, "Tue 29"),
    (CALL_IN, "2026-12-31", "2027-01-05", 1, "Mon 4"),
    (CALL_IN, "2027-03-25", "2027-03-30", 0, "the whole of Easter"),
    (CALL_IN, "2027-03-25", "2027-03-31", 1, "Tue 30"),
    (CALL_IN, "2027-03-24", "2027-03-31", 2, "Thu 25, Tue 30"),
]
THE_DAY_IN_LONDON = [
    ("2026-10-24T22:59:00+00:00", "2026-10-24", "a minute to midnight, summer time"),
    ("2026-10-24T23:00:00+00:00", "2026-10-25", "midnight, summer time"),
    ("2026-10-25T00:59:00+00:00", "2026-10-25", "the last minute of summer time"),
    ("2026-10-25T23:59:00+00:00", "2026-10-25", "a minute to midnight, the day of 25 hours"),
    ("2026-10-26T00:00:00+00:00", "2026-10-26", "midnight, winter time"),
    ("2027-03-27T23:59:00+00:00", "2027-03-27", "a minute to midnight, winter time"),
    ("2027-03-28T22:59:00+00:00", "2027-03-28", "a minute to midnight, the day of 23 hours"),
    ("2027-03-28T23:00:00+00:00", "2027-03-29", "midnight, summer time"),
]
OF_A_PARTNERSHIPS_OWN = [
    (0, Count.CLEAR_DAYS, "2026-11-16", "2026-11-16", "none"),
    (1, Count.CLEAR_DAYS, "2026-11-16", "2026-11-18", "the 17th"),
    (3, Count.CLEAR_WORKING_DAYS, "2026-12-24", "2027-01-01", "Tue 29, Wed 30, Thu 31"),
    (10, Count.CLEAR_WORKING_DAYS, "2026-12-18", "2027-01-07", "Mon 21 to Thu 24, Tue 29 to Thu 31, Mon 4 to Wed 6"),
]


@pytest.mark.parametrize(("notice", "first", "counting"), TWENTY_EIGHT_CLEAR_DAYS)
def test_the_first_day_of_a_key_decision(notice: str, first: str, counting: str) -> None:
    assert KEY.first_day_after(date.fromisoformat(notice)) == date.fromisoformat(first), counting


@pytest.mark.parametrize(("notice", "first", "counting"), FIVE_CLEAR_WORKING_DAYS)
def test_the_first_day_on_which_a_decision_is_carried_out(notice: str, first: str, counting: str) -> None:
    first_day = date.fromisoformat(first)
    assert CALL_IN.first_day_after(date.fromisoformat(notice)) == first_day, counting
    assert CALL_IN.is_kept(date.fromisoformat(notice), first_day)


@pytest.mark.parametrize(("rule", "notice", "event", "days", "counting"), LIES_BETWEEN)
def test_what_lies_between(rule: CountedRule, notice: str, event: str, days: int, counting: str) -> None:
    assert rule.counted(date.fromisoformat(notice), date.fromisoformat(event)) == days, counting


@pytest.mark.parametrize(("instant", "day", "why"), THE_DAY_IN_LONDON)
def test_a_notice_is_of_the_day_it_is_in_london(instant: str, day: str, why: str) -> None:
    assert london_day(datetime.fromisoformat(instant)) == date.fromisoformat(day), why


@pytest.mark.parametrize(("days", "count", "notice", "first", "counting"), OF_A_PARTNERSHIPS_OWN)
def test_a_partnerships_own_figure(days: int, count: Count, notice: str, first: str, counting: str) -> None:
    rule = CountedRule(RuleKey.CALL_IN, days, count, "Standing order 12")
    assert rule.first_day_after(date.fromisoformat(notice)) == date.fromisoformat(first), counting
