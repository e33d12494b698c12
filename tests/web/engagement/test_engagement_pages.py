"""Who was asked and told, on pages: meetings, the log by step, the ladder, the guidance, messages and their log."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.cycle.framework.places import steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.engagement.models import Engagement, Message
from quadrant.engagement.queries import places_for
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.conftest import TODAY
from tests.factories.cycle import cycle
from tests.factories.engagement import commissioner, consultation, draft, message, met
from tests.factories.partnership import administrator, body, known
from tests.web.telling import listed, read

MET = {
    "title": "Parents’ evening", "held_on_day": "12", "held_on_month": "10", "held_on_year": "2026",
    "method": "network", "network": "Parent and carer forum", "sectors": ["carers", "public"], "how_many": "32",
    "findings": "Evenings suit nobody with small children.", "action": "Breaks begin at two.",
}  # fmt: skip


@pytest.fixture
def year(ardlebury: Partnership) -> Cycle:
    return cycle(key="gateshead-2010")


@pytest.fixture
def clara(year: Cycle) -> Client:
    client = Client()
    client.force_login(commissioner())
    return client


def another(name: str) -> Cycle:
    """A pilot review beside the year."""
    board = body(f"Board of {name}", chair=known(f"Chair of {name}"))
    return cycle(name, key="haringey-policy-2010", by=commissioner(), lead_body=board)


def post(client: Client, page: str, said: dict[str, Any]) -> str:
    answer = client.post(f"/ardlebury/{page}", said)
    assert answer.status_code == 302, read(answer)
    return read(client.get(answer["Location"]))


def needs_analysis(client: Client, year: Cycle) -> str:
    """The step page where people are asked."""
    number = next(place.step.number for place in places_for(year))
    return read(client.get(f"/ardlebury/cycles/{year.pk}/steps/{number}/"))


def test_gct_157_a_record_has_method_numbers_findings_and_action(clara: Client, year: Cycle) -> None:
    place = places_for(year)[0].key
    said = post(clara, f"cycles/{year.pk}/engagements/new/?place={place}", {**MET, "place": place})
    for words in (
        "A group or network that meets already", "Parents and carers and the general public", "32",
        "Evenings suit nobody with small children.", "Breaks begin at two.",
    ):  # fmt: skip
        assert words in said
    row = listed(clara.get("/ardlebury/engagements/").content.decode())["Parents’ evening"]
    assert (row["People"], row["Answered"]) == ("32", "Yes")
    assert "Parents’ evening: 32 people asked, what was done is noted" in needs_analysis(clara, year)


def test_gct_158_an_existing_network_is_named(clara: Client, year: Cycle) -> None:
    place = places_for(year)[0].key
    nameless = clara.post(f"/ardlebury/cycles/{year.pk}/engagements/new/", {**MET, "place": place, "network": ""})
    assert "Name the group or network" in read(nameless)
    assert "Evenings suit nobody with small children." in read(nameless)
    assert "Parent and carer forum" in post(clara, f"cycles/{year.pk}/engagements/new/", {**MET, "place": place})


def test_gct_161_people_working_directly_are_asked(clara: Client, year: Cycle) -> None:
    place = places_for(year)[1].key
    who = {**MET, "title": "Sixty at work", "method": "workshop", "sectors": ["practitioners"], "place": place}
    assert "People working directly with families" in post(clara, f"cycles/{year.pk}/engagements/new/", who)
    met_there = post(clara, f"cycles/{year.pk}/engagements/new/", {**who, "title": "Again"})
    assert "For Ask professionals and practitioners" in met_there
    step = needs_analysis(clara, year)
    assert "Ask professionals and practitioners Done" in step
    assert "Ask children, young people and families Not started" in step


def test_gct_162_a_network_of_practitioners_is_asked(clara: Client, year: Cycle) -> None:
    place = places_for(year)[1].key
    who = {**MET, "method": "practitioner_network", "network": "Health visitors’ forum", "place": place}
    said = post(clara, f"cycles/{year.pk}/engagements/new/", who)
    assert "A network of practitioners" in said
    assert "Health visitors’ forum" in said


def test_lbh_089_people_met_at_any_step_stand_at_that_step_and_a_draft_has_asked_nobody(
    clara: Client, year: Cycle
) -> None:
    last = steps_of(framework_of(year.framework))[-1]
    assert f"{last.step.number}. {last.step.name}" in read(clara.get(f"/ardlebury/cycles/{year.pk}/engagements/new/"))
    post(clara, f"cycles/{year.pk}/engagements/new/", {**MET, "place": last.key})
    draft(year, title="Breaks in summer")
    rows = listed(clara.get(f"/ardlebury/cycles/{year.pk}/who-was-asked/").content.decode())
    at_last = rows[f"{last.step.number}. {last.step.name}"]
    assert (at_last["Meetings and talks"], at_last["People met"]) == ("Parents’ evening", "32")
    planned = next(row for row in rows.values() if "Breaks in summer" in row["Consultations"])
    assert (planned["Who was asked"], planned["Consultations"]) == (
        "Nobody yet", "Breaks in summer (a draft: nobody is asked yet)",
    )  # fmt: skip
    nowhere = clara.post(f"/ardlebury/cycles/{year.pk}/engagements/new/", {**MET, "place": "plan.moon"})
    assert nowhere.status_code == 200
    assert Engagement.objects.count() == 1


def test_an_answer_to_a_meeting_may_come_later_and_two_do_not_overwrite_each_other(clara: Client, year: Cycle) -> None:
    made = met(year, action="", place=places_for(year)[0].key)
    assert "Say what was done about it" in read(clara.get(f"/ardlebury/engagements/{made.pk}/"))
    change = f"engagements/{made.pk}/change/"
    said = {**MET, "place": made.place, "version": "1"}
    assert "Breaks begin at two." in post(clara, change, said)
    stale = clara.post(f"/ardlebury/{change}", {**said, "action": "Mine"})
    assert stale.status_code == 409
    assert "In the record now" in read(stale)
    assert post(clara, change, {**said, "action": "Mine", "version": "2"}).count("Mine") == 1
    assert Engagement.objects.get().version == 3


def test_lbh_014_the_log_shows_sector_types_by_step(clara: Client, ardlebury: Partnership) -> None:
    review = another("Review of breaks")
    met(review, sectors=("public", "voluntary", "social"), place=places_for(review)[0].key)
    said = read(clara.get(f"/ardlebury/cycles/{review.pk}/who-was-asked/"))
    asked = (
        "1. Understanding needs Who was asked The general public, third sector: voluntary and community groups and "
        "fourth sector: social enterprises and mutuals"
    )
    assert asked in said
    assert "2. Setting commissioning priorities Who was asked Nobody yet" in said


def test_lbh_042_the_level_of_coproduction_is_recorded_for_each_project(clara: Client, year: Cycle) -> None:
    page = f"cycles/{year.pk}/who-was-asked/"
    bare = clara.post(f"/ardlebury/{page}analyse/", {"aimed": "co_design", "reached": "engagement"})
    assert "Say what shows that this rung was reached" in read(bare)
    said = post(clara, f"{page}analyse/", {"aimed": "co_design", "reached": "engagement", "evidence": "Two evenings"})
    assert "Analyse Say Aimed for Co-design Reached Engagement What shows it Two evenings" in said
    assert clara.get(f"/ardlebury/{page}elsewhere/").status_code == 404


def test_lbh_089_events_are_tied_to_each_pilot(clara: Client, ardlebury: Partnership) -> None:
    parking, breaks = (another(name) for name in ("Parking", "Breaks"))
    met(parking, "Traders’ forum", sectors=("businesses", "partners"))
    met(breaks, "Parents’ evening", sectors=("voluntary",))
    said = read(clara.get(f"/ardlebury/cycles/{parking.pk}/who-was-asked/"))
    assert "Traders’ forum" in said
    assert "Parents’ evening" not in said
    rows = listed(clara.get(f"/ardlebury/engagements/?of={breaks.pk}").content.decode())
    assert list(rows) == ["Parents’ evening"]


def test_lbh_035_the_step_stays_open_and_says_that_nobody_was_consulted(clara: Client, ardlebury: Partnership) -> None:
    review = another("Review of breaks")
    page = f"/ardlebury/cycles/{review.pk}/steps/1/"
    before = read(clara.get(page))
    assert "Consult residents, users, partners and voluntary groups Not started" in before
    assert "Nobody has been asked yet." in before
    assert "Write up the needs assessment and have it approved Not started" in before
    met(review)
    after = read(clara.get(page))
    assert "Consult residents, users, partners and voluntary groups Done" in after
    assert "In progress" in after
    place = places_for(review)[0].key
    assert clara.post(f"/ardlebury/cycles/{review.pk}/places/{place}/tick/", {"note": "x"}).status_code in (404, 409)


def test_gct_265_the_guidance_opens_from_the_step_and_lists_what_was_begun_with_it(clara: Client, year: Cycle) -> None:
    number = next(place.step.number for place in places_for(year))
    step = clara.get(f"/ardlebury/cycles/{year.pk}/steps/{number}/").content.decode()
    tool = f"/ardlebury/cycles/{year.pk}/consultation-guidance/"
    assert f'<a class="govuk-link" href="{tool}">Consultation guidance</a>' in step
    assert "Nothing yet." in read(clara.get(tool))
    made = consultation(year)
    page = clara.get(tool).content.decode()
    assert f'href="/ardlebury/consultations/{made.pk}/">Short breaks</a>' in page
    assert f"/ardlebury/cycles/{year.pk}/consultations/new/" in page


def test_gct_101_a_summary_of_needs_has_its_audiences_and_a_sent_log(clara: Client, year: Cycle) -> None:
    said = {
        "kind": "needs_summary", "title": "What children here need", "words": "More wait longer.",
        "audiences": "Parents\nSchools\nThe Cabinet\n\nParents",
    }  # fmt: skip
    page = post(clara, f"cycles/{year.pk}/messages/new/", said)
    assert "Summary of the needs analysis" in page
    assert "Schools Sent Not yet Note it" in page
    parents = Message.objects.get().audiences.get(name="Parents")
    sent = {"channel": "post", "sent_on_day": "12", "sent_on_month": "11", "sent_on_year": "2026", "reached": "700"}
    log = post(clara, f"audiences/{parents.pk}/sent/", sent)
    assert "Parents Sent Yes Note it Log 12 November 2026, post, 700 people, by Clara" in log
    row = listed(clara.get("/ardlebury/messages/").content.decode())["What children here need"]
    assert (row["Audiences"], row["Not told yet"]) == ("3", "2")


def test_gct_175_key_messages_in_plain_form_are_logged_by_audience(clara: Client, year: Cycle) -> None:
    made = message(year, "In short", "Parents", kind="key_messages")
    said = read(clara.get(f"/ardlebury/messages/{made.pk}/"))
    assert "Key messages in plain words" in said
    assert "More children wait longer." in said
    filtered = listed(clara.get("/ardlebury/messages/?kind=key_messages").content.decode())
    assert list(filtered) == ["In short"]


def test_the_length_is_local_policy_set_by_the_administrator(ardlebury: Partnership) -> None:
    ada = Client()
    ada.force_login(administrator())
    page = "/ardlebury/consultations/length/"
    assert "12 weeks and a day more for each bank holiday" in read(ada.get(page))
    said = {"weeks": "8", "basis": "Policy 2027", "from_on_day": "1", "from_on_month": "1", "from_on_year": "2027"}
    assert "From 1 January 2027: 8 weeks (Policy 2027)" in post(ada, "consultations/length/", said)


def test_another_partnerships_records_are_not_there(clara: Client, year: Cycle, withenshire: Partnership) -> None:
    with within(withenshire, on=TODAY):
        foreign = cycle("Theirs", key="herefordshire-2009", lead_body=None)
        theirs = met(foreign)
    for page in (f"engagements/{theirs.pk}/", f"cycles/{foreign.pk}/who-was-asked/"):
        assert clara.get(f"/ardlebury/{page}").status_code == 404
