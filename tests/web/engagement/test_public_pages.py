"""What anybody does without signing in: a page without cookies that loses nothing typed and shuts on time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from quadrant.engagement.models import Answer, Response
from quadrant.methods.calendar import deadline
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.conftest import TODAY
from tests.factories.engagement import asked, commissioner, consultation, draft, ended, reported
from tests.web.telling import filled, read

LATER = deadline(date(2026, 11, 20), time(0))


@pytest.fixture
def anybody() -> Client:
    """No session, and forgery is checked as it is for real."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    def strike(at: datetime) -> None:
        monkeypatch.setattr("quadrant.door.middleware.now", lambda: at)

    return strike


def page_of(one: Any, rest: str = "") -> str:
    return f"/ardlebury/have-your-say/{one.pk}/{rest}"


def test_anybody_answers_and_no_cookie_is_set(ardlebury: Partnership, anybody: Client) -> None:
    made = consultation()
    page = anybody.get(page_of(made))
    said = read(page)
    assert "Open until 11 December 2026, 5pm" in said
    assert "The Cabinet chooses how short breaks are run" in said
    assert "This page sets no cookie" in said
    assert "Paper copies in every library" in said
    sent = {**filled(page), f"q{asked(made, 'Where').pk}": "2", f"q{asked(made, 'What').pk}": "Ask Mrs Okafor"}
    sent[f"q{asked(made, 'Which').pk}"] = ["0", "2"]
    answer = anybody.post(page_of(made), sent)
    assert (answer.status_code, answer["Location"]) == (302, page_of(made, "thanks/"))
    thanks = anybody.get(answer["Location"])
    assert "Your answers have come in" in read(thanks)
    assert "will be published on the page of this consultation" in read(thanks)
    assert [dict(one.cookies) for one in (page, answer, thanks)] == [{}, {}, {}]
    assert Response.objects.get().received_on == TODAY
    assert {(one.choice, one.text, tuple(one.held)) for one in Answer.objects.all()} == {
        (2, "", ()), (0, "", ()), (None, "Ask Mrs Okafor", ("name",)),
    }  # fmt: skip


def test_a_button_pressed_twice_is_taken_once(ardlebury: Partnership, anybody: Client) -> None:
    made = consultation()
    sent = {**filled(anybody.get(page_of(made))), f"q{asked(made, 'Where').pk}": "2"}
    assert [anybody.post(page_of(made), sent).status_code for _ in range(2)] == [302, 302]
    assert Response.objects.count() == 1


def test_before_it_opens_nobody_knows_of_it(ardlebury: Partnership, anybody: Client, clock: Any) -> None:
    made = consultation(opens_at=LATER, closes_at=deadline(date(2027, 2, 26), time(12)))
    kept = draft(title="A draft")
    moment = timedelta(microseconds=1)
    clock(LATER - moment)
    for one, rest in ((made, ""), (made, "young-people/"), (made, "thanks/"), (made, "report/"), (kept, "")):
        assert anybody.get(page_of(one, rest)).status_code == 404
    assert anybody.post(page_of(made), {"mark": "x"}).status_code == 404
    assert "Nothing is open today" in read(anybody.get("/ardlebury/have-your-say/"))
    clock(LATER)
    assert anybody.get(page_of(made)).status_code == 200
    assert "Short breaks" in read(anybody.get("/ardlebury/have-your-say/"))


def test_it_shuts_on_time_and_what_was_typed_stays(ardlebury: Partnership, anybody: Client, clock: Any) -> None:
    made = consultation()
    sent = {**filled(anybody.get(page_of(made))), f"q{asked(made, 'What').pk}": "A long thought"}
    clock(made.closes_at)
    late = anybody.post(page_of(made), sent)
    assert late.status_code == 409
    assert "came too late to be counted" in read(late)
    assert "A long thought" in read(late)
    assert "Send my answers" not in read(late)
    closed = read(anybody.get(page_of(made)))
    assert "This consultation closed on 11 December 2026, 5pm" in closed
    assert not Response.objects.exists()
    clock(made.closes_at - timedelta(microseconds=1))
    assert anybody.post(page_of(made), sent).status_code == 302


def test_one_ended_early_says_so_and_why(ardlebury: Partnership, anybody: Client) -> None:
    said = read(anybody.get(page_of(ended(consultation()))))
    assert "This consultation ended early, on 16 November 2026, 9am. Enough was said" in said


def test_what_is_wrong_is_said_at_its_place_and_nothing_typed_is_lost(ardlebury: Partnership, anybody: Client) -> None:
    made = consultation()
    hours, what = (f"q{asked(made, text).pk}" for text in ("How many", "What"))
    answer = anybody.post(page_of(made), {hours: "lots", what: "Keep this", "mark": "m"})
    assert answer.status_code == 200
    assert "How many hours a week? must be a number" in read(answer)
    assert "Keep this" in read(answer)
    empty = anybody.post(page_of(made), {"mark": "m"})
    assert "Answer at least one question" in read(empty)
    foreign = anybody.post(page_of(made), {f"q{asked(made, 'Where').pk}": "9", what: "Keep this"})
    assert "Select one of the choices listed" in read(foreign)
    assert not Response.objects.exists()


def test_markup_stays_text(ardlebury: Partnership, anybody: Client) -> None:
    made = consultation()
    answer = anybody.post(page_of(made), {f"q{asked(made, 'How many').pk}": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in answer.content.decode()


def test_too_many_from_one_place_wait_and_lose_nothing(
    ardlebury: Partnership, anybody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quadrant.web.engagement.views.public.MOST_FROM_ONE_PLACE", 2)
    made, what = consultation(), "I have thought about this"
    codes = []
    for number in range(3):
        sent = {f"q{asked(made, 'What').pk}": what, "mark": f"page {number}"}
        answer = anybody.post(page_of(made), sent)
        codes.append(answer.status_code)
    assert codes == [302, 302, 429]
    assert what in read(answer)
    assert "wait ten minutes" in read(answer)
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert elsewhere.post(page_of(made), sent).status_code == 302


def test_a_child_under_13_needs_a_parents_yes(ardlebury: Partnership, anybody: Client) -> None:
    made = consultation()
    page = anybody.get(page_of(made, "young-people/"))
    said = read(page)
    assert "We want to know which days out you like." in said
    assert "What should be different?" in said
    assert "Where do you live?" not in said
    assert "We do not ask your name" in said
    what = f"q{asked(made, 'What').pk}"
    sent = {**filled(page), "age": "to_12", "agrees": "on", what: "More swimming"}
    refused = anybody.post(page_of(made, "young-people/"), sent)
    assert "Because you are under 13, ask a parent or carer" in read(refused)
    assert "More swimming" in read(refused)
    assert not Response.objects.exists()
    assert anybody.post(page_of(made, "young-people/"), {**sent, "parent": "on"}).status_code == 302
    kept = Response.objects.get()
    assert (kept.edition, kept.age, kept.consented) == ("young", "to_12", True)
    older = {**filled(anybody.get(page_of(made, "young-people/"))), "age": "to_15", what: "Fewer forms"}
    assert "Tick that it is OK" in read(anybody.post(page_of(made, "young-people/"), older))
    assert anybody.post(page_of(made, "young-people/"), {**older, "agrees": "on"}).status_code == 302


def test_who_is_signed_in_is_not_kept_with_the_answers(ardlebury: Partnership) -> None:
    made, clara = consultation(), Client()
    clara.force_login(commissioner())
    clara.post(page_of(made), {f"q{asked(made, 'Where').pk}": "1"})
    assert Response.objects.get().delivery.entered_by is None


def test_the_published_report_is_for_everybody(ardlebury: Partnership, anybody: Client) -> None:
    made = reported()
    said = read(anybody.get(page_of(made, "report/")))
    assert "You said: Breaks are too far from home" in said
    assert "We did: A house in Harbour" in said
    assert "what you said, and what we did" in read(anybody.get("/ardlebury/have-your-say/"))


def test_another_partnership_does_not_lend_its_consultation(
    ardlebury: Partnership, withenshire: Partnership, anybody: Client
) -> None:
    with within(ardlebury, on=TODAY):
        made = consultation()
    assert anybody.get(f"/withenshire/have-your-say/{made.pk}/").status_code == 404
