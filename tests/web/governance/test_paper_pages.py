"""Papers are read as pages and downloaded as Word and PDF; whoever may not read an exempt part gets none of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from quadrant.governance import commands
from quadrant.governance.models import Meeting, Report
from quadrant.governance.queries import recommendations_of
from quadrant.governance.terms import Consultee, Exempt, ExemptParagraph
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind, Role
from tests.documents.papers import hostile, paper
from tests.documents.reading import pdf_text, word_text
from tests.factories.governance import draft, meet, officer, proposer, ready_report, resolve
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person
from tests.web.telling import read, signed_in, words

BIDS = Exempt("Harbour Door asked for £389,500", ExemptParagraph.BUSINESS, "The bids of others are still open.")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.GATE: None})


@pytest.fixture
def report(cabinet: Body) -> Report:
    return ready_report(cabinet, exempt=BIDS, organisations=[organisation("Harbour Door")])


@pytest.fixture
def held(cabinet: Body, report: Report) -> Meeting:
    return meet(cabinet, report)


def file(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def every_way(client: Client, report: Report, meeting: Meeting, view: str = "") -> dict[str, str]:
    """What the report says on each page and in each file that holds it."""
    page, paper = f"/ardlebury/reports/{report.pk}/", f"/ardlebury/reports/{report.pk}/paper/"
    return {
        "page": read(client.get(f"{page}?{view}")),
        "paper": read(client.get(f"{paper}?{view}")),
        "Word": word_text(file(client.get(f"{paper}?{view}&download=docx"))),
        "PDF": pdf_text(file(client.get(f"{paper}?{view}&download=pdf"))),
        "pack": pdf_text(file(client.get(f"/ardlebury/meetings/{meeting.pk}/papers/pack/?{view}"))),
    }


def holding(said: dict[str, str], words: str) -> list[str]:
    return [way for way, text in said.items() if words in text]


EVERY_WAY = ["page", "paper", "Word", "PDF", "pack"]


def test_whoever_may_read_the_exempt_part_gets_it_every_way_and_may_ask_for_the_publics_version(
    report: Report, held: Meeting
) -> None:
    lena = signed_in(officer(Consultee.LEGAL))
    own, public = every_way(lena, report, held), every_way(lena, report, held, "view=public")
    assert holding(own, "£389,500") == EVERY_WAY
    assert holding(public, "£389,500") == []
    assert holding(public, "The bids of others are still open.") == EVERY_WAY
    assert holding(own, "Not for publication: this version holds an exempt part.") == EVERY_WAY[1:]
    assert holding(public, "version") == EVERY_WAY[1:]


def test_others_and_a_member_who_must_leave_get_the_publics_version_every_way(report: Report, held: Meeting) -> None:
    carol, trustee = known("Carol"), InterestKind.OTHER_REGISTRABLE
    door = report.concerns.get().organisation
    assert holding(every_way(signed_in(carol), report, held), "£389,500") == EVERY_WAY
    declare_interest(
        person=carol, kind=trustee, nature="Trustee", organisation=door, from_on=LONG_AGO, by=carol, at=NOW
    )
    for reader in (carol, person("Otto", Role.ANALYST)):
        said = every_way(signed_in(reader), report, held)
        assert holding(said, "£389,500") == []
        assert holding(said, "This part is not shown.") == EVERY_WAY


def test_rights_are_asked_again_at_each_download(report: Report, held: Meeting) -> None:
    address = f"/ardlebury/reports/{report.pk}/paper/?download=docx"
    carol = signed_in(known("Carol"))
    first = carol.get(address)
    assert "not-for-publication.docx" in first["Content-Disposition"]
    assert "£389,500" in word_text(file(first))
    trustee, door = InterestKind.OTHER_REGISTRABLE, report.concerns.get().organisation
    declare_interest(
        person=known("Carol"),
        kind=trustee,
        nature="Trustee",
        organisation=door,
        from_on=LONG_AGO,
        by=known("Carol"),
        at=NOW,
    )
    again = carol.get(address)
    assert "not-for-publication" not in again["Content-Disposition"]
    assert "£389,500" not in word_text(file(again))


def test_strangers_providers_and_other_partnerships_find_no_paper(
    report: Report, held: Meeting, withenshire: Partnership
) -> None:
    pia = signed_in(person("Pia", Role.PROVIDER, organisation=organisation("Tidewell")))
    papers = f"/ardlebury/meetings/{held.pk}/papers/"
    asked = [
        *(f"/ardlebury/reports/{report.pk}/paper/{way}" for way in ("", "?download=docx", "?download=pdf")),
        *(f"{papers}{name}/{way}" for name in ("agenda", "minutes") for way in ("", "?download=docx", "?download=pdf")),
        f"{papers}pack/",
    ]
    for address in asked:
        statuses = [
            client.get(address).status_code for client in (Client(), pia, signed_in(known("Ada of Withenshire")))
        ]
        assert statuses == [302, 404, 404], address


def test_a_draft_is_downloaded_by_those_who_see_it_alone_and_says_that_it_is_one(cabinet: Body) -> None:
    made = draft(cabinet)
    address = f"/ardlebury/reports/{made.pk}/paper/?download=docx"
    assert "This is a draft: it has not been submitted." in word_text(file(signed_in(proposer()).get(address)))
    assert signed_in(known("Chris")).get(address).status_code == 404


def test_a_kind_of_file_that_is_not_written_is_not_found(report: Report) -> None:
    assert signed_in(proposer()).get(f"/ardlebury/reports/{report.pk}/paper/?download=odt").status_code == 404


def test_the_clerk_downloads_agenda_minutes_and_pack_from_the_meeting(report: Report, held: Meeting) -> None:
    resolve(recommendations_of(report)[0], held, reasons="Families wait")
    clerk, papers = signed_in(administrator()), f"/ardlebury/meetings/{held.pk}/papers/"
    page = clerk.get(f"/ardlebury/meetings/{held.pk}/").content.decode()
    for name in ("agenda", "minutes"):
        for way in ("", "?download=docx", "?download=pdf"):
            assert f'href="{papers}{name}/{way}"' in page
    assert f'href="{papers}pack/"' in page
    assert "1. Short breaks (part exempt)" in read(clerk.get(f"{papers}agenda/"))
    word, pdf = clerk.get(f"{papers}minutes/?download=docx"), clerk.get(f"{papers}minutes/?download=pdf")
    assert (word["Content-Type"], pdf["Content-Type"]) == (WORD, "application/pdf")
    assert f'filename="minutes-{held.pk}-cabinet-16-november-2026.pdf"' in pdf["Content-Disposition"]
    for text in (word_text(file(word)), pdf_text(file(pdf)), read(clerk.get(f"{papers}minutes/"))):
        assert "Reasons: Families wait" in text
    assert "1. Short breaks (part exempt)" in word_text(file(clerk.get(f"{papers}agenda/?download=docx")))
    pack = pdf_text(file(clerk.get(f"{papers}pack/")))
    assert pack.index("Contents") < pack.index("At the start") < pack.index("1. Purpose")


def test_a_meeting_that_has_not_begun_has_an_agenda_and_no_minutes(cabinet: Body) -> None:
    coming = commands.call_meeting(
        body=cabinet, meets_at=NOW + timedelta(minutes=1), venue="Town hall", by=administrator(), at=NOW
    )
    chris, page = signed_in(known("Chris")), f"/ardlebury/meetings/{coming.pk}/"
    assert chris.get(f"{page}papers/agenda/").status_code == 200
    assert chris.get(f"{page}papers/minutes/").status_code == 404
    assert "papers/minutes/" not in chris.get(page).content.decode()


def test_links_say_which_version_they_lead_to(report: Report, held: Meeting) -> None:
    page, meeting = f"/ardlebury/reports/{report.pk}/", f"/ardlebury/meetings/{held.pk}/"
    lena, otto = signed_in(officer(Consultee.LEGAL)), signed_in(person("Otto", Role.ANALYST))
    assert "Download as Word (not for publication)" in read(lena.get(page))
    assert "Download the public’s version as PDF" in read(lena.get(meeting))
    public = lena.get(f"{page}?view=public").content.decode()
    assert f'href="{page}paper/?view=public&amp;download=docx"' in public
    assert "(not for publication)" not in public
    for address in (page, meeting):
        assert "(not for publication)" not in read(otto.get(address))


def test_a_pdf_that_takes_more_than_it_may_is_refused_with_what_to_do(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quadrant.documents.pdf.MOST_SECONDS", 0)
    refused = signed_in(proposer()).get(f"/ardlebury/reports/{report.pk}/paper/?download=pdf")
    assert refused.status_code == 409
    assert "Download the paper as Word, or the reports one by one." in read(refused)


def test_a_page_prints_paragraphs_lists_and_tables_with_their_heads_and_opens_what_is_named() -> None:
    page = render_to_string("governance/paper.html", {"paper": paper()})
    assert '<a class="govuk-link" href="/where/">To choose.</a>' in page
    assert '<th scope="col" class="govuk-table__header">Name</th>' in page
    assert '<th scope="row" class="govuk-table__header">Carol</th>' in page
    said = "To Cabinet Report of Petra "
    said += "1. Purpose In brief. 1.1 To choose. By April. 2. Members Carol Chris Seats Name Seat Carol Seat Chair"
    assert words(page) == said


def test_what_people_type_is_text_on_the_page() -> None:
    page = render_to_string("governance/paper.html", {"paper": hostile(sections=1)})
    assert "&lt;b&gt;&amp;amp; @ref" in page
