"""What an item bears on: cycles and their places, a framework's resources, recommendations, needs; and findings."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.analyse.evidence import commands
from quadrant.analyse.evidence.queries import (
    attached_at,
    attached_to,
    citations_of,
    cited_by,
    findings_of,
    recommendations_without_evidence,
    resources_of,
)
from quadrant.analyse.evidence.terms import Exactness, Kind
from quadrant.analyse.needs.commands import cite_library_item
from quadrant.analyse.needs.queries import evidence_of, needs_resting_on
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.commands import finish_task
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import open_tasks_for
from quadrant.governance.commands import add_recommendation, submit_report
from quadrant.governance.terms import Proposed
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories import cycle as cycles
from tests.factories import evidence, needs
from tests.factories.governance import draft
from tests.factories.needs import analyst
from tests.factories.partnership import NOW, body, known, person

JSNA = "assess.jsna"


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle(key="gateshead-2010")


def test_an_item_bears_on_a_cycle_or_on_one_activity_of_it_and_comes_off_again(families: Cycle) -> None:
    made = evidence.item()
    whole = evidence.attached(made, families)
    at = evidence.attached(made, families, "assess.needs-analysis.recent-inspections")
    assert [one.pk for one in attached_to(families)] == [whole.pk, at.pk]
    assert [one.pk for one in attached_at(families, "assess.needs-analysis")] == [at.pk]
    assert attached_at(families, "assess.needs") == []
    with pytest.raises(Refusal, match="attached there already"):
        evidence.attached(made, families)
    commands.detach_item(attached=whole, by=analyst(), at=NOW)
    assert [one.pk for one in attached_to(families)] == [at.pk]
    with pytest.raises(Refusal, match="ended already"):
        commands.detach_item(attached=whole, by=analyst(), at=NOW)


def test_a_place_that_the_framework_has_not_and_a_withdrawn_item_are_refused(families: Cycle) -> None:
    made = evidence.item()
    with pytest.raises(Refusal, match="no such place"):
        evidence.attached(made, families, "assess.nowhere")
    commands.withdraw_item(item=made, why="Corrected", by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="was withdrawn"):
        evidence.attached(made, families)


def test_somebody_who_does_not_work_on_the_cycle_attaches_nothing(families: Cycle) -> None:
    with pytest.raises(NotAllowed):
        commands.attach_item(item=evidence.item(), cycle=families, by=person("Ned", Role.FINANCE), at=NOW)


def test_a_resource_is_registered_for_every_cycle_of_the_framework_and_no_other(families: Cycle) -> None:
    other = cycles.cycle("Second", key="gateshead-2010", by=known("Clara"))
    made = commands.add_resource(
        cycle=families,
        resource=JSNA,
        kind=Kind.PLAN,
        said=evidence.said("Needs assessment of Ardlebury"),
        edition=evidence.link("2026"),
        by=analyst(),
        at=NOW,
    )
    for cycle in (families, other):
        held = {
            one.key: [(each.item.title, str(each.edition)) for each in one.registered] for one in resources_of(cycle)
        }
        assert held[JSNA] == [("Needs assessment of Ardlebury", "2026")]
        assert held["assess.local-area-plans"] == []
    assert resources_of(cycles.cycle("Third", key="hsp-2009", by=known("Clara"))) == []
    with pytest.raises(Refusal, match="names no such resource"):
        commands.register_resource(item=made.item, cycle=families, resource="assess.map", by=analyst(), at=NOW)
    commands.end_resource(resource=made, by=analyst(), at=NOW)
    assert all(not one.registered for one in resources_of(families))


def test_lbh_013_each_recommendation_says_what_it_rests_on_until_the_report_is_final(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet", chair=known("Chris")))
    asked = add_recommendation(
        report=report, proposed=Proposed("That it be done", DecisionKind.GATE), by=report.author, at=NOW
    )
    assert recommendations_without_evidence(report.author) == [asked]
    made = evidence.item()
    cited = commands.cite_item(item=made, recommendation=asked, by=report.author, at=NOW)
    assert citations_of(report) == {asked.pk: [cited]}
    assert cited_by(made, report.author) == [cited]
    assert recommendations_without_evidence(report.author) == []
    with pytest.raises(Refusal, match="cites this item already"):
        commands.cite_item(item=made, recommendation=asked, by=report.author, at=NOW)
    submit_report(report=report, by=report.author, at=NOW)
    with pytest.raises(NotAllowed, match="only while it is a draft"):
        commands.drop_citation(citation=cited, by=report.author, at=NOW)


def test_an_inspection_finding_is_answered_by_a_task_of_a_cycle(families: Cycle) -> None:
    inspected = evidence.inspection()
    late = evidence.finding(inspected)
    owner = person("Ola", Role.COMMISSIONER)
    tied = commands.act_on_finding(
        finding=late, what="Ask for two posts", owner=owner, due_on=date(2027, 1, 31), cycle=families,
        place="assess.needs-analysis", by=analyst(), at=NOW,
    )  # fmt: skip
    assert [(one.title, one.place) for one in open_tasks_for(owner)] == [("Ask for two posts", "assess.needs-analysis")]
    finish_task(task=tied.task, note="Asked", by=owner, at=NOW)
    (found,) = findings_of(inspected)
    assert [(one.task.title, one.task.done_at) for one in found.shown] == [("Ask for two posts", NOW)]
    with pytest.raises(Refusal, match="a day that is over"):
        commands.act_on_finding(
            finding=late, what="Ask again", owner=owner, due_on=date(2026, 11, 15), cycle=families, by=analyst(), at=NOW
        )


def test_a_need_keeps_what_an_item_said_when_the_item_is_changed(families: Cycle) -> None:
    need, made = needs.need(families), evidence.item()
    cite_library_item(need=need, item=made, by=analyst(), at=NOW)
    commands.change_item(item=made, version=1, said=evidence.said(says="Something else."), by=analyst(), at=NOW)
    (behind,) = evidence_of(need)
    assert (behind.text, behind.source, behind.dated_on) == (
        "Families seen within a month need less later.",
        "Early help works, University of Northshire",
        date(2025, 3, 1),
    )
    assert needs_resting_on(made) == [need]
    with pytest.raises(Refusal, match="already stands behind"):
        cite_library_item(need=need, item=made, by=analyst(), at=NOW)


def test_a_date_known_to_the_year_is_told_behind_a_need_as_the_year(families: Cycle) -> None:
    made = evidence.item(dated_on=date(2005, 1, 1), dated_to=Exactness.YEAR)
    behind = cite_library_item(need=needs.need(families), item=made, by=analyst(), at=NOW)
    assert (behind.source, behind.dated_on) == ("Early help works, University of Northshire, 2005", None)


def test_only_a_study_has_consultees(families: Cycle) -> None:
    study = evidence.item("What families pay", Kind.STUDY, forward_plan="A second wave in June")
    asked = commands.list_consultee(item=study, name="Parent carer forum", by=analyst(), at=NOW)
    day, said = date(2026, 11, 2), "Weekends."
    commands.change_consultee(consultee=asked, name=asked.name, asked_on=day, said=said, by=analyst(), at=NOW)
    assert [(one.name, one.asked_on, one.said) for one in study.consultees.all()] == [("Parent carer forum", day, said)]
    with pytest.raises(Refusal, match="a day to come"):
        commands.list_consultee(item=study, name="Schools", asked_on=date(2026, 11, 17), by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="Only a study"):
        commands.list_consultee(item=evidence.item(), name="Schools", by=analyst(), at=NOW)
