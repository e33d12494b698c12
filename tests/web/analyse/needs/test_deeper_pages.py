"""What an assessment is, covers, rests on and leaves open; gaps with their evidence; groups at risk."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import DeeperQuestion, NeedsAssessment, VulnerableGroup
from quadrant.analyse.needs.terms import Met
from quadrant.analyse.priorities.models import PriorityGroup
from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Activity
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.cycle.registry import panel_for
from tests.conftest import NOW, TODAY
from tests.factories import cycle as cycles
from tests.factories.engagement import consultation, finding
from tests.factories.evidence import item
from tests.factories.needs import (
    HERE,
    analyst,
    approved,
    assessing_body,
    assessment,
    evidenced,
    figure,
    figures,
    here,
    need,
    outcome,
)
from tests.factories.partnership import person
from tests.factories.priorities import answered, commissioner, marked, priority, ranked

WHEN = {"due_on_day": "31", "due_on_month": "1", "due_on_year": "2027"}


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle(area_code=HERE)


@pytest.fixture
def anil(families: Cycle, client: Client) -> Client:
    client.force_login(analyst())
    return client


def test_gct_099_assessments_are_listed_with_type_date_owner_and_when_they_are_next_due(
    anil: Client, families: Cycle
) -> None:
    owner = person("Bina", Role.ANALYST)
    figures()
    said = {"title": "Ages 14 to 19", "kind": "age", "area": str(here().pk), "owner": str(owner.pk)}
    review = {"next_review_on_day": "1", "next_review_on_month": "11", "next_review_on_year": "2027"}
    sent = anil.post(f"/ardlebury/cycles/{families.pk}/needs-assessments/new/", {**said, **review})
    assert sent.status_code == 302
    made = NeedsAssessment.objects.get()
    assert (made.kind, made.area, made.owner, made.next_review_on) == ("age", here(), owner, date(2027, 11, 1))
    listed = text(anil.get("/ardlebury/needs-assessments/"))
    for told in ("Ages 14 to 19", "Of an age group, such as 14 to 19", "Bina", "1 November 2027", here().name):
        assert told in listed
    assert "Ages 14 to 19" not in text(anil.get("/ardlebury/needs-assessments/?kind=jsna"))


def test_cyp_050_a_borough_wide_assessment_feeds_the_strategic_level(anil: Client, families: Cycle) -> None:
    figures()
    paper = assessment(families, [evidenced(families)], title="Knowing our children")
    words = commands.AssessmentText(paper.title, {}, area=here())
    commands.change_assessment(assessment=paper, version=1, text=words, by=analyst(), at=NOW)
    page = f"/ardlebury/needs-assessments/{paper.pk}/"
    assert "Feeds commissioning on the strategic level" in text(anil.get(page))
    other = cycles.cycle(name="Early years", by=commissioner())

    def rows() -> list[str]:
        panel = panel_for(Activity.NEEDS_ASSESSMENT, other, "", analyst())
        assert panel is not None
        return [row.label for row in panel.rows]

    assert rows() == []  # a draft feeds nobody
    approved(NeedsAssessment.objects.get(pk=paper.pk), assessing_body())
    assert rows() == ["Knowing our children"]


def test_gct_168_each_finding_names_an_outcome_and_those_without_are_listed(anil: Client, families: Cycle) -> None:
    harm, carers = evidenced(families), evidenced(families, "Carers under 25")
    commands.link_need_to_outcomes(need=harm, shares={outcome(): Decimal(100)}, by=analyst(), at=NOW)
    paper = assessment(families, [harm, carers])
    page = text(anil.get(f"/ardlebury/needs-assessments/{paper.pk}/"))
    assert '<strong>Meeting it serves:</strong> <span class="quadrant-typed">Children are safe and well</span>' in page
    assert '1 finding names no outcome: <a class="govuk-link"' in page
    assert page.index("1 finding names no outcome") < page.index(">Carers under 25</a>")


def test_gct_169_the_assessment_lists_every_dataset_behind_its_figures_with_its_date(
    anil: Client, families: Cycle
) -> None:
    figures()
    harm = need(families)
    figure(harm)
    taken = figure(harm, "2024").dataset
    paper = assessment(families, [harm])
    page = text(anil.get(f"/ardlebury/needs-assessments/{paper.pk}/"))
    assert taken is not None
    data = page[page.index("Data used") :]
    assert f"{taken.name}</th>" in data
    assert ">Source<" in data
    assert ">2<" in data[: data.index("</table>")]
    assert "2025" in data
    assert "16 November 2026" in data[: data.index("</table>")]


def test_gct_173_a_question_for_deeper_work_has_an_owner_and_a_day_and_is_carried_on(
    anil: Client, families: Cycle, client: Client
) -> None:
    bina = person("Bina", Role.ANALYST)
    paper = approved(assessment(families, [evidenced(families)]), assessing_body())
    page = f"/ardlebury/needs-assessments/{paper.pk}/"
    asked = anil.post(f"{page}questions/new/", {"question": "Why do boys not come?", "owner": str(bina.pk), **WHEN})
    assert (asked.status_code, asked["Location"]) == (302, page)
    anil.post(f"{page}questions/new/", {"question": "What does a late start cost?", "owner": str(bina.pk), **WHEN})
    twice = anil.post(f"{page}questions/new/", {"question": "Why do boys not come?", "owner": str(bina.pk), **WHEN})
    assert (twice.status_code, "The assessment already asks this." in text(twice)) == (409, True)
    boys, cost = DeeperQuestion.objects.order_by("pk")

    client.force_login(bina)
    work = text(client.get("/ardlebury/your-work/"))
    assert "Why do boys not come?" in work
    assert "31 January 2027" in work
    one = f"/ardlebury/needs-assessments/questions/{boys.pk}/"
    assert client.post(one, {"answer": ""}).status_code == 200
    assert client.post(one, {"answer": "The groups meet during football."}).status_code == 302
    assert client.post(one, {"answer": "Again"}).status_code == 409

    client.force_login(analyst())
    assert client.post(f"{page}renew/").status_code == 302
    later = NeedsAssessment.objects.get(supersedes=paper)
    carried = DeeperQuestion.objects.get(assessment=later)
    assert (carried.question, carried.owner, carried.due_on, carried.carried_from) == (
        cost.question, bina, cost.due_on, cost,
    )  # fmt: skip
    assert "The groups meet during football. (Bina, 16 November 2026)" in text(client.get(page))
    assert "Carried on to the next version" in text(client.get(page))
    assert client.post(f"/ardlebury/needs-assessments/questions/{cost.pk}/", {"answer": "Late"}).status_code == 409


def test_whoever_was_not_asked_and_does_not_work_on_the_cycle_does_not_answer(families: Cycle, client: Client) -> None:
    paper = assessment(families)
    question = commands.ask_deeper_question(
        assessment=paper, question="Why?", owner=analyst(), due_on=TODAY + timedelta(days=30), by=analyst(), at=NOW
    )
    outsider = person("Olu", Role.AUDITOR)
    with pytest.raises(Refusal, match="Whoever was asked"):
        commands.answer_deeper_question(question=question, answer="No", by=outsider, at=NOW)
    client.force_login(outsider)
    assert client.post(f"/ardlebury/needs-assessments/questions/{question.pk}/", {"answer": "No"}).status_code == 403


def test_lbh_029_the_gaps_are_listed_with_their_evidence_the_unmet_first(anil: Client, families: Cycle) -> None:
    evidenced(families, "Partly served", met=Met.PARTLY, gap="Two posts stand empty")
    evidenced(families, "Not served", met=Met.NOT, gap="Nothing exists")
    evidenced(families, "Well served", met=Met.MOSTLY)
    need(families, "Bare", met=Met.UNKNOWN)
    page = text(anil.get("/ardlebury/needs/gaps/"))
    assert page.index("Not served") < page.index("Partly served") < page.index(">Bare<")
    assert "Well served" not in page
    assert "Two posts stand empty" in page
    assert "Waits have doubled since 2023" in page
    assert "None yet" in page
    assert "Nobody has said what is missing" in page


def test_cyp_012_vulnerable_groups_are_listed_and_each_priority_names_its_own(anil: Client, families: Cycle) -> None:
    added = anil.post("/ardlebury/needs/groups/new/", {"name": "Young carers", "why": "They miss school."})
    assert added.status_code == 302
    twice = anil.post("/ardlebury/needs/groups/new/", {"name": "Young carers", "why": "Again"})
    assert (twice.status_code, "There is a group of this name already." in text(twice)) == (409, True)
    anil.post("/ardlebury/needs/groups/new/", {"name": "Care leavers", "why": "One in three is out of work."})
    carers = VulnerableGroup.objects.get(name="Young carers")
    one = priority(families)
    assert "No group is named" in text(anil.get("/ardlebury/priorities/"))
    anil.post(f"/ardlebury/priorities/{one.pk}/groups/", {"groups": [str(carers.pk)]})
    assert "Young carers" in text(anil.get("/ardlebury/priorities/"))
    listed = anil.get("/ardlebury/needs/groups/").content.decode()
    assert listed.count(f'href="/ardlebury/priorities/{one.pk}/">Emotional health</a>') == 1
    assert listed.count("None yet") == 1
    assert "Young carers" in text(anil.get(f"/ardlebury/priorities/{one.pk}/"))
    closed = anil.post(f"/ardlebury/needs/groups/{carers.pk}/close/", {"why": "Joined with young adults"})
    assert closed.status_code == 302
    assert "Young carers" not in text(anil.get("/ardlebury/needs/groups/"))
    assert "Young carers" in text(anil.get(f"/ardlebury/priorities/{one.pk}/"))
    anil.post(f"/ardlebury/priorities/{one.pk}/groups/", {})
    assert not PriorityGroup.objects.exists()


def test_the_list_asks_as_often_for_three_groups_as_for_one(anil: Client, families: Cycle) -> None:
    def grow(name: str) -> None:
        made = commands.add_vulnerable_group(name=name, why="They miss school.", by=analyst(), at=NOW)
        priority(families, f"For {name.lower()}", groups=[made])

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert anil.get("/ardlebury/needs/groups/").status_code == 200
        return len(queries)

    grow("Young carers")
    asked()
    once = asked()
    grow("Care leavers")
    grow("Children of prisoners")
    assert asked() == once


def test_who_only_looks_keeps_no_list_of_groups(families: Cycle, client: Client) -> None:
    client.force_login(person("Olu", Role.AUDITOR))
    assert client.get("/ardlebury/needs/groups/").status_code == 200
    assert client.get("/ardlebury/needs/groups/new/").status_code == 403


def test_gct_180_the_agreed_order_shows_the_needs_and_their_evidence(anil: Client, families: Cycle) -> None:
    harm = evidenced(families)
    one = priority(families, needs={harm: Decimal(100)})
    answered(one)
    marked(one, 3, 3, 3, 3)
    ranked(families, one)
    page = text(anil.get(f"/ardlebury/cycles/{families.pk}/priorities/"))
    order = page[page.index("Agreed order") : page.index("Marks and the order that they suggest")]
    assert "Needs and their evidence" in order
    assert "Young people who harm themselves (1 piece of evidence)" in order


def test_hfd_070_an_annual_assessment_is_on_record_and_priorities_without_a_lead_are_listed(
    anil: Client, families: Cycle
) -> None:
    anil.post(
        f"/ardlebury/cycles/{families.pk}/needs-assessments/new/", {"title": "The county in 2026", "kind": "annual"}
    )
    assert "The county in 2026" in text(anil.get("/ardlebury/needs-assessments/?kind=annual"))
    one = priority(families)
    assert one.title in text(anil.get("/ardlebury/priorities/?led=no"))
    assert one.title not in text(anil.get("/ardlebury/priorities/?led=yes"))


def test_gct_170_the_assessment_cites_what_consultations_found_and_says_where_nothing_is(
    anil: Client, families: Cycle
) -> None:
    asked = consultation(families)
    said = finding(asked, "Breaks are too far from home")
    harm = need(families)
    bare = assessment(families, [harm], title="Before anybody was asked")
    without = "No finding of a consultation stands behind any of its needs."
    assert without in text(anil.get(f"/ardlebury/needs-assessments/{bare.pk}/"))
    taken = anil.post(f"/ardlebury/needs/{harm.pk}/evidence/finding/", {"finding": str(said.pk)})
    assert (taken.status_code, taken["Location"]) == (302, f"/ardlebury/needs/{harm.pk}/")
    twice = anil.post(f"/ardlebury/needs/{harm.pk}/evidence/finding/", {"finding": str(said.pk)})
    assert (twice.status_code, "This finding already stands behind the need." in text(twice)) == (409, True)
    paper = assessment(families, [harm])
    page = text(anil.get(f"/ardlebury/needs-assessments/{paper.pk}/"))
    assert without not in page
    assert f"Breaks are too far from home. Most said so ({asked.title})" in page


def test_gct_171_the_assessment_cites_research_and_guidance_and_says_where_none_is(
    anil: Client, families: Cycle
) -> None:
    harm = need(families)
    bare = assessment(families, [harm], title="Before anybody read")
    without = "No research or guidance stands behind any of its needs."
    assert without in text(anil.get(f"/ardlebury/needs-assessments/{bare.pk}/"))
    commands.cite_library_item(need=harm, item=item("Early help works"), by=analyst(), at=NOW)
    paper = assessment(families, [harm])
    page = text(anil.get(f"/ardlebury/needs-assessments/{paper.pk}/"))
    assert without not in page
    assert "Early help works" in page[page.index("Research and guidance") :]
