"""A checklist is answered a few items at a time; panels show how far it is."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.cycle.framework.places import activities_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Activity
from quadrant.governance.models import ChecklistAnswer
from quadrant.governance.queries import checklist_on
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.cycle.registry import Action, Row, panel_for
from tests.factories.cycle import cycle as open_cycle
from tests.factories.governance import draft
from tests.factories.partnership import known, person

KEY = "members-assurance"


@pytest.fixture
def pilot(ardlebury: Partnership) -> Cycle:
    return open_cycle("Day support", key="haringey-policy-2010")


def clara() -> Client:
    client = Client()
    client.force_login(known("Clara"))
    return client


def test_a_checklist_is_answered_with_reasons_and_owners(pilot: Cycle) -> None:
    address = f"/ardlebury/cycles/{pilot.pk}/checklists/{KEY}/"
    on = checklist_on(pilot.pk, KEY)
    assert on is not None
    first, second = (line.item.key for line in on.lines[:2])
    assert f"0 of {len(on.lines)} items answered" in clara().get(address).content.decode()
    refused = clara().post(address, {first: "yes", second: "no", f"{second}_reason": "Too early"})
    assert refused.status_code == 409
    assert "Say who will see to it." in refused.content.decode()
    assert "Too early" in refused.content.decode()
    assert not ChecklistAnswer.objects.exists()
    owner = str(known("Clara").pk)
    sent = clara().post(
        address, {first: "yes", second: "no", f"{second}_reason": "Too early", f"{second}_owner": owner}
    )
    assert (sent.status_code, sent["Location"]) == (302, address)
    assert f"2 of {len(on.lines)} items answered" in clara().get(address).content.decode()


def test_others_read_the_answers_and_may_not_give_them(pilot: Cycle) -> None:
    address = f"/ardlebury/cycles/{pilot.pk}/checklists/{KEY}/"
    otto = Client()
    otto.force_login(person("Otto", Role.AUDITOR))
    page = otto.get(address).content.decode()
    assert "Not answered yet" in page
    assert "Save the answers" not in page
    on = checklist_on(pilot.pk, KEY)
    assert on is not None
    assert otto.post(address, {on.lines[0].item.key: "yes"}).status_code == 403
    assert otto.get(f"/ardlebury/cycles/{pilot.pk}/checklists/none/").status_code == 404


def test_the_panel_of_a_checklist_counts_and_leads_to_it(pilot: Cycle) -> None:
    places = activities_of(framework_of(pilot.framework))
    place = next(p for p in places if p.item.record is Activity.CHECKLIST and p.item.checklist == KEY)
    panel = panel_for(Activity.CHECKLIST, pilot, place.key, known("Clara"))
    assert panel is not None
    assert panel.sentence.startswith("0 of ")
    page = f"/ardlebury/cycles/{pilot.pk}/checklists/{KEY}/"
    assert panel.actions == (Action("Answer the checklist", page),)


def test_the_panel_of_a_report_lists_what_was_written_here(pilot: Cycle) -> None:
    place = "plan.options.report"
    panel = panel_for(Activity.REPORT, pilot, place, known("Clara"))
    assert panel is not None
    assert panel.rows == ()
    assert panel.actions == (Action("Draft a report", f"/ardlebury/reports/new/?cycle={pilot.pk}&place={place}"),)
    real = next(p.key for p in activities_of(framework_of(pilot.framework)))
    made = draft(pilot.lead_body, cycle=pilot, place=real)
    panel = panel_for(Activity.REPORT, pilot, real, known("Clara"))
    assert panel is not None
    assert panel.rows == (Row("Short breaks", "Draft, to Day support board", f"/ardlebury/reports/{made.pk}/"),)
