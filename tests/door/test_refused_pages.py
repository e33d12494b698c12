"""Every expected refusal is a page in the design, with its status, a reference, and nothing typed lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponseNotAllowed
from django.test import Client, RequestFactory

from quadrant.audit.terms import Changed, Refusal
from quadrant.door import refused
from quadrant.door.middleware import Door
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.partnership import PASSWORD, administrator, body, person


@pytest.fixture
def clara(ardlebury: Partnership) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person("Clara", Role.COMMISSIONER))
    return client


def heading(answer: Any) -> str:
    page = answer.content.decode()
    assert "govuk-template" in page, "not in the design"
    [found] = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return str(found).strip()


def told(answer: Any) -> tuple[int, str]:
    assert f"Reference: {answer['X-Request-Number']}" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, heading(answer)


def test_400_for_a_request_that_cannot_be_read(clara: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.exceptions import SuspiciousOperation

    def cannot_read(*_: object, **__: object) -> None:
        raise SuspiciousOperation("not a picture of a request")

    monkeypatch.setattr("quadrant.door.middleware.partnership_at", cannot_read)
    assert told(clara.get("/ardlebury/bodies/")) == (400, "We could not read that request")


def test_400_for_a_host_that_we_are_not(ardlebury: Partnership, client: Client) -> None:
    assert told(client.get("/sign-in", headers={"host": "evil.example"})) == (400, "We could not read that request")


def test_403_for_what_others_may(clara: Client) -> None:
    cabinet = body("Cabinet")
    assert told(clara.get(f"/ardlebury/bodies/{cabinet.pk}/change/")) == (403, "You may not do this")


def test_403_for_a_form_left_open_over_night(ardlebury: Partnership) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert told(strict.post("/sign-in", {"login": "clara@example.org"})) == (403, "This page was open too long")


def test_404_for_what_is_not_there_or_not_theirs(clara: Client, withenshire: Partnership) -> None:
    for address in ("/nowhere", "/ardlebury/bodies/999999/", "/withenshire/bodies/", "/ardlebury/nothing/"):
        assert told(clara.get(address)) == (404, "Page not found"), address


def test_405_for_an_address_that_only_takes_a_form(ardlebury: Partnership, rf: RequestFactory) -> None:
    only_sent = Door(lambda request: HttpResponseNotAllowed(["POST"]))
    answer = only_sent(rf.get("/ardlebury/uploads/1/confirm/"))
    assert (answer.status_code, heading(answer)) == (405, "There is nothing to read at this address")
    assert answer["Allow"] == "POST"


def test_409_with_the_sentence_of_the_refusal_and_what_was_typed(
    clara: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_now(request: Any) -> None:
        raise Refusal("The standstill is not over until 3 December 2026.")

    monkeypatch.setattr("quadrant.partnership.queries.body_tree", lambda: not_now(None))
    answer = clara.get("/ardlebury/bodies/")
    assert told(answer) == (409, "This cannot be done now")
    assert "The standstill is not over until 3 December 2026." in answer.content.decode()


def test_409_keeps_both_texts_but_no_password(ardlebury: Partnership, rf: RequestFactory) -> None:
    sent = rf.post("/x", {"comment": "Mine <b>bold</b>", "password": "kettle", "csrfmiddlewaretoken": "t"})
    page = refused.refusal_page(sent, Refusal("Somebody was quicker.")).content.decode()
    assert "Somebody was quicker." in page
    assert "Mine &lt;b&gt;bold&lt;/b&gt;" in page
    assert "kettle" not in page
    both = Changed("Somebody was quicker.", theirs="Their words", yours="Your words")
    page = refused.refusal_page(sent, both).content.decode()
    assert re.findall("Their words|Your words", page) == ["Their words", "Your words"]


def test_413_for_more_than_we_accept(clara: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    clara.force_login(administrator())
    sent = clara.post("/ardlebury/bodies/new/", {"name": "x" * 2_000})
    assert told(sent) == (413, "That is too large to send")


def test_429_after_too_many_wrong_passwords(ardlebury: Partnership, client: Client, settings: Any) -> None:
    settings.AXES_ENABLED = True
    person("Clara", Role.COMMISSIONER)
    wrong = {"login": "clara@example.org", "password": "not my password"}
    answers = [client.post("/sign-in", wrong) for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert told(answers[-1]) == (429, "Too many tries")
    right = client.post("/sign-in", {"login": "clara@example.org", "password": PASSWORD})
    assert right.status_code == 429, "not even with the right one, until the quarter of an hour is over"


def broken(*_: object) -> None:
    raise ZeroDivisionError("a defect")


def test_500_in_the_design_without_a_word_of_the_defect(clara: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quadrant.partnership.queries.body_tree", broken)
    answer = clara.get("/ardlebury/bodies/")
    assert told(answer) == (500, "Something went wrong here")
    assert "ZeroDivisionError" not in answer.content.decode()


def test_500_bare_where_even_the_design_is_broken(clara: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quadrant.partnership.queries.body_tree", broken)
    monkeypatch.setattr(refused, "render", broken)
    answer = clara.get("/ardlebury/bodies/")
    assert answer.status_code == 500
    assert "<h1>Something went wrong here</h1>" in answer.content.decode()
