"""The library on pages: found, added by kind, read, kept up to date; seen by those inside and by nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.evidence.models import Edition, EvidenceItem
from quadrant.analyse.evidence.terms import Distance, Kind
from quadrant.cycle.models import Cycle
from quadrant.partnership.terms import Role
from tests.factories import evidence
from tests.factories.attachments import CSV
from tests.factories.partnership import known, organisation, person
from tests.web.analyse.evidence.adding import LINK, SAID, added, said
from tests.web.telling import text


@pytest.mark.parametrize(
    ("row", "kind"),
    [("gct_164", "inspection"), ("gct_166", "policy"), ("gct_243", "inspection")],
)
def test_gct_164_166_243_an_entry_says_who_found_it_when_and_why_it_matters(anil: Client, row: str, kind: str) -> None:
    page = added(anil, kind, **LINK)
    for told in ("Ofsted", "3 February 2025", SAID["relevance"], "https://reports.example/50123", "As published"):
        assert told in page, (row, told)
    refused = anil.post(f"/ardlebury/library/new/?kind={kind}", said(title="Another", issuer="", relevance=""))
    assert "Enter who says so" in text(refused)
    assert "Enter why it matters here" in text(refused)
    assert SAID["says"] in text(refused)  # what was typed stays
    assert EvidenceItem.objects.count() == 1


def test_each_kind_asks_for_its_own_fields_and_an_unknown_kind_asks_which(anil: Client) -> None:
    law = text(anil.get("/ardlebury/library/new/?kind=law"))
    assert "In force from" in law
    assert "How far it could be repeated here" not in law
    card = text(anil.get("/ardlebury/library/new/?kind=contact"))
    assert "How to reach them" in card
    assert "Where it can be read" not in card
    chosen = text(anil.get("/ardlebury/library/new/?kind=gossip"))
    assert all(kind.label in chosen for kind in Kind)


@pytest.mark.parametrize(
    ("row", "title", "dated", "told"),
    [
        ("CYP-003", "Children Act 2004", "15 November 2004", "https://www.legislation.gov.uk/ukpga/2004/31/section/10"),
        ("CYP-004", "National Service Framework for Children", "15 September 2004", "Eleven standards"),
        (
            "CYP-005",
            "Guidance on children's trusts, 2005",
            "2005",
            "https://www.legislation.gov.uk/ukpga/2004/31/notes",
        ),
        ("CYP-006", "Health Act 1999, section 31", "30 June 1999", "Until 28 February 2007"),
    ],
)
def test_cyp_003_to_006_the_register_of_law_has_the_entry_with_link_date_and_summary_and_tags_a_project(
    anil: Client, families: Cycle, row: str, title: str, dated: str, told: str
) -> None:
    assert anil.post("/ardlebury/library/law/").status_code == 302
    item = EvidenceItem.objects.get(title__startswith=title)
    page = text(anil.get(f"/ardlebury/library/{item.pk}/"))
    assert dated in page, row
    assert told in page
    assert item.says.split(".", maxsplit=1)[0] in page
    sent = anil.post(
        f"/ardlebury/cycles/{families.pk}/evidence/attach/?q=2004", {"item": item.pk, "place": "", "why": ""}
    )
    assert sent.status_code == 302
    assert item.title in text(anil.get(f"/ardlebury/cycles/{families.pk}/evidence/"))
    assert families.name in text(anil.get(f"/ardlebury/library/{item.pk}/"))


def test_the_register_of_law_is_taken_in_once_and_never_by_opening_a_page(anil: Client) -> None:
    assert anil.get("/ardlebury/library/law/").status_code == 405
    anil.post("/ardlebury/library/law/")
    count = EvidenceItem.objects.count()
    again = anil.post("/ardlebury/library/law/", follow=True)
    assert "Every entry stands in the library already." in text(again)
    assert EvidenceItem.objects.count() == count > 10


def test_lbh_057_a_best_practice_case_has_its_replicability_score_and_notes(anil: Client) -> None:
    told = {"replicability": "4", "replicability_notes": "It needs two more posts than we have."}
    page = added(anil, "practice", title="One front door, Northshire", **told)
    assert "4 of 5" in page
    assert "It needs two more posts than we have." in page
    bare = anil.post("/ardlebury/library/new/?kind=practice", said(replicability="4"))
    assert (bare.status_code, EvidenceItem.objects.count()) == (409, 1)
    assert "Say what the score rests on" in text(bare)


def test_hfd_118_the_library_shows_how_near_its_best_practice_comes_from_and_what_is_missing(anil: Client) -> None:
    evidence.item("Next door", Kind.PRACTICE, distance=Distance.AREA)
    evidence.item("Up the coast", Kind.PRACTICE, distance=Distance.REGION)
    page = text(anil.get("/ardlebury/library/"))
    assert "within the area 1, within the region 1, within the nation 0, elsewhere 0" in page
    assert "Nothing yet from within the nation." in page
    nearby = text(anil.get("/ardlebury/library/?from=area"))
    assert "Next door" in nearby
    assert "Up the coast" not in nearby


def test_an_edition_is_uploaded_downloaded_as_it_was_and_replaced(anil: Client) -> None:
    made = evidence.item(edition=evidence.link("2025"))
    file = SimpleUploadedFile("options.csv", CSV)
    anil.post(f"/ardlebury/library/{made.pk}/editions/new/", {"edition_name": "2026", "file": file})
    newest = Edition.objects.get(number=2)
    got: Any = anil.get(f"/ardlebury/library/editions/{newest.pk}/file")
    assert b"".join(got.streaming_content) == CSV
    assert got["Content-Disposition"] == 'attachment; filename="options.csv"'
    page = text(anil.get(f"/ardlebury/library/{made.pk}/"))
    assert page.index("<strong>2026</strong>") < page.index("<strong>2025</strong>")
    assert "(replaced)" in page
    no_file = Edition.objects.get(number=1)
    assert anil.get(f"/ardlebury/library/editions/{no_file.pk}/file").status_code == 404


def test_a_file_of_a_kind_that_is_not_taken_is_refused_and_what_was_typed_stays(anil: Client) -> None:
    page = SimpleUploadedFile("page.pdf", b"<html><script>alert(1)</script></html>")
    sent = anil.post("/ardlebury/library/new/?kind=guidance", {**said(**LINK), "file": page})
    assert (sent.status_code, EvidenceItem.objects.count()) == (409, 0)
    assert "is called .pdf and is not one" in text(sent)
    assert SAID["says"] in text(sent)


def test_a_script_in_an_items_words_is_printed_and_not_run(anil: Client) -> None:
    evidence.item("<script>alert(1)</script>", says="<img src=x onerror=alert(1)>")
    for page in ("library/", f"library/{EvidenceItem.objects.get().pk}/"):
        answer = anil.get(f"/ardlebury/{page}").content.decode()
        assert "<script>alert" not in answer
        assert "<img src=x" not in answer


def test_a_second_change_is_shown_both_texts_and_may_be_kept(anil: Client) -> None:
    made = evidence.item(kind=Kind.INSPECTION)
    change = f"/ardlebury/library/{made.pk}/change/"
    assert anil.post(change, said(version="1", says="First")).status_code == 302
    late = anil.post(change, said(version="1", says="Second"))
    assert late.status_code == 409
    assert "Two texts for “What it says”" in text(late)
    assert "First" in text(late)
    assert anil.post(change, said(version="2", says="Second")).status_code == 302
    assert EvidenceItem.objects.get().says == "Second"


def test_it_is_searched_filtered_sorted_and_downloaded(anil: Client) -> None:
    evidence.item("Short breaks in Northshire", Kind.PRACTICE)
    evidence.item("Respite reviewed", says="Short stays: what breaks.")
    evidence.item("Roads")
    page = text(anil.get("/ardlebury/library/?q=short+breaks"))
    assert page.index("Short breaks in Northshire") < page.index("Respite reviewed")
    assert "Roads" not in page
    told: Any = anil.get("/ardlebury/library/?kind=practice&download=csv")
    lines = b"".join(told.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("Short breaks in Northshire,Best practice,University of Northshire")
    assert text(anil.get("/ardlebury/library/?q=%00%25")).count("Roads") == 0


def test_hfd_106_experts_are_listed_for_applicants_who_see_nothing_else_of_the_library(
    families: Cycle, client: Client
) -> None:
    evidence.expert()
    made = evidence.item()
    client.force_login(person("Ann", Role.APPLICANT, organisation=organisation("Hedgerow")))
    page = text(client.get("/ardlebury/library/experts/"))
    assert "Institute for Costs" in page
    assert "Ask for the desk, 01632 960 001" in page
    for closed in ("", "uncited/", f"{made.pk}/", "new/"):
        assert client.get(f"/ardlebury/library/{closed}").status_code == 404


def test_those_inside_read_and_only_those_who_keep_it_write(families: Cycle, client: Client) -> None:
    made = evidence.item(edition=evidence.link())
    client.force_login(person("Ned", Role.FINANCE))
    page = text(client.get(f"/ardlebury/library/{made.pk}/"))
    assert "Add an edition" not in page
    assert client.get("/ardlebury/library/new/").status_code == 404
    for closed in ("change/", "withdraw/", "review/", "editions/new/", "findings/new/"):
        assert client.post(f"/ardlebury/library/{made.pk}/{closed}", {"why": "No"}).status_code == 403
    assert EvidenceItem.objects.get().withdrawn_at is None


def test_a_withdrawn_item_says_why_and_offers_nothing(anil: Client) -> None:
    made = evidence.item()
    assert anil.post(f"/ardlebury/library/{made.pk}/withdraw/", {"why": "Corrected by its authors"}).status_code == 302
    page = text(anil.get(f"/ardlebury/library/{made.pk}/"))
    assert "Withdrawn" in page
    assert "Corrected by its authors (Anil, 16 November 2026)" in page
    assert "Add an edition" not in page
    again = anil.post(f"/ardlebury/library/{made.pk}/withdraw/", {"why": "Again"})
    assert again.status_code == 409
    assert "Corrected by its authors" in text(anil.get(f"/ardlebury/history/evidence_evidenceitem/{made.pk}/"))


def test_hfd_112_a_partners_page_lists_its_strategy_rules_and_limits(anil: Client) -> None:
    trust = organisation("Harbour Trust")
    page = text(anil.get(f"/ardlebury/organisations/{trust.pk}/"))
    assert "None is registered yet." in page
    limits = "Three quotes above £25,000"
    sent = anil.post(
        f"/ardlebury/library/new/?kind=rules&organisation={trust.pk}",
        said(title="Standing orders", organisation=str(trust.pk), limits=limits),
    )
    assert sent.status_code == 302
    page = text(anil.get(f"/ardlebury/organisations/{trust.pk}/"))
    for told in ("Standing orders", SAID["says"], limits, "kept by Anil"):
        assert told in page
    assert known("Anil").name == "Anil"
