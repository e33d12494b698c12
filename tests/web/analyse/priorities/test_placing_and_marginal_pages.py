"""Need and ability to change as a picture with its table; a marginal analysis from its programme to its paper."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.priorities.models import MarginalAnalysis, ShiftOption
from quadrant.analyse.priorities.terms import Shift
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories.catalogue import paid, service
from tests.factories.marginal import begun, option
from tests.factories.partnership import body, person
from tests.factories.priorities import commissioner, judged, priority


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


@pytest.fixture
def clara(families: Cycle, client: Client) -> Client:
    client.force_login(commissioner())
    return client


def test_a_priority_is_placed_and_the_cycle_shows_the_picture_and_who_said_so(clara: Client, families: Cycle) -> None:
    made = judged(families, "Emotional health", 3, 3, 2, 3)
    priority(families, "Warm homes")
    page = f"/ardlebury/cycles/{families.pk}/priorities/"
    assert "No priority is placed yet." in text(clara.get(page))
    said = {"need": "9", "need_reason": "A third more each year", "ability": "7", "ability_reason": "Two good trials"}
    place = f"/ardlebury/priorities/{made.pk}/need-and-ability/"
    assert clara.post(place, {**said, "ability": "11"}).status_code == 200
    assert clara.post(place, said)["Location"] == f"/ardlebury/priorities/{made.pk}/"
    shown = text(clara.get(page))
    for words in (
        "1 of 1 priority is a great need that can be changed",
        "Act on it first",
        "9: A third more each year (Clara, 16 November 2026)",
        "Not placed yet: Warm homes.",
        "91.67 of 100",
    ):
        assert words in shown
    own = text(clara.get(f"/ardlebury/priorities/{made.pk}/"))
    assert "Act on it first. The need is great and can be changed." in own


def test_an_analysis_goes_from_its_programme_to_a_decision_and_a_paper(clara: Client, families: Cycle) -> None:
    cared = service()
    paid(cared, 400_000)
    new = f"/ardlebury/cycles/{families.pk}/marginal-analyses/new/"
    said = {"title": "Breaks for carers", "why": "More families reached", "services": [str(cared.pk)]}
    sent = clara.post(new, said)
    made = MarginalAnalysis.objects.get()
    page = f"/ardlebury/marginal-analyses/{made.pk}/"
    assert sent["Location"] == page
    assert '£400,000</td> <td class="govuk-table__cell govuk-table__cell--numeric">100.0%' in text(clara.get(page))
    for shift, title, amount in (("out", "Fewer nights", "£60,000.00"), ("in", "Breaks near home", "59,999.99")):
        given = {"shift": shift, "title": title, "amount": amount, "effect": "Forty families", "strength": "none"}
        given["service"] = str(cared.pk)
        assert clara.post(f"{page}options/new/", given)["Location"] == page
    assert "£0.01 apart." in text(clara.get(page))
    board = body("Children's Board")
    both = {
        "options": [str(one.pk) for one in ShiftOption.objects.all()], "body": str(board.pk), "decision": "Agreed",
        "decided_on_day": "16", "decided_on_month": "11", "decided_on_year": "2026",
    }  # fmt: skip
    refused = clara.post(f"{page}decide/", both)
    assert refused.status_code == 409
    assert "£0.01 less. Both must be equal." in text(refused)
    assert "Agreed</textarea>" in text(refused)
    option(made, Shift.IN, "A penny for the phone", "0.01")
    both["options"] = [str(one.pk) for one in ShiftOption.objects.all()]
    assert clara.post(f"{page}decide/", both).status_code == 302
    paper = text(clara.get(f"{page}paper/"))
    for words in ("Children&#39;s Board, 16 November 2026: Agreed", "£60,000 is shifted out and £60,000 in."):
        assert words in paper
    file = clara.get(f"{page}paper/", {"download": "docx"})
    assert b"".join(file)[:2] == b"PK"
    listed = text(clara.get("/ardlebury/marginal-analyses/?decision=yes"))
    assert "Breaks for carers" in listed
    assert clara.post(f"{page}options/new/", given).status_code == 409


def test_an_option_is_withdrawn_with_a_reason_by_those_who_may(clara: Client, families: Cycle, client: Client) -> None:
    cared = service()
    paid(cared, 1_000)
    analysis = begun(families, cared)
    one = option(analysis, Shift.OUT, "Less", "10", service=cared)
    off = f"/ardlebury/marginal-analyses/options/{one.pk}/withdraw/"
    assert clara.post(off, {"why": ""}).status_code == 200
    assert clara.post(off, {"why": "Not ours to cut"}).status_code == 302
    assert "No option is listed yet." in text(clara.get(f"/ardlebury/marginal-analyses/{analysis.pk}/"))
    client.force_login(person("Lena", Role.LEGAL))
    assert client.get(f"/ardlebury/marginal-analyses/{analysis.pk}/").status_code == 200
    assert client.post(f"/ardlebury/marginal-analyses/{analysis.pk}/decide/", {}).status_code == 403
