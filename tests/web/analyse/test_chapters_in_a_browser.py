"""Chapters as people meet them: read by axe, narrow, without a script; and kept while they are typed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import Chapter, ChapterDraft, ChapterText
from quadrant.partnership.models import Partnership
from tests.browsing import looked_at, visit
from tests.factories import cycle as cycles
from tests.factories.chapters import again, equity, in_chapters, recommended
from tests.factories.needs import analyst, approved, assessing_body, assessment, evidenced
from tests.factories.partnership import NOW

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


def test_what_is_typed_is_kept_while_it_is_typed(why: Chapter, chromium: Browser, live_server: Any) -> None:
    window = visit(chromium, live_server.url, analyst())
    window.go(f"/ardlebury/needs-assessments/chapters/{why.pk}/write/")
    window.page.get_by_label("Text").fill("It has fallen since 2023.")
    expect(window.page.get_by_role("status").filter(has_text="Saved at")).to_be_visible(timeout=9000)
    window.page.context.close()
    assert [one.text for one in ChapterDraft.objects.all()] == ["It has fallen since 2023."]
