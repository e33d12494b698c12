"""What others say of a chapter waits for whoever wrote it and for who answers for the assessment, until resolved."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import ChapterComment
from quadrant.analyse.needs.queries import chapter_numbered
from quadrant.cycle.models import Cycle
from quadrant.desk.waiting import waits_for
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import Role
from tests.conftest import NOW
from tests.factories import cycle as cycles
from tests.factories.chapters import in_chapters
from tests.factories.needs import analyst, assessment
from tests.factories.partnership import known, person


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


def _said(of: Cycle, *texts: str, writer: Person) -> list[ChapterComment]:
    """A chapter that `writer` wrote and Clara says something of."""
    paper = assessment(of)
    why = in_chapters(paper, "why")["why"]
    commands.write_chapter(chapter=why, based_on=0, text="Families wait.", by=writer, at=NOW)
    chapter = chapter_numbered(why.pk)
    assert chapter is not None
    clara = known("Clara")
    return [commands.comment_on_chapter(chapter=chapter, text=text, by=clara, at=NOW) for text in texts]


def _waits(whom: Person) -> list[tuple[str, str, str]]:
    return [(one.what, one.route, one.about) for one in waits_for(whom, at=NOW) if one.route == "chaptercomment"]


def test_a_comment_waits_for_the_writer_and_the_lead_until_it_is_resolved(families: Cycle) -> None:
    wanda = person("Wanda", Role.ANALYST)
    said = _said(families, "Say how many", writer=wanda)[0]
    line = (
        "Resolve what Clara said of “Why it matters”", "chaptercomment", said.chapter.assessment.title,
    )  # fmt: skip
    lead = said.chapter.assessment.owner or said.chapter.assessment.drafted_by
    assert lead == analyst()
    assert (_waits(wanda), _waits(lead), _waits(known("Clara"))) == ([line], [line], [])
    assert _waits(person("Nadia", Role.ANALYST)) == []
    commands.resolve_comment(comment=said, resolution="Added", by=wanda, at=NOW)
    assert (_waits(wanda), _waits(lead)) == ([], [])


def test_the_page_leads_to_where_it_is_resolved(client: Client, families: Cycle) -> None:
    said = _said(families, "Say how many", writer=analyst())[0]
    client.force_login(analyst())
    resolving = f"/ardlebury/needs-assessments/chapters/comments/{said.pk}/"
    assert resolving in client.get("/ardlebury/your-work/").content.decode()
    assert client.get(resolving).status_code == 200


def test_more_comments_ask_no_more_of_the_database(families: Cycle) -> None:
    one = _said(families, "Say how many", writer=analyst())[0]
    counts = []
    for text in ("And where", "And when"):
        with CaptureQueriesContext(connection) as asked:
            _waits(analyst())
        counts.append(len(asked))
        commands.comment_on_chapter(chapter=one.chapter, text=text, by=known("Clara"), at=NOW)
    with CaptureQueriesContext(connection) as asked:
        assert len(_waits(analyst())) == 3
    assert len(asked) == counts[0]
