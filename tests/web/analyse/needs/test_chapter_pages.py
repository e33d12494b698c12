"""An assessment in chapters, on pages: arranged, written by two, kept as it is typed, commented on, printed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import (
    AssessmentRecommendation,
    Chapter,
    ChapterComment,
    ChapterDraft,
    ChapterText,
    EquityLine,
    Need,
)
from quadrant.analyse.needs.queries import chapters_of
from quadrant.analyse.priorities.models import Priority
from quadrant.analyse.priorities.queries import recommendation_taken_up
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.conftest import NOW, TODAY
from tests.factories import cycle as cycles
from tests.factories.chapters import again, equity, group, in_chapters, recommended
from tests.factories.governance import holding
from tests.factories.needs import analyst, approved, assessing_body, assessment, evidenced, figure, figures, need
from tests.factories.partnership import person

DUE = {"due_on_day": "31", "due_on_month": "3", "due_on_year": "2027"}


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


@pytest.fixture
def anil(families: Cycle, client: Client) -> Client:
    client.force_login(analyst())
    return client


@pytest.fixture
def why(families: Cycle) -> Chapter:
    return in_chapters(assessment(families, [evidenced(families)]), "why")["why"]


def page_of(chapter: Chapter) -> str:
    return f"/ardlebury/needs-assessments/chapters/{chapter.pk}/"


def test_an_assessment_is_given_chapters_by_their_places_and_one_of_its_own(anil: Client, families: Cycle) -> None:
    paper = assessment(families)
    page = f"/ardlebury/needs-assessments/{paper.pk}/"
    assert "Write it in chapters" in text(anil.get(page))
    opened = text(anil.get(f"{page}chapters/"))
    assert 'name="place_why" value="1"' in opened
    sent = {"version": "1", "place_need": "1", "place_why": "2", "new_title": "Housing", "new_place": "1"}
    assert anil.post(f"{page}chapters/", sent)["Location"] == page
    assert [one.title for one in chapters_of(paper)] == ["Level of need", "Housing", "Why it matters"]
    shown = text(anil.get(page))
    assert shown.index("Level of need") < shown.index(">Housing<") < shown.index("Why it matters")
    assert anil.post(f"{page}chapters/", sent).status_code == 409
    nothing = anil.post(f"{page}chapters/", {"version": "2"})
    assert (nothing.status_code, "Keep at least one chapter." in text(nothing)) == (409, True)


def test_the_partnership_sets_the_list_that_assessments_begin_with(anil: Client, families: Cycle) -> None:
    page = "/ardlebury/needs-assessments/chapters/"
    assert "Chapters that assessments begin with" in text(anil.get("/ardlebury/needs-assessments/"))
    seen = "why risk need forecast services voices works gaps equity recommendations unknown sources"
    assert f'value="{seen}"' in text(anil.get(page))
    assert anil.post(page, {"seen": seen, "place_need": "2", "place_why": "1"}).status_code == 302
    assert list(in_chapters(assessment(families))) == ["why", "need"]
    assert anil.post(page, {"seen": seen, "place_need": "1"}).status_code == 409


def test_two_authors_at_once_see_both_texts_and_neither_is_lost(anil: Client, why: Chapter) -> None:
    page = f"{page_of(why)}write/"
    assert 'name="version" value="0"' in text(anil.get(page))
    assert anil.post(page, {"version": "0", "text": "It has grown by a third."}).status_code == 302
    bina = Client()
    bina.force_login(holding("Bina", Role.ANALYST))
    late = bina.post(page, {"version": "0", "text": "It has doubled."})
    assert late.status_code == 409
    for said in ("It has grown by a third.", "It has doubled.", "In the record now", "What you typed"):
        assert said in text(late)
    assert "Save again and yours stands; the other stays in the history." in text(late)
    assert [one.text for one in ChapterDraft.objects.all()] == ["It has doubled."]  # also if the browser closes now
    opened = text(bina.get(page))
    assert "Somebody saved this chapter after you began" in opened
    assert "Save, and yours stands." in opened
    assert "It has doubled.</textarea>" in opened
    assert 'name="version" value="1"' in opened
    bina.post(page, {"version": "1", "text": "It has doubled.", "_keep": "yes"})
    assert "Somebody saved this chapter after you began" in text(bina.get(page))
    assert bina.post(page, {"version": "1", "text": "It has doubled."}).status_code == 302
    texts = ChapterText.objects.filter(chapter=why).order_by("number")
    assert [one.text for one in texts] == ["It has grown by a third.", "It has doubled."]
    assert ChapterDraft.objects.count() == 0


def test_what_is_typed_is_kept_at_the_same_address_and_comes_back(anil: Client, why: Chapter) -> None:
    page = f"{page_of(why)}write/"
    kept = anil.post(page, {"version": "0", "text": "It has gr", "_keep": "yes"})
    assert (kept.status_code, kept.content.decode()) == (200, "Saved at 9am, for you alone")
    assert ChapterText.objects.count() == 0
    assert "It has gr</textarea>" in text(anil.get(page))
    assert "You have typed something that is not saved" in text(anil.get(page_of(why)))
    bina = Client()
    bina.force_login(holding("Bina", Role.ANALYST))
    others = text(bina.get(page))
    assert "Anil is writing in this chapter too." in others
    assert "It has gr" not in others
    assert anil.post(f"{page_of(why)}throw-away/").status_code == 302
    assert ChapterDraft.objects.count() == 0


@pytest.mark.parametrize("version", ["-1", "999999999999999999999999"])
def test_a_number_that_no_text_has_is_a_conflict_and_no_fault_of_ours(anil: Client, why: Chapter, version: str) -> None:
    page = f"{page_of(why)}write/"
    anil.post(page, {"version": "0", "text": "It has grown."})
    sent = anil.post(page, {"version": version, "text": "It has doubled."})
    assert sent.status_code == 409
    assert "It has doubled." in text(sent)
    assert ChapterDraft.objects.get().based_on == 0
    assert anil.post(f"{page_of(why)}records/", {"based_on": version}).status_code == 409


def test_a_strange_character_is_said_and_nothing_is_kept_in_its_place(anil: Client, why: Chapter) -> None:
    kept = anil.post(f"{page_of(why)}write/", {"version": "0", "text": "It has \x00 grown", "_keep": "yes"})
    assert kept.status_code == 409
    assert kept.content.decode().startswith("Not saved: ")


def test_records_are_read_first_and_then_put_at_the_end_as_a_table(anil: Client, families: Cycle) -> None:
    figures()
    harm = need(families)
    figure(harm)
    level = in_chapters(assessment(families, [harm]), "need")["need"]
    opened = text(anil.get(f"{page_of(level)}records/"))
    assert "512.0 per 100,000" in opened
    assert anil.post(f"{page_of(level)}records/", {"based_on": "0"})["Location"] == page_of(level)
    shown = text(anil.get(page_of(level)))
    assert "As recorded on 16 November 2026." in shown
    assert "Drawn from the records" in shown
    assert anil.post(f"{page_of(level)}records/", {"based_on": "0"}).status_code == 409


def test_an_earlier_text_is_read_beside_the_one_that_holds_and_put_back(anil: Client, why: Chapter) -> None:
    for at, said in enumerate(("It has grown.", "It has fallen.")):
        anil.post(f"{page_of(why)}write/", {"version": str(at), "text": said})
    first = ChapterText.objects.get(number=1)
    page = f"/ardlebury/needs-assessments/chapters/texts/{first.pk}/"
    opened = text(anil.get(page))
    assert "Text 1 of 2" in opened
    assert "<del>" in opened
    assert anil.post(f"{page}put-back/", {"based_on": "2"})["Location"] == page_of(why)
    assert "Text 1 put back" in text(anil.get(page_of(why)))


def test_somebody_asked_finds_it_in_their_work_comments_and_the_author_resolves(
    anil: Client, client: Client, why: Chapter
) -> None:
    olu = person("Olu", Role.AUDITOR)
    assert anil.post(f"{page_of(why)}ask/", {"person": str(olu.pk), **DUE}).status_code == 302
    assert anil.post(f"{page_of(why)}ask/", {"person": str(olu.pk), **DUE}).status_code == 409
    client.force_login(olu)
    assert "Read “Why it matters” and say what you think" in text(client.get("/ardlebury/your-work/"))
    assert client.get(f"{page_of(why)}write/").status_code == 403
    assert client.post(f"{page_of(why)}comment/", {"text": "Since when?"}).status_code == 302
    said = ChapterComment.objects.get()
    resolve = f"/ardlebury/needs-assessments/chapters/comments/{said.pk}/"
    assert client.post(resolve, {"resolution": "Mine"}).status_code == 403
    client.force_login(analyst())
    assert "Since when?" in text(client.get(page_of(why)))
    assert client.post(resolve, {"resolution": "“Since 2023” added"}).status_code == 302
    assert "<strong>Resolved:</strong> “Since 2023” added (Anil, 16 November 2026)" in text(client.get(page_of(why)))


def test_who_does_not_work_on_the_cycle_reads_and_may_not_write(client: Client, why: Chapter) -> None:
    client.force_login(person("Lena", Role.LEGAL))
    assert client.get(page_of(why)).status_code == 200
    for act in ("write", "records", "ask", "comment", "throw-away"):
        assert client.post(f"{page_of(why)}{act}/").status_code == 403


def test_the_paper_has_the_chapters_in_order_as_a_page_word_and_pdf(anil: Client, families: Cycle) -> None:
    paper = assessment(families, [evidenced(families)])
    found = in_chapters(paper, "why", "equity")
    said = "It has doubled.\n\nRates\n| Year | Rate |\n| 2025 | 512 |"
    commands.write_chapter(chapter=found["why"], based_on=0, text=said, by=analyst(), at=NOW)
    equity(paper)
    recommended(paper)
    page = f"/ardlebury/needs-assessments/{paper.pk}/paper/"
    shown = text(anil.get(page))
    for words in ("2. Why it matters", "3. Equity audit", "Not written yet.", "A draft. It may still change."):
        assert words in shown
    assert "<caption" in shown
    assert "Meet young adults at the ward" in shown
    for ending, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        file = anil.get(page, {"download": ending})
        assert b"".join(file)[:4].startswith(start)


def test_recommendations_become_a_need_and_a_priority(anil: Client, families: Cycle) -> None:
    harm = evidenced(families)
    paper = assessment(families, [harm])
    page = f"/ardlebury/needs-assessments/{paper.pk}/"
    said = {"text": "Meet young adults at the ward", "who_acts": "Commissioners", "need": str(harm.pk), **DUE}
    assert anil.post(f"{page}recommendations/new/", said)["Location"] == page
    assert anil.post(f"{page}recommendations/new/", said).status_code == 409
    made = AssessmentRecommendation.objects.get()
    one = f"/ardlebury/needs-assessments/recommendations/{made.pk}/"
    assert "State the need that it asks to be met" not in text(anil.get(one))
    approved(again(paper), assessing_body())
    assert "State the need that it asks to be met" in text(anil.get(one))
    need = {"statement": "Young adults met by nobody", "who": "Adults of 18 to 25", "severity": "severe"}
    taken = anil.post(f"{one}take-up/", {**need, "trend": "worsening", "met": "not"})
    became = Need.objects.get(statement="Young adults met by nobody")
    assert taken["Location"] == f"/ardlebury/needs/{became.pk}/"
    propose = f"/ardlebury/cycles/{families.pk}/priorities/new/?recommendation={made.pk}"
    assert "Meet young adults at the ward" in text(anil.get(propose))
    asked = {"title": "Met at the door", "reason": "Nobody does", f"share_{became.pk}": "100"}
    assert anil.post(propose, asked).status_code == 302
    priority = Priority.objects.get()
    assert recommendation_taken_up(priority) == made
    assert "Meet young adults at the ward (Emotional health 2026)" in text(
        anil.get(f"/ardlebury/priorities/{priority.pk}/")
    )
    assert "Met at the door" in text(anil.get(one))


def test_the_equity_audit_is_filled_in_and_a_line_removed(anil: Client, families: Cycle) -> None:
    paper = assessment(families)
    page = f"/ardlebury/needs-assessments/{paper.pk}/"
    said = {
        "group": str(group().pk), "side": "access", "measure": "Seen within 18 weeks", "theirs": "61.5",
        "everybody": "78", "unit": "%", "better": "more", "people": "52", "source": "Service returns",
        "dated_on_day": "31", "dated_on_month": "3", "dated_on_year": "2026",
    }  # fmt: skip
    few = anil.post(f"{page}equity/new/", {**said, "people": "4"})
    assert (few.status_code, "could point to one of them" in text(few)) == (409, True)
    three = anil.post(f"{page}equity/new/", {**said, "theirs": "27", "people": "11"})
    assert (three.status_code, "says that 3 of them are counted" in text(three)) == (409, True)
    assert 'value="Service returns"' in three.content.decode()
    assert "How many people are in the group that the figure is of" in text(three)
    assert anil.post(f"{page}equity/new/", said).status_code == 302
    assert "Worse than everybody" in text(anil.get(page))
    line = EquityLine.objects.get()
    assert anil.post(f"/ardlebury/needs-assessments/equity/{line.pk}/remove/", {}).status_code == 302
    assert EquityLine.objects.count() == 0


def test_what_changed_since_the_last_one_is_shown_side_by_side(anil: Client, families: Cycle) -> None:
    paper = assessment(families, [evidenced(families), evidenced(families, "Carers under 25")])
    page = f"/ardlebury/needs-assessments/{paper.pk}/compare/"
    assert "This is the first assessment of its cycle" in text(anil.get(page))
    why = in_chapters(paper, "why")["why"]
    commands.write_chapter(chapter=why, based_on=0, text="It has grown.", by=analyst(), at=NOW)
    approved(again(paper), assessing_body())
    carers = Need.objects.get(statement="Carers under 25")
    commands.withdraw_need(need=carers, why="Met", by=analyst(), at=NOW)
    later = commands.renew_assessment(assessment=again(paper), by=analyst(), at=NOW)
    commands.write_chapter(chapter=chapters_of(later)[0], based_on=1, text="It has fallen.", by=analyst(), at=NOW)
    shown = text(anil.get(f"/ardlebury/needs-assessments/{later.pk}/compare/"))
    for words in ("No longer in it", "Carers under 25", "<del>", "<ins>", "The same in both: Summary"):
        assert words in shown
    assert TODAY.year == 2026
