"""Rows LBH-001, LBH-003, LBH-090, CYP-001, HSP-001: each kind of report prints its own head and its own sections."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from quadrant.governance import commands
from quadrant.governance.commands import Contact
from quadrant.governance.models import Comment, ContactOfficer, Report
from quadrant.governance.queries import missing_from, report_numbered, unsettled_comments
from quadrant.governance.terms import Consultee, ItemType, Proposed, ReportKind, Section, report_templates
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind
from tests.factories.governance import draft, meet, proposer, settle
from tests.factories.partnership import NOW, body, known
from tests.web.telling import read

CABINET_HEAD = [
    "Meeting", "Date", "Agenda item", "Report number", "Title", "Report of", "Signed off", "Contact officers",
    "Wards affected", "Kind of decision",
]  # fmt: skip
PIPPA = Contact("Pippa Reid", "Head of commissioning", "01632 960 001", "pippa@example.org")


@pytest.fixture
def petra(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(proposer())
    return client


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.GATE: None})


def on(template: str, to: Body, **more: Any) -> Report:
    """A draft on a template with every section written."""
    words = {one: f"About {one.label.lower()}." for one in report_templates()[template].sections}
    made = commands.draft_report(
        body=to, title="Short breaks", template=template, sections=words, by=proposer(), at=NOW, **more
    )
    commands.add_recommendation(
        report=made, proposed=Proposed("That it be agreed", DecisionKind.GATE), by=proposer(), at=NOW
    )
    return made


def head(client: Client, report: Report) -> dict[str, str]:
    """The fields of the printed head, with what each says."""
    page = unescape(client.get(f"/ardlebury/reports/{report.pk}/").content.decode())
    printed = page.partition('<article class="quadrant-paper">')[2].partition("</dl>")[0]
    found = re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", printed, re.DOTALL)
    return {label: " ".join(re.sub(r"<[^>]+>", " ", says).split()) for label, says in found}


def headings(client: Client, report: Report) -> list[str]:
    page = unescape(client.get(f"/ardlebury/reports/{report.pk}/").content.decode())
    return re.findall(r'<h2 class="govuk-heading-m">\d+\. (.*?)</h2>', page.partition("quadrant-paper")[2])


def test_lbh_001_a_cabinet_report_has_all_ten_header_fields(petra: Client, cabinet: Body) -> None:
    made = on("cabinet", cabinet, report_of="Director of children’s services")
    commands.name_contact(report=made, contact=PIPPA, by=proposer(), at=NOW)
    said = head(petra, made)
    assert list(said) == CABINET_HEAD
    assert (said["Date"], said["Agenda item"]) == ("Not on an agenda yet", "Not on an agenda yet")
    assert said["Signed off"] == "Draft, not signed off"
    final = settle(made)
    meet(cabinet, final)
    assert head(petra, final) == {
        "Meeting": "Cabinet",
        "Date": "Monday 16 November 2026, 9am",
        "Agenda item": "1",
        "Report number": str(made.pk),
        "Title": "Short breaks",
        "Report of": "Director of children’s services",
        "Signed off": "Petra, 16 November 2026",
        "Contact officers": "Pippa Reid, Head of commissioning, 01632 960 001, pippa@example.org",
        "Wards affected": "About wards affected.",
        "Kind of decision": "Not a key decision",
    }


def test_the_cabinet_reports_sections_stand_in_their_order(petra: Client, cabinet: Body) -> None:
    assert headings(petra, on("cabinet", cabinet)) == [
        "Purpose", "Introduction by the Cabinet member", "Links to outcomes", "Recommendations",
        "Reasons for the recommendations", "Options considered", "Summary", "Comments of the finance officer",
        "Comments of the legal officer", "Comments of the equalities officer", "Consultation",
        "Service financial comments", "Background papers",
    ]  # fmt: skip


def test_lbh_003_the_introduction_can_be_left_out_and_prints_if_filled(petra: Client, cabinet: Body) -> None:
    made = on("cabinet", cabinet)
    assert "Introduction by the Cabinet member" in headings(petra, made)
    made.sections.get(section=Section.INTRODUCTION)
    sections = {Section.INTRODUCTION: ""}
    kept = report_numbered(made.pk)
    assert kept is not None
    commands.change_report(
        report=kept, version=kept.version, title=kept.title, kind=ReportKind(kept.kind), item=ItemType(kept.item),
        sections=sections, exempt=None, organisations=[], subjects=[], by=proposer(), at=NOW,
    )  # fmt: skip
    assert "Introduction by the Cabinet member" not in headings(petra, made)
    assert missing_from(made) == []


def test_lbh_090_service_financial_comments_must_be_written(petra: Client, cabinet: Body) -> None:
    made = on("cabinet", cabinet)
    assert "Service financial comments" in headings(petra, made)
    row = made.sections.get(section=Section.SERVICE_FINANCE)
    form = petra.get(f"/ardlebury/reports/{made.pk}/change/").content.decode()
    assert f'name="{Section.SERVICE_FINANCE}"' in form
    again = commands.draft_report(body=cabinet, title="Bare", template="cabinet", by=proposer(), at=NOW)
    assert ("service_finance", "Service financial comments: this is blank.") in missing_from(again)
    assert row.text == "About service financial comments."


def test_cyp_001_a_board_paper_prints_its_fields(petra: Client, cabinet: Body) -> None:
    made = on("board", cabinet)
    commands.name_contact(report=made, contact=PIPPA, by=proposer(), at=NOW)
    final = settle(made)
    meet(cabinet, final)
    said = head(petra, final)
    assert (said["Agenda item"], said["Date"], said["Title"]) == ("1", "Monday 16 November 2026, 9am", "Short breaks")
    assert said["Contact officers"].startswith("Pippa Reid")
    assert headings(petra, made)[:2] == ["Summary", "Recommendations"]


def test_hsp_001_a_board_report_names_author_and_contacts_with_telephone_and_mail(petra: Client, cabinet: Body) -> None:
    made = on("board", cabinet)
    sent = petra.post(
        f"/ardlebury/reports/{made.pk}/contacts/new/",
        {"name": "Pippa Reid", "title": "Head of commissioning", "phone": "01632 960 001", "email": "p@example.org"},
        follow=True,
    )
    assert "Pippa Reid is named as a contact." in read(sent)
    said = head(petra, made)
    assert (said["Meeting"], said["Title"], said["Report of"]) == ("Cabinet", "Short breaks", "Petra")
    assert said["Contact officers"] == "Pippa Reid, Head of commissioning, 01632 960 001, p@example.org"


def test_a_contact_must_be_within_reach_and_what_was_typed_stays(petra: Client, cabinet: Body) -> None:
    made = on("board", cabinet)
    answer = petra.post(f"/ardlebury/reports/{made.pk}/contacts/new/", {"name": "Pippa Reid"})
    assert answer.status_code == 409
    assert "Give a telephone number or an e-mail address." in read(answer)
    assert 'value="Pippa Reid"' in answer.content.decode()
    assert not ContactOfficer.objects.exists()


def test_a_contact_is_taken_off_a_draft_and_stays_on_a_final_report(petra: Client, cabinet: Body) -> None:
    made = on("board", cabinet)
    named = commands.name_contact(report=made, contact=PIPPA, by=proposer(), at=NOW)
    petra.post(f"/ardlebury/contacts/{named.pk}/off/")
    assert not ContactOfficer.objects.exists()
    named = commands.name_contact(report=made, contact=PIPPA, by=proposer(), at=NOW)
    settle(made)
    answer = petra.post(f"/ardlebury/contacts/{named.pk}/off/")
    assert answer.status_code == 409
    assert ContactOfficer.objects.count() == 1


def test_only_the_templates_officers_are_asked(petra: Client, cabinet: Body) -> None:
    made = on("delegated", cabinet)
    page = read(petra.get(f"/ardlebury/reports/{made.pk}/submit/"))
    assert "asked for their comments: finance and legal." in page
    commands.ask_comment(report=made, consultee=Consultee.PROCUREMENT, by=proposer(), at=NOW)
    commands.submit_report(report=made, by=proposer(), at=NOW)
    assert set(Comment.objects.values_list("consultee", flat=True)) == {"finance", "legal", "procurement"}
    # Whom its author asked besides is waited for too.
    assert unsettled_comments(made) == [Consultee.FINANCE, Consultee.LEGAL, Consultee.PROCUREMENT]
    assert "Comments of the procurement officer" in headings(petra, made)


def test_a_template_is_chosen_before_writing_and_changed_after_with_nothing_lost(petra: Client, cabinet: Body) -> None:
    page = petra.get("/ardlebury/reports/new/?template=cabinet").content.decode()
    assert 'name="introduction"' in page
    assert 'name="risk"' not in page
    assert 'href="?template=board"' in page
    assert petra.get("/ardlebury/reports/new/?template=poem").status_code == 404
    made = draft(cabinet)
    petra.post(f"/ardlebury/reports/{made.pk}/template/", {"template": "board"})
    assert "Risks" not in headings(petra, made)
    petra.post(f"/ardlebury/reports/{made.pk}/template/", {"template": "spine"})
    assert "Risks" in headings(petra, made)
    assert made.sections.get(section=Section.RISK).text == "What there is to say about risks."


def test_a_later_report_keeps_template_and_contacts(petra: Client, cabinet: Body) -> None:
    made = on("cabinet", cabinet, report_of="Director of children’s services")
    commands.name_contact(report=made, contact=PIPPA, by=proposer(), at=NOW)
    final = settle(made)
    later = commands.supersede_report(report=final, by=proposer(), at=NOW)
    assert (later.template_key, later.report_of) == ("cabinet", "Director of children’s services")
    assert [str(one) for one in later.contacts.all()] == [str(one) for one in final.contacts.all()]
    assert final.contacts.count() == 1


def test_none_of_the_options_says_something_and_none_alone_does_not(ardlebury: Partnership, cabinet: Body) -> None:
    made = on("delegated", cabinet)
    row = made.sections.get(section=Section.OPTIONS)
    for text, fault in (
        ("None of the three was affordable.", False),
        ("Nonetheless, sharing was looked at.", False),
        ("None", True),
        ("none: nothing to say", True),
        ("None, because the law leaves no choice.", False),
    ):
        written = report_numbered(made.pk)
        assert written is not None
        commands.change_report(
            report=written, version=written.version, title="Short breaks",
            kind=ReportKind(written.kind), item=ItemType(written.item),
            sections={Section.OPTIONS: text}, exempt=None, organisations=[], subjects=[], by=proposer(), at=NOW,
        )  # fmt: skip
        assert (row.section in dict(missing_from(written))) == fault, text
