"""What items bear on, on pages: cycles and steps, the resources of a phase, recommendations, needs, proposals."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.evidence.models import Attached, EvidenceItem, ModelComparison, PhaseResource
from quadrant.analyse.evidence.terms import Distance, Kind
from quadrant.cycle.framework.places import steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories import evidence
from tests.factories.needs import analyst
from tests.factories.partnership import known, organisation, person
from tests.web.telling import text

# row -> the resource of the framework, and the kind of item that it is
RESOURCES = {
    "GCT-267": ("assess.jsna", "plan"),
    "GCT-268": ("assess.local-area-plans", "plan"),
    "GCT-269": ("assess.balanced-scorecards", "plan"),
    "GCT-272": ("plan.childrens-plan", "plan"),
    "GCT-273": ("plan.service-and-team-plans", "plan"),
    "GCT-274": ("plan.corporate-improvement-plan", "plan"),
    "GCT-275": ("plan.community-strategy", "plan"),
    "GCT-280": ("do.constitution-and-procedure-rules", "rules"),
    "GCT-281": ("do.procurement-team", "contact"),
    "GCT-282": ("do.performance-improvement-team", "contact"),
    "GCT-283": ("do.procurement-strategy", "plan"),
    "GCT-284": ("do.health-act-flexibilities", "guidance"),
    "GCT-286": ("review.quality-assurance-toolkit", "plan"),
}
DAY = {"dated_on_day": "1", "dated_on_month": "4", "dated_on_year": "2026"}


def test_gct_267_to_286_a_resource_stands_on_the_pages_of_its_phase_with_its_edition_and_owner(
    anil: Client, families: Cycle
) -> None:
    framework = framework_of(families.framework)
    council = organisation("Ardlebury Council").pk
    named = {row: one.name for phase in framework.phases for one in phase.resources for row in one.cites}
    for row, (key, kind) in RESOURCES.items():
        add = f"/ardlebury/library/new/?cycle={families.pk}&resource={key}&kind={kind}"
        assert f'value="{named[row]}"' in text(anil.get(add)), row  # its title is filled in
        said = {
            "title": named[row], "says": f"What {row} is here", "owner": analyst().pk, "issuer": "Ardlebury",
            "dated_to": "day", **DAY, "relevance": "The starting point", "reach": "Room 4, 01632 960 004",
            "organisation": council, "edition_name": "2026, second edition", "link": f"https://papers.example/{row}",
        }  # fmt: skip
        assert anil.post(add, said).status_code == 302, row
    pages = {
        (step.phase.key, step.step.number): text(anil.get(f"/ardlebury/cycles/{families.pk}/steps/{step.step.number}/"))
        for step in steps_of(framework)
    }
    for row, (key, kind) in RESOURCES.items():
        shown = (
            f"What {row} is here Room 4, 01632 960 004" if kind == "contact" else "2026, second edition, kept by Anil"
        )
        read = f'href="https://papers.example/{row}"'
        assert kind == "contact" or any(read in page for page in pages.values()), row
        on = {number for (phase, number), page in pages.items() if f"{named[row]}</a>: {shown}" in page}
        assert on == {number for phase, number in pages if phase == key.split(".")[0]}, row
        item = EvidenceItem.objects.get(says=f"What {row} is here")
        page = text(anil.get(f"/ardlebury/library/{item.pk}/"))
        assert ("Room 4, 01632 960 004" if kind == "contact" else f"https://papers.example/{row}") in page, row


def test_a_resource_no_longer_used_leaves_the_pages_and_stays_in_the_library(anil: Client, families: Cycle) -> None:
    made = evidence.item("Needs of Ardlebury", Kind.PLAN)
    anil.post(f"/ardlebury/cycles/{families.pk}/resources/choose/?resource=assess.jsna", {"item": made.pk})
    assert "Needs of Ardlebury" in text(anil.get(f"/ardlebury/cycles/{families.pk}/steps/1/"))
    anil.post(f"/ardlebury/library/resources/{PhaseResource.objects.get().pk}/end/")
    assert "Needs of Ardlebury" not in text(anil.get(f"/ardlebury/cycles/{families.pk}/steps/1/"))
    assert "Needs of Ardlebury" in text(anil.get("/ardlebury/library/"))


def test_a_resource_is_chosen_from_the_library_and_one_that_is_nowhere_is_not_found(
    anil: Client, families: Cycle
) -> None:
    made = evidence.item("Needs of Ardlebury", Kind.PLAN)
    choose = f"/ardlebury/cycles/{families.pk}/resources/choose/"
    assert anil.get(f"{choose}?resource=assess.nothing").status_code == 404
    assert anil.get("/ardlebury/library/new/?cycle=999&resource=assess.jsna&kind=plan").status_code == 404
    page = text(anil.get(f"{choose}?resource=assess.jsna&q=needs"))
    assert "Needs of Ardlebury" in page
    assert anil.post(f"{choose}?resource=assess.jsna", {"item": made.pk}).status_code == 302
    double = anil.post(f"{choose}?resource=assess.jsna", {"item": made.pk})
    assert double.status_code == 409
    assert PhaseResource.objects.count() == 1


def test_lbh_101_step_four_lists_best_in_class_with_its_owners_and_evidence_is_attached(
    ardlebury: Partnership, client: Client
) -> None:
    running = cycles.cycle(key="haringey-policy-2010", by=person("Clara", Role.COMMISSIONER))
    client.force_login(known("Clara"))
    case = evidence.item("One front door", Kind.PRACTICE, replicability=3, replicability_notes="Another law")
    step = f"/ardlebury/cycles/{running.pk}/steps/4/"
    page = text(client.get(step))
    assert "Find the best in class and judge whether it can be repeated here" in page
    assert (
        page.count("Virtual Strategic Commissioning Unit and Services co-opted for a review") > 1
    )  # step and activity
    place = next(one.key for one in steps_of(framework_of(running.framework)) if one.step.number == 4)
    attach = f"/ardlebury/cycles/{running.pk}/evidence/attach/?place={place}.best-in-class"
    assert 'value="' + f"{place}.best-in-class" + '" selected' in text(client.get(attach))
    sent = client.post(attach, {"item": case.pk, "place": f"{place}.best-in-class", "why": "It cut waits by half"})
    assert (sent.status_code, sent["Location"]) == (302, step)
    page = text(client.get(step))
    assert "One front door" in page
    told = "Best practice, for “Find the best in class and judge whether it can be repeated here”. It cut waits by half"
    assert told in page


def test_lbh_015_the_law_and_policy_that_a_project_rests_on_is_recorded_and_comes_off_with_its_history(
    anil: Client, families: Cycle
) -> None:
    made = evidence.item("Best value", Kind.LAW, reference="1999 c. 27, section 3", issuer="UK Parliament")
    attach = f"/ardlebury/cycles/{families.pk}/evidence/attach/"
    anil.post(attach, {"item": made.pk, "place": "", "why": "The duty that the review answers"})
    page = text(anil.get(f"/ardlebury/cycles/{families.pk}/evidence/"))
    basis = page.split("Law and policy that it rests on")[1].split("Other evidence")[0]
    assert "Best value" in basis
    assert "The duty that the review answers" in basis
    assert "Law or policy" not in page
    held = Attached.objects.get()
    assert anil.post(f"/ardlebury/library/attached/{held.pk}/off/").status_code == 302
    assert "No law, policy or guidance is attached yet." in text(anil.get(f"/ardlebury/cycles/{families.pk}/evidence/"))
    assert anil.post(f"/ardlebury/library/attached/{held.pk}/off/").status_code == 409


def test_hfd_118_a_cycle_shows_how_near_its_best_practice_comes_from(anil: Client, families: Cycle) -> None:
    evidence.attached(evidence.item("Next door", Kind.PRACTICE, distance=Distance.AREA), families)
    evidence.attached(evidence.item("In Kent", Kind.PRACTICE, distance=Distance.NATION), families)
    page = text(anil.get(f"/ardlebury/cycles/{families.pk}/evidence/"))
    assert "within the area 1, within the region 0, within the nation 1, elsewhere 0" in page
    assert "No good practice yet from within the region." in page


def test_an_item_leads_to_the_cycles_that_one_works_on_and_finds_itself_there(anil: Client, families: Cycle) -> None:
    made = evidence.item("Early help: what works & what does not")
    page = anil.get(f"/ardlebury/library/{made.pk}/attach/").content.decode()
    to = f"/ardlebury/cycles/{families.pk}/evidence/attach/?q=Early+help%3A+what+works+%26+what+does+not"
    assert f'href="{to}&amp;item={made.pk}"' in page
    chosen = text(anil.get(f"{to}&item={made.pk}"))
    assert re.search(rf'value="{made.pk}"[^>]* checked', chosen)


def test_whoever_searches_again_finds_what_they_filled_in_still_there(anil: Client, families: Cycle) -> None:
    helps, roads = evidence.item("Early help works"), evidence.item("Roads")
    place = next(step.key for step in steps_of(framework_of(families.framework)))
    filled = {"item": helps.pk, "place": place, "why": "It names what works", "q": "roads", "_search": "yes"}
    answer = anil.post(f"/ardlebury/cycles/{families.pk}/evidence/attach/", filled)
    page = text(answer)
    assert (answer.status_code, Attached.objects.count()) == (200, 0)
    assert re.search(rf'value="{helps.pk}"[^>]* checked', page)
    assert f'value="{roads.pk}"' in page
    assert f'<option value="{place}" selected' in page
    assert 'value="It names what works"' in page
    assert "There is a problem" not in page
    sent = anil.post(f"/ardlebury/cycles/{families.pk}/evidence/attach/", filled | {"_search": ""})
    assert sent.status_code == 200  # still a search, whatever its button says
    del filled["_search"]
    assert anil.post(f"/ardlebury/cycles/{families.pk}/evidence/attach/", filled).status_code == 302
    assert [(one.item, one.place, one.why) for one in Attached.objects.all()] == [(helps, place, "It names what works")]


def test_hsp_019_models_stand_side_by_side_with_what_is_adopted_adapted_or_rejected(
    anil: Client, families: Cycle
) -> None:
    begun = anil.post(
        f"/ardlebury/cycles/{families.pk}/comparisons/new/", {"title": "Ways", "aspects": "Who decides\nWho pays\n"}
    )
    compared = ModelComparison.objects.get()
    assert (begun.status_code, compared.aspects) == (302, ["Who decides", "Who pays"])
    item = evidence.item("Northshire’s board", Kind.PRACTICE)
    for name, more in (("Northshire", {"item": item.pk}), ("Southshire", {})):
        assert anil.post(f"/ardlebury/comparisons/{compared.pk}/models/new/", {"name": name, **more}).status_code == 302
    north, south = compared.models.order_by("number")
    said = {"version": 1, "does_0": "A board of six", "verdict_0": "adapt", "note_0": "Of four", "does_1": "One purse"}
    assert anil.post(f"/ardlebury/comparisons/models/{north.pk}/", said).status_code == 302
    stale = anil.post(f"/ardlebury/comparisons/models/{north.pk}/", {**said, "does_0": "A board of nine"})
    assert stale.status_code == 409
    assert "A board of nine" in text(stale)
    assert "A board of six" in text(stale)
    other = {"version": 1, "verdict_1": "reject", "note_1": "The law differs"}
    assert anil.post(f"/ardlebury/comparisons/models/{south.pk}/", other).status_code == 302
    page = text(anil.get(f"/ardlebury/comparisons/{compared.pk}/"))
    for told in ("Northshire", "Southshire", "A board of six", "Adapt", "Reject", "The law differs"):
        assert told in page
    assert "<li>Who decides, from Northshire: Of four</li>" in page
    anil.post(f"/ardlebury/comparisons/{compared.pk}/conclude/", {"chosen": "A board of four"})
    assert "A board of four" in text(anil.get(f"/ardlebury/comparisons/{compared.pk}/"))


@pytest.mark.parametrize("page", ["steps/1/", "evidence/"])
def test_a_page_of_a_cycle_asks_the_database_as_often_for_many_items_as_for_one(
    families: Cycle, client: Client, page: str
) -> None:
    client.force_login(families.opened_by)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/ardlebury/cycles/{families.pk}/{page}").status_code == 200
        return len(queries)

    place = "assess.look-at-outcomes"
    evidence.attached(evidence.item("One"), families, place)
    asked()
    one = asked()
    for title in ("Two", "Three", "Four"):
        evidence.attached(evidence.item(title), families, place)
    assert asked() == one


@pytest.mark.parametrize("page", ["library/", "library/experts/", "library/uncited/"])
def test_nobody_of_another_partnership_reads_the_library(anil: Client, page: str) -> None:
    made = evidence.item()
    anil.logout()
    assert anil.get(f"/ardlebury/{page}").status_code in (302, 404)
    assert anil.get(f"/ardlebury/library/{made.pk}/").status_code in (302, 404)
