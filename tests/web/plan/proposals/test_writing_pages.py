"""An applicant finds a call, writes a proposal page by page and submits it; nobody else's proposals are seen."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client

from quadrant.appraisal.commands import adopt_criteria, split_criterion
from quadrant.appraisal.queries import criteria_of
from quadrant.partnership.models import Partnership
from quadrant.plan.proposals.models import Call, Proposal
from quadrant.plan.proposals.queries import budget_of, mark_of_about, questions_of, replies_to
from tests.factories.appraisal import commissioner, drafted
from tests.factories.partnership import known
from tests.factories.priorities import priority
from tests.factories.proposals import CLOSES, DRAFTED, IN_TIME, applicant, call, draft, lead, submitted

BEFORE_CLOSING = IN_TIME


@pytest.fixture(autouse=True)
def _in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """These pages are asked for while the call is open, on 1 June 2026."""
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: BEFORE_CLOSING)


@pytest.fixture
def opened(ardlebury: Partnership) -> Call:
    return call()


def as_applicant(client: Client, name: str = "Hedgerow Family Trust") -> Client:
    client.force_login(applicant(lead(name)))
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_anybody_reads_the_public_page_of_an_open_call_and_of_no_draft(opened: Call, client: Client) -> None:
    page = client.get(f"/ardlebury/calls/{opened.pk}/public")
    assert page.status_code == 200
    for words in (
        "Help for families before things go wrong.",
        "Open until 12 June 2026, 12 noon",
        "Sign in to propose",
    ):
        assert words in text(page)
    assert "£900,000" in text(page)
    hidden = call(
        opened=False, title="Not yet", fund=opened.fund, running=opened.cycle, criteria_set=opened.criteria_set
    )
    assert client.get(f"/ardlebury/calls/{hidden.pk}/public").status_code == 404
    assert client.get(f"/ardlebury/calls/{opened.pk}/").status_code == 302


def test_the_weights_of_a_call_add_to_100_and_parts_stand_under_their_whole(
    ardlebury: Partnership, client: Client
) -> None:
    """Authors who add up the column come to 100, though the first criterion of 50 is marked in three parts."""
    criteria = drafted()
    parts = [("Health", Decimal(20)), ("Skills", Decimal(20)), ("Safety", Decimal(10))]
    split_criterion(criterion=criteria_of(criteria)[0], parts=parts, by=known("Clara"), at=DRAFTED)
    adopt_criteria(criteria_set=criteria, by=commissioner("Bea"), at=DRAFTED)
    made = call(criteria.cycle, criteria_set=criteria)
    for page in (f"/ardlebury/calls/{made.pk}/public", f"/ardlebury/calls/{made.pk}/"):
        [table] = re.findall(
            r'aria-label="Criteria and their weights".*?</table>', text(as_applicant(client).get(page))
        )
        *weights, together = re.findall(r'cell--numeric">([\d.]+)</td>', table)
        assert (sum(map(Decimal, weights)), together) == (100, "100")
        told = re.findall(r"Part of the criterion above: </span>([^<]+)</td>", table)
        assert told == ["1a. Health: 20 of the 50", "1b. Skills: 20 of the 50", "1c. Safety: 10 of the 50"]


def test_every_part_said_not_to_apply_without_a_reason_is_told_by_its_name(opened: Call, client: Client) -> None:
    made = draft(opened)
    page = f"/ardlebury/proposals/{made.pk}/questions/1/"
    first = next(question for question in questions_of(opened) if question.number == 1 and question.parent_id is None)
    parts = [one for one in questions_of(opened) if one.parent_id == first.pk][:2]
    sent = as_applicant(client).post(
        page,
        {f"reply_{first.pk}": "We did.", **{f"skip_{one.pk}": "on" for one in parts}, f"reply_{parts[0].pk}": " "},
    )
    [summary] = re.findall(r'class="govuk-error-summary__body">.*?</div>', unescape(text(sent)))
    told = re.findall(r">(Say why[^<]+)</a>", summary)
    assert told == [f"Say why this does not apply: {one.text}" for one in parts]
    labels = re.findall(r'for="id_skip_\d+">(.*?)</label>', unescape(text(sent)))
    assert len(set(labels)) == len(labels) > 2
    assert f'why<span class="govuk-visually-hidden"> ({parts[0].text})</span>' in labels[1]


def test_an_applicant_writes_a_proposal_one_thing_on_a_page_and_submits_it(opened: Call, client: Client) -> None:
    first = priority(opened.cycle, "Emotional health")
    hedgerow = as_applicant(client)
    assert "Start a proposal" in text(hedgerow.get(f"/ardlebury/calls/{opened.pk}/"))
    organisation = lead("Hedgerow Family Trust")
    sent = hedgerow.post(
        f"/ardlebury/calls/{opened.pk}/propose/", {"organisation": str(organisation.pk), "title": "First Steps"}
    )
    made = Proposal.objects.get()
    page = f"/ardlebury/proposals/{made.pk}/"
    assert sent["Location"] == page
    assert "0 of 10 questions answered" in text(hedgerow.get(page))
    hedgerow.post(f"{page}about/", {"title": "First Steps", "summary": "Coaches", "improvement": "200 families"})
    hedgerow.post(f"{page}money/", {"year_2027": "£62,000", "year_2028": "64,000", "match": "0"})
    hedgerow.post(f"{page}aims/", {f"share_{first.pk}": "100"})
    for question in questions_of(opened):
        if question.parent_id is None:
            asked = [question, *(one for one in questions_of(opened) if one.parent_id == question.pk)]
            answers = {f"reply_{one.pk}": f"Reply to {one.key}" for one in asked}
            hedgerow.post(f"{page}questions/{question.number}/", answers)
    assert (len(replies_to(made)), sum(budget_of(made).values())) == (34, 126_000)
    checked = text(hedgerow.get(f"{page}check/"))
    assert "Everything is answered." in checked
    done = hedgerow.post(f"{page}check/", {})
    assert done["Location"] == page
    made.refresh_from_db()
    assert made.submitted_at == BEFORE_CLOSING
    shown = text(hedgerow.get(page))
    assert "WP01" in shown
    assert "Take it back to change it" in shown


def test_nine_of_ten_answered_cannot_be_submitted_and_the_page_names_the_tenth(opened: Call, client: Client) -> None:
    made = draft(opened)
    hedgerow = as_applicant(client)
    page = f"/ardlebury/proposals/{made.pk}/"
    region = next(question for question in questions_of(opened) if question.key == "region")
    hedgerow.post(f"{page}questions/7/", {f"reply_{region.pk}": ""})
    checked = text(hedgerow.get(f"{page}check/"))
    sentence = "9 of 10 planning questions are answered. Question 7 is not"
    assert sentence in checked
    assert "Submit the proposal" not in checked
    refused = hedgerow.post(f"{page}check/", {})
    assert refused.status_code == 409
    assert sentence in text(refused)
    without = hedgerow.post(f"{page}questions/7/", {f"reply_{region.pk}": "", f"skip_{region.pk}": "on"})
    assert f"Say why this does not apply: {region.text}" in unescape(text(without))
    hedgerow.post(f"{page}questions/7/", {f"reply_{region.pk}": "No region plans here.", f"skip_{region.pk}": "on"})
    assert hedgerow.post(f"{page}check/", {}).status_code == 302


def test_a_colleague_who_was_quicker_is_told_with_both_texts_and_saving_again_stands(
    opened: Call, client: Client
) -> None:
    made = draft(opened)
    hedgerow = as_applicant(client)
    page, seen = f"/ardlebury/proposals/{made.pk}/about/", mark_of_about(made)
    typed = {"title": made.title, "improvement": "More", "seen": seen}
    hedgerow.post(page, {**typed, "summary": "In schools."})
    clash = hedgerow.post(page, {**typed, "summary": "At home and by telephone."})
    assert clash.status_code == 409
    assert "In schools." in text(clash)
    assert re.search(r">\s*At home and by telephone\.</textarea>", clash.content.decode())
    assert f'value="{made.title}"' in text(clash)
    made.refresh_from_db()
    assert made.summary == "In schools."
    assert f'value="{mark_of_about(made)}"' in text(clash)
    hedgerow.post(page, {**typed, "summary": "At home and by telephone.", "seen": mark_of_about(made)})
    made.refresh_from_db()
    assert made.summary == "At home and by telephone."


def test_a_late_proposal_is_refused_on_its_page(opened: Call, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(opened)
    hedgerow = as_applicant(client)
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: CLOSES.replace(second=11))
    refused = hedgerow.post(f"/ardlebury/proposals/{made.pk}/check/", {})
    assert refused.status_code == 409
    assert "This call closed at 12 noon on 12 June 2026. You are 11 seconds late." in text(refused)


def test_applicants_see_their_own_organisations_proposals_only(opened: Call, client: Client) -> None:
    ours, theirs = draft(opened), submitted(opened, "Handyperson service", led_by="Hearth and Home Agency")
    hedgerow = as_applicant(client)
    listed = text(hedgerow.get("/ardlebury/my-proposals/"))
    assert "First Steps family coaches" in listed
    assert "Handyperson" not in listed
    for place in ("", "about/", "questions/", "questions/1/", "money/", "aims/", "check/", "withdraw/", "offer/"):
        assert hedgerow.get(f"/ardlebury/proposals/{theirs.pk}/{place}").status_code == 404, place
    assert hedgerow.get(f"/ardlebury/calls/{opened.pk}/proposals/").status_code == 404
    assert hedgerow.get(f"/ardlebury/calls/{opened.pk}/what-the-money-buys/").status_code == 404
    hearth = as_applicant(Client(), "Hearth and Home Agency")
    assert hearth.get(f"/ardlebury/proposals/{ours.pk}/").status_code == 404


def test_a_proposal_is_taken_back_and_an_earlier_version_can_still_be_read(opened: Call, client: Client) -> None:
    made = submitted(opened)
    hedgerow = as_applicant(client)
    page = f"/ardlebury/proposals/{made.pk}/"
    hedgerow.post(f"{page}take-back/", {})
    assert "What to write" in text(hedgerow.get(page))
    assert "£62,000" in text(hedgerow.get(f"{page}versions/1/"))
    assert hedgerow.get(f"{page}versions/2/").status_code == 404
    hedgerow.post(f"{page}withdraw/", {"why": "Funded elsewhere"})
    assert "Funded elsewhere" in text(hedgerow.get(page))
