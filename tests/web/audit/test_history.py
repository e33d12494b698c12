"""A record's history is for those who may see the record; the whole audit for those who watch over it."""

from __future__ import annotations

from django.test import Client

from quadrant.appraisal.commands import lock_scores, rank_entries
from quadrant.appraisal.models import Panel, Ranking
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import appraisal
from tests.factories.partnership import NOW, body, known, organisation, person
from tests.web.lists import giving


def test_the_history_of_a_body(ardlebury: Partnership, client: Client) -> None:
    cabinet = body("Cabinet")
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = client.get(f"/ardlebury/history/partnership_body/{cabinet.pk}/").content.decode()
    assert "Body formed" in page
    assert "Ada of Ardlebury, 16 November 2026" in page


def test_who_may_not(ardlebury: Partnership, client: Client) -> None:
    cabinet = body("Cabinet")
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get(f"/ardlebury/history/partnership_body/{cabinet.pk}/").status_code == 404
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert client.get("/ardlebury/history/partnership_person/1/").status_code == 404
    assert client.get("/ardlebury/audit/").status_code == 404


def test_the_auditor_reads_every_act(ardlebury: Partnership, client: Client) -> None:
    body("Cabinet")
    client.force_login(person("Otto", Role.AUDITOR))
    page = client.get("/ardlebury/audit/").content.decode()
    assert "Cabinet was formed" in page
    assert client.get("/ardlebury/audit/?download=csv").status_code == 200


def test_the_history_of_criteria_of_their_panel_and_of_their_ranking(ardlebury: Partnership, client: Client) -> None:
    """Whose own pages go by other names, or by the number of the criteria."""
    running = appraisal.drafted().cycle
    used = giving.marked_apart(appraisal.adopted(running, name="Second"), ["Coaches"])
    panel, chair = Panel.objects.get(), known("Cheng")
    lock_scores(criteria_set=used, by=chair, at=NOW)
    rank_entries(criteria_set=used, by=chair, at=NOW)
    client.force_login(person("Lena", Role.LEGAL))
    criteria = client.get(f"/ardlebury/history/appraisal_criteriaset/{used.pk}/").content.decode()
    assert "Criteria adopted" in criteria
    assert panel.pk != used.pk
    assert "Panel named" in client.get(f"/ardlebury/history/appraisal_panel/{panel.pk}/").content.decode()
    ranked = client.get(f"/ardlebury/history/appraisal_ranking/{Ranking.objects.get().pk}/").content.decode()
    assert "Entries ranked" in ranked
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get(f"/ardlebury/history/appraisal_panel/{panel.pk}/").status_code == 404
