"""A record's history is for those who may see the record; the whole audit for those who watch over it."""

from __future__ import annotations

import re

from django.test import Client

from quadrant.appraisal.commands import lock_scores, rank_entries
from quadrant.appraisal.models import Panel, Ranking
from quadrant.audit.queries import history_of
from quadrant.cycle.commands import change_cycle, tick
from quadrant.cycle.framework.places import activities_of
from quadrant.cycle.models import Tick
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Level, Tier, WayOfWorking
from quadrant.governance.commands import ask_comment
from quadrant.governance.models import Report
from quadrant.governance.terms import Consultee
from quadrant.partnership.commands import withdraw_power
from quadrant.partnership.models import Partnership, Power
from quadrant.partnership.terms import DecisionKind, Role
from quadrant.partnership.within import within
from quadrant.plan.funds.models import FundYear
from quadrant.web.audit.presenters import shown_acts
from tests.factories import appraisal, funds
from tests.factories.cycle import cycle
from tests.factories.governance import draft, officer, proposer, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.web.lists import giving
from tests.web.telling import words


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


def test_a_history_names_people_and_terms_and_leads_back_to_the_record(ardlebury: Partnership, client: Client) -> None:
    ready_report(body("Cabinet", chair=known("Chris")))
    report = Report.objects.get()
    client.force_login(proposer())
    page = client.get(f"/ardlebury/history/governance_report/{report.pk}/").content.decode()
    assert re.findall(r'header">(Body|Author|Kind|Submitted by)</th><td[^>]*>–</td><td[^>]*>([^<]*)<', page) == [
        ("Submitted by", "Petra"),
        ("Body", "Cabinet"),
        ("Kind", "Not a key decision"),
        ("Author", "Petra"),
    ]
    assert f'href="/ardlebury/reports/{report.pk}/">Short breaks</a>' in page


def test_a_record_taken_away_again_keeps_its_history_for_those_who_watch(
    ardlebury: Partnership, withenshire: Partnership, client: Client
) -> None:
    body("Cabinet", powers={DecisionKind.AWARD: None})
    power = Power.objects.get()
    address = f"/ardlebury/history/partnership_power/{power.pk}/"
    withdraw_power(power=power, by=administrator(), at=NOW)
    otto = person("Otto", Role.AUDITOR)
    client.force_login(otto)
    audit = client.get("/ardlebury/audit/").content.decode()
    assert f'href="{address}"' in audit
    page = client.get(address).content.decode()
    assert "No longer kept" in page
    assert "Power withdrawn" in page
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert client.get(address).status_code == 404
    with within(withenshire, on=NOW.date()):
        watches = person("Olga", Role.AUDITOR)
    client.force_login(watches)
    assert client.get(address.replace("ardlebury", "withenshire")).status_code == 404


def test_a_history_leads_back_only_to_whom_the_page_opens(ardlebury: Partnership, client: Client) -> None:
    report = draft(body("Cabinet"))
    comment = ask_comment(report=report, consultee=Consultee.LEGAL, by=report.author, at=NOW)
    page = f"/ardlebury/comments/{comment.pk}/"
    for somebody, opens in ((officer(Consultee.LEGAL), True), (administrator(), False)):
        client.force_login(somebody)
        history = client.get(f"/ardlebury/history/governance_comment/{comment.pk}/").content.decode()
        assert (page in history) is opens, somebody
        assert (client.get(page).status_code == 200) is opens


def test_the_foot_of_the_page_leads_to_the_audit_for_those_who_may_read_it(ardlebury: Partnership) -> None:
    for role, offered in ((Role.AUDITOR, True), (Role.ANALYST, False)):
        client = Client()
        client.force_login(person(f"Somebody {role}", role))
        assert ('href="/ardlebury/audit/"' in client.get("/ardlebury/your-work/").content.decode()) is offered


def test_a_tick_has_a_history_though_the_page_of_its_name_is_about_a_place(
    ardlebury: Partnership, client: Client
) -> None:
    running = cycle()
    place = next(one for one in activities_of(framework_of(running.framework)) if one.item.record is None)
    tick(cycle=running, place=place.key, note="Asked at the forum.", by=known("Clara"), at=NOW)
    for role, status in ((Role.AUDITOR, 200), (Role.ANALYST, 404)):
        client.force_login(person(f"Somebody {role}", role))
        assert client.get(f"/ardlebury/history/cycle_tick/{Tick.objects.get().pk}/").status_code == status


def test_a_history_names_the_framework_and_lists_in_words(ardlebury: Partnership, client: Client) -> None:
    clara = person("Clara", Role.COMMISSIONER)
    running = cycle(key="haringey-policy-2010", by=clara)
    drivers = [driver.key for driver in framework_of(running.framework).drivers][:2]
    change_cycle(
        cycle=running,
        name=running.name,
        scope=running.scope,
        level=Level(running.level),
        tier=Tier(running.tier),
        way=WayOfWorking(running.way),
        area_code="",
        drivers=drivers,
        ends_on=None,
        by=clara,
        at=NOW,
    )
    client.force_login(clara)
    page = words(client.get(f"/ardlebury/history/cycle_cycle/{running.pk}/").content.decode())
    assert "Framework – Strategic Commissioning Policy (version 2)" in page
    assert f"Drivers – {' and '.join(drivers)}" in page
    assert "[" not in page.split("What changed in line")[1]


def test_a_history_names_the_fund_for_those_who_may_look_inside(ardlebury: Partnership) -> None:
    made = funds.fund("Area Improvement Fund")
    year = made.years.get(starts=2027)
    for inside, name in ((True, "Area Improvement Fund"), (False, f"Fund {made.pk}")):
        acts = shown_acts(FundYear, history_of(year), inside=inside)
        assert [change.after for act in acts for change in act.changes if change.field == "Fund"] == [name]
