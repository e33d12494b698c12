"""A partnership's own report template: brought in by file or typed, checked line by line, kept in versions."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import Report, ReportTemplateVersion
from quadrant.governance.queries import missing_from, read_template, report_numbered, sections_of, template_as_file
from quadrant.governance.terms import Consultee, Proposed, Section, report_templates
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.governance import proposer, settle
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.factories.report_templates import BOARD, SECOND, file, kept
from tests.web.telling import filled, read, signed_in, unspanned

NEW = "/ardlebury/report-templates/new/"


@pytest.fixture
def ada(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.GATE: None})


def test_a_template_is_checked_previewed_and_kept(ada: Client) -> None:
    shown = ada.post(NEW, {"file": file(BOARD)})
    page = read(shown)
    assert "Health board paper, version 1" in page
    assert "Meeting, Date and Title." in page
    assert "What children told us (may say none, with the reason)" in page
    assert "Why it is needed (draws on needs and their figures)" in page
    assert not ReportTemplateVersion.objects.exists()
    done = ada.post(NEW, filled(shown), follow=True)
    assert "Health board paper, version 1 is kept, and new reports may use it." in read(done)
    made = ReportTemplateVersion.objects.get()
    assert (made.key, made.number, made.text) == ("health-board", 1, BOARD)
    again = ada.get(f"/ardlebury/report-templates/{made.pk}/file/")
    assert again.content.decode() == BOARD
    assert again["Content-Disposition"] == 'attachment; filename="health-board-v1.yaml"'


def test_a_report_is_drafted_on_it_with_its_own_headings(ada: Client, cabinet: Body) -> None:
    kept()
    petra = signed_in(proposer())
    page = petra.get("/ardlebury/reports/new/?template=health-board")
    assert "What children told us" in read(page)
    assert 'name="risk"' not in page.content.decode()
    sent = {"title": "Short breaks", "kind": "non_key", "item": "decision", "body": cabinet.pk, "own_1": "To be heard."}
    assert petra.post("/ardlebury/reports/new/?template=health-board", sent).status_code == 302
    made = report_numbered(Report.objects.get().pk)
    assert made is not None
    assert list(sections_of(made)) == [Section.PURPOSE, Section.OWN_1, Section.NEED]
    assert ("need", "Why it is needed: this is blank.") in missing_from(made)
    printed = unescape(petra.get(f"/ardlebury/reports/{made.pk}/").content.decode())
    headings = re.findall(r'<h2 class="govuk-heading-m">\d+\. (.*?)</h2>', printed)
    assert headings == [
        "Purpose", "Recommendations", "What children told us", "Why it is needed", "Comments of the finance officer",
    ]  # fmt: skip
    assert "Health board paper, version 1" in read(petra.get(f"/ardlebury/reports/{made.pk}/"))


def test_reports_keep_the_version_that_they_were_made_under(ada: Client, cabinet: Body) -> None:
    first = kept()
    old = commands.draft_report(body=cabinet, title="Old", template="health-board", by=proposer(), at=NOW)
    shown = ada.post(NEW, {"file": file(SECOND)})
    assert "Made under version 1: 1 draft. They keep it." in read(shown)
    assert "[put in: - comment: legal]" in unspanned(shown.content.decode())
    ada.post(NEW, filled(shown))
    new = commands.draft_report(body=cabinet, title="New", template="health-board", by=proposer(), at=NOW)
    assert old.template.consultees == (Consultee.FINANCE,)
    assert new.template.consultees == (Consultee.FINANCE, Consultee.LEGAL)
    words = dict.fromkeys(old.template.sections, "Words.")
    final = commands.draft_report(
        body=cabinet, title="Brought", template="health-board", under=first, sections=words, by=proposer(), at=NOW
    )
    asked = Proposed("That it be agreed", DecisionKind.GATE)
    commands.add_recommendation(report=final, proposed=asked, by=proposer(), at=NOW)
    later = commands.supersede_report(report=settle(final), by=proposer(), at=NOW)
    assert later.own_template == first
    moved = commands.choose_template(report=old, template="health-board", by=proposer(), at=NOW)
    assert moved.template.consultees == (Consultee.FINANCE, Consultee.LEGAL)
    with pytest.raises(Refusal, match="has this template already"):
        commands.choose_template(report=moved, template="health-board", by=proposer(), at=NOW)
    page = read(ada.get(f"/ardlebury/report-templates/{first.pk}/"))
    assert "Version 2" in page
    assert "Offer it no longer" not in page


def test_what_is_typed_on_a_version_is_kept_when_a_newer_one_comes(ada: Client, cabinet: Body) -> None:
    kept()
    petra, page = signed_in(proposer()), "/ardlebury/reports/new/?template=health-board"
    typed = {**filled(petra.get(page)), "title": "Short breaks", "kind": "non_key", "item": "decision"}
    kept(SECOND.replace("  - section: own_1\n    title: What children told us\n    may_be: none\n", ""))
    assert petra.post(page, {**typed, "body": cabinet.pk, "own_1": "To be heard."}).status_code == 302
    made = Report.objects.get()
    assert (made.own_template and made.own_template.number) == 1
    assert sections_of(made)[Section.OWN_1] == "To be heard."
    assert "What children told us" not in read(petra.get(page))
    for forged in ("999", "x", "²"):
        answer = petra.post(page, {**typed, "body": cabinet.pk, "under": forged})
        assert answer.status_code == 302
    assert {one.own_template.number for one in Report.objects.exclude(pk=made.pk) if one.own_template} == {2}
    commands.end_template(version=ReportTemplateVersion.objects.get(number=2), by=administrator(), at=NOW)
    assert petra.get(page).status_code == 404
    assert petra.post(page, {**typed, "body": cabinet.pk}).status_code == 302


def test_the_history_of_a_template_is_read_by_those_inside(ada: Client) -> None:
    made = kept()
    page = read(signed_in(proposer()).get(f"/ardlebury/history/governance_reporttemplateversion/{made.pk}/"))
    assert "Report template kept" in page


def test_an_ended_template_is_offered_no_longer_and_its_reports_keep_it(ada: Client, cabinet: Body) -> None:
    made = kept()
    old = commands.draft_report(body=cabinet, title="Old", template="health-board", by=proposer(), at=NOW)
    assert ada.post(f"/ardlebury/report-templates/{made.pk}/end/").status_code == 302
    with pytest.raises(Refusal, match="Select one of the templates"):
        commands.draft_report(body=cabinet, title="New", template="health-board", by=proposer(), at=NOW)
    petra = signed_in(proposer())
    assert petra.get("/ardlebury/reports/new/?template=health-board").status_code == 404
    assert "What children told us" in read(petra.get(f"/ardlebury/reports/{old.pk}/change/"))
    assert "Health board paper, version 1, ended on 16 November 2026" in read(petra.get("/ardlebury/report-templates/"))
    assert ada.post(f"/ardlebury/report-templates/{made.pk}/end/").status_code == 409
    kept()
    assert petra.get("/ardlebury/reports/new/?template=health-board").status_code == 200


def test_one_is_written_on_the_page_from_the_text_of_another(ada: Client) -> None:
    page = ada.get(f"{NEW}?from=cabinet")
    text = filled(page)["text"]
    assert text.startswith("key: our-cabinet\nname: Our cabinet report\n")
    shown = ada.post(NEW, {"text": text.replace("- section: summary", "- section: own_2\n  title: In short")})
    assert "In short" in read(shown)
    assert ada.post(NEW, filled(shown)).status_code == 302
    assert ReportTemplateVersion.objects.get().name == "Our cabinet report"
    assert "Choose a file, or write the template below" in read(ada.post(NEW, {"text": ""}))


def test_every_shipped_template_downloads_as_an_example_that_reads_back(ada: Client) -> None:
    for key, shipped in report_templates().items():
        answer = ada.get(f"/ardlebury/report-templates/{key}/file/")
        assert read_template(answer.content, name="example.yaml") == shipped
        assert template_as_file(shipped) == answer.content.decode()
    assert ada.get("/ardlebury/report-templates/poem/file/").status_code == 404


def test_only_an_administrator_or_the_monitoring_officer_keeps_templates(ada: Client) -> None:
    made = kept()
    petra = signed_in(proposer())
    assert petra.get(NEW).status_code == 404
    assert petra.post(f"/ardlebury/report-templates/{made.pk}/end/").status_code == 403
    assert "Bring in a template" not in read(petra.get("/ardlebury/report-templates/"))
    assert petra.get(f"/ardlebury/report-templates/{made.pk}/").status_code == 200
    assert signed_in(person("Mona", Role.MONITORING_OFFICER)).get(NEW).status_code == 200
    with pytest.raises(NotAllowed, match="Only an administrator or the monitoring officer"):
        commands.keep_template(data=SECOND.encode(), name="x", by=proposer(), at=NOW)


def test_the_list_asks_as_often_for_three_as_for_one(ada: Client) -> None:
    asked = []
    for key in ("one", "two", "three"):
        kept(BOARD.replace("health-board", key).replace("Health board paper", f"Paper {key}"))
        ada.get("/ardlebury/report-templates/")
        with CaptureQueriesContext(connection) as queries:
            assert f"Paper {key}" in read(ada.get("/ardlebury/report-templates/"))
        asked.append(len(queries))
    assert asked[0] == asked[2]
