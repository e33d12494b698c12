"""Files are added to a report as lettered appendices and download from it; an exempt one is hidden from who may not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.governance import commands
from quadrant.governance.models import Appendix, BackgroundPaper, Report
from quadrant.governance.terms import Consultee, Late
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import InterestKind, Role
from tests.factories.attachments import BIDS, CSV, PDF, append
from tests.factories.cycle import cycle as open_cycle
from tests.factories.governance import draft, meet, officer, proposer, ready_report
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person
from tests.web.telling import signed_in

SECRET = "What Harbour Door asks"


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"))


@pytest.fixture
def petra(cabinet: Body) -> Client:
    return signed_in(proposer())


def given(content: bytes = CSV, name: str = "options.csv", **more: Any) -> dict[str, Any]:
    file = SimpleUploadedFile(name, content)
    return {"title": "What the options cost", "exempt_paragraph": "public", "file": file, **more}


def page_of(client: Client, report: Report, view: str = "") -> str:
    return client.get(f"/ardlebury/reports/{report.pk}/{view}").content.decode()


def test_lbh_091_a_file_becomes_an_appendix_in_the_list_and_downloads_as_it_was(petra: Client, cabinet: Body) -> None:
    report = draft(cabinet)
    sent = petra.post(f"/ardlebury/reports/{report.pk}/appendices/new/", given())
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/reports/{report.pk}/")
    made = Appendix.objects.get()
    page = page_of(petra, report)
    link = f'href="/ardlebury/appendices/{made.pk}/file/"'
    assert page.count(link) == 2, "in the list, and in the paper"
    assert "Appendix A: What the options cost" in page
    assert "18.1</span>" in page
    assert page_of(petra, report, "paper/").count(link) == 1, "on the page of the paper by itself"
    file = petra.get(f"/ardlebury/appendices/{made.pk}/file/")
    assert b"".join(file.streaming_content) == CSV  # type: ignore[attr-defined]
    assert file["Content-Disposition"] == 'attachment; filename="options.csv"'
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("text/csv; charset=utf-8", "nosniff")
    assert file["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file["Cache-Control"] == "no-store, private"


def test_hsp_004_a_framework_is_attached_with_its_version_and_fingerprint(petra: Client, cabinet: Body) -> None:
    report = draft(cabinet, cycle=open_cycle())
    opened = petra.get(f"/ardlebury/reports/{report.pk}/appendices/framework/").content.decode()
    assert report.cycle is not None
    version = report.cycle.framework
    chosen = re.findall(r'name="version" value="(\d+)"[^>]*checked', opened)
    assert chosen == [str(version.pk)], "the framework of the report's cycle is offered first"
    petra.post(
        f"/ardlebury/reports/{report.pk}/appendices/framework/",
        {"version": version.pk, "title": "The framework"},
    )
    made = Appendix.objects.get()
    assert (made.framework_key, made.framework_version) == (version.key, version.version)
    assert made.fingerprint == version.fingerprint
    page = page_of(petra, report)
    assert f"Framework {version.key}, version {version.version}, fingerprint {version.fingerprint[:12]}" in page
    file = petra.get(f"/ardlebury/appendices/{made.pk}/file/")
    assert b"".join(file.streaming_content).decode() == version.text  # type: ignore[attr-defined]
    assert file["Content-Disposition"] == f'attachment; filename="{version.key}-version-{version.version}.yaml"'


def test_a_file_that_is_not_taken_is_told_at_the_field_and_the_rest_stays_typed(petra: Client, cabinet: Body) -> None:
    report = draft(cabinet)
    for content, name, sentence in (
        (b"<svg/>", "drawing.svg", "The file must be PDF, Word"),
        (PDF, "report.docx", "is called .docx and is not one"),
        (b"<html>", "page.txt", "This is a web page or a drawing under another name"),
    ):
        sent = petra.post(
            f"/ardlebury/reports/{report.pk}/appendices/new/",
            given(content, name, title="A title typed with care", exempt_reason="Words typed with care"),
        )
        page = sent.content.decode()
        assert (sent.status_code, sentence in page) == (409, True)
        assert "A title typed with care" in page
        assert "Words typed with care" in page
    assert not Appendix.objects.exists()


def test_the_same_file_twice_is_said(petra: Client, cabinet: Body) -> None:
    report = draft(cabinet)
    petra.post(f"/ardlebury/reports/{report.pk}/appendices/new/", given())
    again = petra.post(f"/ardlebury/reports/{report.pk}/appendices/new/", given(name="other.csv"))
    assert again.status_code == 409
    assert "This file already comes with the report: it is Appendix A." in again.content.decode()


def test_appendices_are_changed_moved_and_taken_away_on_their_pages(petra: Client, cabinet: Body) -> None:
    report = draft(cabinet)
    first, second = append(report, "Costs"), append(report, "Map", PDF, "map.pdf")
    page = petra.get(f"/ardlebury/appendices/{second.pk}/move/").content.decode()
    assert "A, now Costs" in page
    petra.post(f"/ardlebury/appendices/{second.pk}/move/", {"to": "1"})
    petra.post(f"/ardlebury/appendices/{first.pk}/change/", {"title": "Costs by year", "exempt_paragraph": "public"})
    shown = page_of(petra, report)
    assert "Appendix A: Map" in shown
    assert "Appendix B: Costs by year" in shown
    blank = petra.post(f"/ardlebury/appendices/{second.pk}/away/", {"why": ""})
    assert "Enter why" in blank.content.decode()
    petra.post(f"/ardlebury/appendices/{second.pk}/away/", {"why": "An old map"})
    assert "Appendix A: Costs by year" in page_of(petra, report)
    assert petra.get(f"/ardlebury/appendices/{second.pk}/file/").status_code == 404
    assert petra.get(f"/ardlebury/appendices/{second.pk}/change/").status_code == 404


def test_an_exempt_appendix_shows_its_reason_and_no_file_to_whoever_may_not_read_it(cabinet: Body) -> None:
    report = ready_report(cabinet)
    meet(cabinet, report, at=NOW.replace(day=30))
    made = append(report, SECRET, PDF, "harbour-door.pdf", exemption=BIDS, late=Late("It came on Friday"))
    entitled = (proposer(), known("Chris"), officer(Consultee.LEGAL), person("Mona", Role.MONITORING_OFFICER))
    for somebody in entitled:
        client = signed_in(somebody)
        assert SECRET in page_of(client, report)
        assert client.get(f"/ardlebury/appendices/{made.pk}/file/").status_code == 200
    for somebody in (officer(Consultee.FINANCE), administrator()):
        client, page = signed_in(somebody), page_of(signed_in(somebody), report)
        assert SECRET not in page
        assert "harbour-door" not in page
        assert "Appendix A: exempt appendix" in page
        assert "Paragraph 3: financial or business affairs" in page
        assert "The bids of others are still open." in page
        assert client.get(f"/ardlebury/appendices/{made.pk}/file/").status_code == 404
        assert SECRET not in client.get(f"/ardlebury/history/governance_appendix/{made.pk}/").content.decode()
    public = page_of(signed_in(proposer()), report, "?view=public")
    assert SECRET not in public
    assert f"appendices/{made.pk}/file/" not in public


def test_a_member_who_must_leave_reads_no_exempt_appendix_from_that_moment(cabinet: Body) -> None:
    door, carol = organisation("Harbour Door"), known("Carol")
    report = ready_report(cabinet, organisations=[door])
    meet(cabinet, report, at=NOW.replace(day=30))
    made = append(report, SECRET, PDF, "harbour-door.pdf", exemption=BIDS, late=Late("It came on Friday"))
    client = signed_in(carol)
    assert client.get(f"/ardlebury/appendices/{made.pk}/file/").status_code == 200
    declare_interest(
        person=carol, kind=InterestKind.OTHER_REGISTRABLE, nature="Trustee", organisation=door, from_on=LONG_AGO,
        by=carol, at=NOW,
    )  # fmt: skip
    assert client.get(f"/ardlebury/appendices/{made.pk}/file/").status_code == 404
    assert SECRET not in page_of(client, report)


def test_who_may_not_change_the_report_is_offered_nothing_and_refused(cabinet: Body) -> None:
    report = draft(cabinet)
    made, finn = append(report), signed_in(officer(Consultee.FINANCE))
    page = page_of(finn, report)
    assert "Add an appendix" not in page
    assert "Take away" not in page
    assert finn.post(f"/ardlebury/reports/{report.pk}/appendices/new/", given(PDF, "a.pdf")).status_code == 403
    assert finn.post(f"/ardlebury/appendices/{made.pk}/away/", {"why": "No"}).status_code == 403
    carol = signed_in(known("Carol"))
    assert carol.get(f"/ardlebury/appendices/{made.pk}/file/").status_code == 404, "a draft is not for members yet"


def test_a_final_report_takes_no_more_papers_and_says_so_unless_it_comes_to_a_meeting(
    petra: Client, cabinet: Body
) -> None:
    report = ready_report(cabinet)
    assert "Add a" not in page_of(petra, report)
    refused = petra.get(f"/ardlebury/reports/{report.pk}/appendices/new/")
    assert refused.status_code == 409
    assert "no coming meeting has it on its agenda" in refused.content.decode()
    meet(cabinet, report, at=NOW.replace(day=30))
    assert "Add a late paper" in page_of(petra, report)
    sent = petra.post(f"/ardlebury/reports/{report.pk}/appendices/new/", given())
    assert "Enter why this paper comes after the report was final" in sent.content.decode()
    petra.post(f"/ardlebury/reports/{report.pk}/appendices/new/", given(late_why="The forum wrote on Friday"))
    page = page_of(petra, report)
    assert "Late paper of 16 November 2026: The forum wrote on Friday" in page
    assert "Take away" not in page


def test_a_file_that_vanished_or_was_altered_is_a_page(petra: Client, cabinet: Body) -> None:
    made = append(draft(cabinet), content=CSV + b"altered,1\n")
    with default_storage.open(made.stored, "ab") as file:
        file.write(b"more")
    for _ in ("altered", "gone"):
        lost = petra.get(f"/ardlebury/appendices/{made.pk}/file/")
        assert lost.status_code == 409
        assert "The file of Appendix A is not where it was kept" in lost.content.decode()
        default_storage.delete(made.stored)


def test_background_papers_are_listed_with_where_they_are_seen(petra: Client, cabinet: Body) -> None:
    report = draft(cabinet)
    new = f"/ardlebury/reports/{report.pk}/background/new/"
    refused = petra.post(new, {"title": "Survey of carers, 2026", "link": "javascript:alert(1)", "office": ""})
    assert refused.status_code == 409
    assert "A link begins with https:// or http://." in refused.content.decode()
    assert "Survey of carers, 2026" in refused.content.decode()
    petra.post(new, {"title": "Survey of carers, 2026", "link": "https://ardlebury.example/survey", "office": ""})
    petra.post(new, {"title": "Letters of the forum", "link": "", "office": "Town hall, second floor"})
    page = page_of(petra, report)
    assert '<a class="govuk-link" href="https://ardlebury.example/survey">Survey of carers, 2026</a>' in page
    assert "Letters of the forum. To be seen: Town hall, second floor" in page
    first = BackgroundPaper.objects.get(number=1)
    change = f"/ardlebury/background-papers/{first.pk}/change/"
    assert "Survey of carers, 2026" in petra.get(change).content.decode()
    petra.post(change, {"title": "Survey of carers, 2025", "link": "", "office": "Library"})
    petra.post(f"/ardlebury/background-papers/{BackgroundPaper.objects.get(number=2).pk}/drop/")
    assert list(BackgroundPaper.objects.values_list("number", "title")) == [(1, "Survey of carers, 2025")]
    finn = signed_in(officer(Consultee.FINANCE))
    assert finn.get(change).status_code == 403


def test_the_page_asks_the_same_questions_for_one_appendix_and_for_three(petra: Client, cabinet: Body) -> None:
    report, counted = draft(cabinet), []
    for title in ("Costs", "Map", "Letters"):
        append(report, title, f"{title},1\n".encode())
        commands.list_background_paper(report=report, title=title, office="Town hall", by=proposer(), at=NOW)
        page_of(petra, report)
        with CaptureQueriesContext(connection) as asked:
            page_of(petra, report)
        counted.append(len(asked))
    assert counted[0] == counted[1] == counted[2]
