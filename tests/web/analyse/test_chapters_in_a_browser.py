"""Chapters as people meet them: read by axe, narrow, without a script; and kept while they are typed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import Chapter, ChapterDraft, ChapterText
from quadrant.analyse.priorities.commands import PlacingGiven, place_priority
from quadrant.analyse.priorities.terms import Axis, Shift
from quadrant.partnership.models import Partnership
from tests.browsing import looked_at, visit
from tests.factories import cycle as cycles
from tests.factories.catalogue import paid, service
from tests.factories.chapters import again, equity, in_chapters, recommended
from tests.factories.marginal import begun, option
from tests.factories.needs import analyst, approved, assessing_body, assessment, evidenced
from tests.factories.partnership import NOW
from tests.factories.petitions import petition, scheme
from tests.factories.priorities import commissioner, judged

pytestmark = pytest.mark.browser


@pytest.fixture
def why(transactional_db: None, ardlebury: Partnership) -> Chapter:
    """A chapter with two texts and a comment, of an assessment that follows on an approved one."""
    cycle = cycles.cycle()
    first = assessment(cycle, [evidenced(cycle)])
    chapter = in_chapters(first, "why")["why"]
    commands.write_chapter(chapter=chapter, based_on=0, text="It has grown.", by=analyst(), at=NOW)
    recommended(first)
    equity(first)
    approved(again(first), assessing_body())
    later = commands.renew_assessment(assessment=again(first), by=analyst(), at=NOW)
    one: Chapter = Chapter.objects.get(assessment=later)
    commands.write_chapter(chapter=one, based_on=1, text="It has fallen.", by=analyst(), at=NOW)
    commands.comment_on_chapter(chapter=one, text="Since when?", by=analyst(), at=NOW)
    return one


def test_axe_finds_nothing_and_nothing_scrolls_sideways(why: Chapter, chromium: Browser, live_server: Any) -> None:
    page, paper = f"needs-assessments/chapters/{why.pk}/", f"needs-assessments/{why.assessment_id}/"
    text = ChapterText.objects.get(chapter=why, number=1)
    pages = {
        "chapter": page,
        "chapter-write": f"{page}write/",
        "chapter-ask": f"{page}ask/",
        "chapter-text": f"needs-assessments/chapters/texts/{text.pk}/",
        "chapter-list": "needs-assessments/chapters/",
        "assessment-in-chapters": paper,
        "assessment-chapters": f"{paper}chapters/",
        "assessment-paper": f"{paper}paper/",
        "assessment-compare": f"{paper}compare/",
        "assessment-recommend": f"{paper}recommendations/new/",
        "assessment-equity": f"{paper}equity/new/",
    }
    looked_at(chromium, f"{live_server.url}/ardlebury/", analyst(), pages)


def test_the_picture_of_priorities_marginal_analyses_and_petitions_are_without_fault(
    transactional_db: None, ardlebury: Partnership, chromium: Browser, live_server: Any
) -> None:
    cycle = cycles.cycle(by=commissioner())
    for title, need, ability in (("Emotional health", 9, 7), ("Transport", 3, 2)):
        made = judged(cycle, title, 3, 2, 1, 0)
        given = [PlacingGiven(Axis.NEED, need, "Figures"), PlacingGiven(Axis.ABILITY, ability, "Trials")]
        place_priority(priority=made, places=given, by=commissioner(), at=NOW)
    cared = service()
    paid(cared, 400_000)
    analysis = begun(cycle, cared)
    option(analysis, Shift.OUT, "Fewer nights", "60000", service=cared)
    scheme(publishes=True)
    asked = petition()
    pages = {
        "corners": f"cycles/{cycle.pk}/priorities/",
        "placing": f"priorities/{made.pk}/need-and-ability/",
        "baseline": f"priorities/{made.pk}/baseline/",
        "gain": f"priorities/{made.pk}/gain/",
        "marginal": f"marginal-analyses/{analysis.pk}/",
        "marginal-option": f"marginal-analyses/{analysis.pk}/options/new/",
        "marginal-decide": f"marginal-analyses/{analysis.pk}/decide/",
        "marginal-paper": f"marginal-analyses/{analysis.pk}/paper/",
        "reviews": "needs/reviews/",
        "petitions": "petitions/",
        "petition": f"petitions/{asked.pk}/",
        "petition-new": "petitions/new/",
        "petition-debate": f"petitions/{asked.pk}/debate/",
        "petitions-public": "have-your-say/petitions/",
    }
    looked_at(chromium, f"{live_server.url}/ardlebury/", commissioner(), pages)


def test_what_is_typed_is_kept_while_it_is_typed(why: Chapter, chromium: Browser, live_server: Any) -> None:
    window = visit(chromium, live_server.url, analyst())
    window.go(f"/ardlebury/needs-assessments/chapters/{why.pk}/write/")
    window.page.get_by_label("Text").fill("It has fallen since 2023.")
    expect(window.page.get_by_role("status").filter(has_text="Saved at")).to_be_visible(timeout=9000)
    window.page.context.close()
    assert [one.text for one in ChapterDraft.objects.all()] == ["It has fallen since 2023."]
