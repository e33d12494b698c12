"""Findings of inspections and studies on pages, with the actions that follow."""

from __future__ import annotations

from django.test import Client

from quadrant.analyse.evidence.models import EvidenceItem, Finding, StudyConsultee
from quadrant.cycle.models import Cycle, Task
from tests.factories import evidence
from tests.factories.needs import analyst
from tests.web.analyse.evidence.adding import added
from tests.web.telling import text


def test_lbh_026_an_inspection_finding_is_tied_to_an_action_at_a_step_of_a_cycle(anil: Client, families: Cycle) -> None:
    inspected = evidence.inspection()
    anil.post(
        f"/ardlebury/library/{inspected.pk}/findings/new/", {"says": "Plans are late.", "about": "Education plans"}
    )
    found = Finding.objects.get()
    act = f"/ardlebury/library/findings/{found.pk}/act/"
    assert "1. Look at outcomes" in text(anil.get(act))
    sent = anil.post(
        act,
        {"what": "Ask for two posts", "owner": analyst().pk, "due_on_day": "31", "due_on_month": "1",
         "due_on_year": "2027", "where": f"{families.pk}|assess.look-at-outcomes"},
    )  # fmt: skip
    assert sent.status_code == 302
    task = Task.objects.get()
    assert (task.title, task.cycle_id, task.place) == ("Ask for two posts", families.pk, "assess.look-at-outcomes")
    page = text(anil.get(f"/ardlebury/library/{inspected.pk}/"))
    assert "Plans are late." in page
    assert "Ask for two posts" in page
    assert "31 January 2027" in page
    assert "To do" in page
    assert "Ask for two posts" in text(anil.get("/ardlebury/your-work/"))


def test_an_action_in_a_cycle_that_is_not_among_ones_own_is_refused(anil: Client) -> None:
    found = evidence.finding(evidence.inspection())
    said = {"what": "Act", "owner": analyst().pk, "due_on_day": "31", "due_on_month": "1", "due_on_year": "2027"}
    sent = anil.post(f"/ardlebury/library/findings/{found.pk}/act/", {**said, "where": "999|nowhere"})
    assert sent.status_code == 200
    assert not Task.objects.exists()


def test_cyp_021_a_study_has_findings_actions_a_forward_plan_and_consultees(anil: Client, families: Cycle) -> None:
    page = added(anil, "study", title="What families pay", forward_plan="A second wave in June.")
    study = EvidenceItem.objects.get()
    assert "A second wave in June." in page
    anil.post(f"/ardlebury/library/{study.pk}/findings/new/", {"says": "Travel costs most."})
    listed = anil.post(f"/ardlebury/library/{study.pk}/consultees/new/", {"name": "Parent carer forum"})
    assert listed.status_code == 302
    asked = StudyConsultee.objects.get()
    day = {"asked_on_day": "2", "asked_on_month": "11", "asked_on_year": "2026"}
    change = f"/ardlebury/library/consultees/{asked.pk}/change/"
    anil.post(change, {"name": "Parent carer forum", **day, "said": "Weekends cost double."})
    page = text(anil.get(f"/ardlebury/library/{study.pk}/"))
    for told in ("Travel costs most.", "Parent carer forum", "asked on 2 November 2026", "Weekends cost double."):
        assert told in page
    assert "Set an action" in page
