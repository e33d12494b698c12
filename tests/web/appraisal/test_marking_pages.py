"""Panel and marking on pages: shared out, marked one entry at a time, handed in; others see counts, never marks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.appraisal.models import CriteriaSet, Panellist
from quadrant.appraisal.queries import criteria_of, marks_on, panel_of, panellists_of, sheets_of
from quadrant.appraisal.terms import DoesNotApply
from quadrant.partnership.commands import declare_interest, seat_member
from quadrant.partnership.models import Partnership
from quadrant.partnership.queries import people_here, people_inside
from quadrant.partnership.rules import may_look_inside
from quadrant.partnership.terms import InterestKind, Role, Seat
from tests.factories import appraisal as make
from tests.factories import proposals as calls
from tests.factories.partnership import administrator, body, known, organisation, person
from tests.web.telling import listed, words


@pytest.fixture
def used(ardlebury: Partnership) -> CriteriaSet:
    """Two entries under adopted criteria, and people who could be a panel."""
    adopted = make.adopted()
    make.entry(adopted, "Coaches", reference="WP01", led_by=organisation("Trust"), value=186_000)
    make.entry(adopted, "Vans", reference="WP02")
    for name in ("Mo", "Nia", "Cheng"):
        make.member(name)
    return adopted


def marked(used: CriteriaSet) -> tuple[Panellist, ...]:
    return tuple(make.shared_out(make.panel(used, known("Mo"), known("Nia"), chair=known("Cheng"))))


def typed(panellist: Panellist, at: int, mark: str, reason: str) -> dict[str, str]:
    lines = criteria_of(sheets_of(panellist)[at].entry.criteria_set)
    return {
        **{f"mark_{line.pk}": mark for line in lines},
        **{f"reason_{line.pk}": reason for line in lines},
    }


def offered(client: Client, page: str, name: str) -> list[str]:
    """The people whom a list to choose from names."""
    [box] = re.findall(rf'<select name="{name}".*?</select>', client.get(page).content.decode(), re.DOTALL)
    return re.findall(r">([^<]+)</option>", box)[1:]


def test_a_body_becomes_the_panel_and_entries_are_shared_out(used: CriteriaSet, client: Client) -> None:
    group = body("Management Group", known("Mo"), known("Nia"))
    client.force_login(known("Clara"))
    said = {"chair": str(known("Cheng").pk), "body": str(group.pk)}
    assert client.post(f"/ardlebury/criteria/{used.pk}/panel/new/", said).status_code == 302
    named = panel_of(used)
    assert named is not None
    assert [panellist.person.name for panellist in panellists_of(named)] == ["Mo", "Nia"]
    address = f"/ardlebury/criteria/{used.pk}/panel/"
    assert client.post(f"{address}share/", {"each": "3"}).status_code == 409
    assert client.post(f"{address}share/", {"each": ""}).status_code == 302
    page = client.get(address).content.decode()
    assert "0 of 2 panellists with something to mark" in page
    assert "WP01 Coaches" in page
    assert client.post(f"/ardlebury/criteria/{used.pk}/panel/new/", {"chair": str(known("Mo").pk)}).status_code == 200


def test_a_panel_is_chosen_from_those_inside_the_partnership(used: CriteriaSet, client: Client) -> None:
    petra = person("Petra", Role.PROVIDER, organisation=organisation("Care Co"))
    assert [p.name for p in people_here() if p not in people_inside()] == ["Petra"]
    assert people_inside() == [p for p in people_here() if may_look_inside(p)]
    client.force_login(known("Clara"))
    new = f"/ardlebury/criteria/{used.pk}/panel/new/"
    assert offered(client, new, "chair") == [somebody.name for somebody in people_inside()]
    assert "Petra" not in client.get(new).content.decode()
    sent = client.post(new, {"chair": str(petra.pk), "members": [str(known("Mo").pk)]})
    assert "Select one of the choices listed" in sent.content.decode()
    make.panel(used, known("Mo"), chair=known("Cheng"))
    for page in ("add", "chair"):
        assert "Petra" not in client.get(f"/ardlebury/criteria/{used.pk}/panel/{page}/").content.decode(), page


def test_while_a_call_is_open_panel_and_panellist_read_until_when_and_find_no_button_that_refuses(
    ardlebury: Partnership, client: Client
) -> None:
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    made = calls.call(closes_at=noon, decision_on=date(2026, 12, 1), offers_on=date(2026, 12, 2))
    calls.submitted(made, "Coaches")
    number = made.criteria_set_id
    [mo] = make.shared_out(make.panel(made.criteria_set, make.member("Mo"), chair=make.member("Cheng")))
    make.mark(sheets_of(mo)[0], 4)
    still = "The call “Area improvement 2027” takes proposals until 12 noon on 20 November 2026."
    client.force_login(known("Mo"))
    own = client.get("/ardlebury/marking/").content.decode()
    assert f"1 of 1 sheet complete. {still} Hand in your marks after that." in own
    assert f"/ardlebury/panellists/{mo.pk}/submit/" not in own
    refused = client.post(f"/ardlebury/panellists/{mo.pk}/submit/")
    assert (refused.status_code, still in refused.content.decode()) == (409, True)
    client.force_login(known("Cheng"))
    page = client.get(f"/ardlebury/criteria/{number}/panel/").content.decode()
    assert f"{still} Before that nobody hands in marks, and the marking does not end." in page
    assert "End the marking" not in page
    assert client.post(f"/ardlebury/criteria/{number}/panel/close/", {"why": "Enough"}).status_code == 409


def test_marking_one_entry_at_a_time_on_a_phone(used: CriteriaSet, client: Client) -> None:
    mo, _ = marked(used)
    first, second = sheets_of(mo)
    client.force_login(known("Mo"))
    page = client.get(f"/ardlebury/sheets/{first.pk}/").content.decode()
    assert "Sheet 1 of 2, 0 complete" in page
    assert "asks for £186,000" in page
    assert "Outstanding: complete evidence" in page
    sent = client.post(f"/ardlebury/sheets/{first.pk}/", {**typed(mo, 0, "4", "Two targets named"), "then": "next"})
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/sheets/{second.pk}/")
    assert {mark.mark for mark in marks_on(first).values()} == {4}
    draft = {**typed(mo, 1, "", "Thinking"), "then": "stay"}
    assert client.post(f"/ardlebury/sheets/{second.pk}/", draft)["Location"] == f"/ardlebury/sheets/{second.pk}/"
    assert "Thinking" in client.get(f"/ardlebury/sheets/{second.pk}/").content.decode()
    listed = client.get("/ardlebury/marking/").content.decode()
    assert "1 of 2 sheets complete" in listed
    assert "Hand in your marks" not in listed
    gaps = client.post(f"/ardlebury/panellists/{mo.pk}/submit/")
    assert gaps.status_code == 409
    assert "“WP02 Vans” still wants a mark and a reason" in gaps.content.decode()
    client.post(f"/ardlebury/sheets/{second.pk}/", {**typed(mo, 1, "3", "Sound"), "then": "next"})
    assert client.post(f"/ardlebury/panellists/{mo.pk}/submit/").status_code == 302
    done = client.get(f"/ardlebury/sheets/{second.pk}/").content.decode()
    assert "You handed in your marks on 16 November 2026." in done
    assert "Save and go on" not in done


def test_what_was_typed_is_kept_when_the_marking_has_ended_meanwhile(used: CriteriaSet, client: Client) -> None:
    mo, nia = marked(used)
    make.mark_all(nia, {"Coaches": 3, "Vans": 3})
    client.force_login(known("Cheng"))
    missing = client.post(f"/ardlebury/criteria/{used.pk}/panel/close/", {"why": ""}).content.decode()
    assert "Not handed in yet: Mo." in missing
    assert "Enter why you go on without those who are missing" in missing
    assert "optional" not in missing
    assert client.post(f"/ardlebury/criteria/{used.pk}/panel/close/", {"why": "Mo is ill"}).status_code == 302
    client.force_login(known("Mo"))
    late = client.post(f"/ardlebury/sheets/{sheets_of(mo)[0].pk}/", typed(mo, 0, "5", "My long reason"))
    assert late.status_code == 409
    assert "Independent marking has ended." in late.content.decode()


def test_nobody_opens_anothers_sheet_and_an_interest_shuts_ones_own_at_once(used: CriteriaSet, client: Client) -> None:
    mo, _ = marked(used)
    sheet = sheets_of(mo)[0]
    strangers = [known("Nia"), known("Clara"), known("Cheng"), person("Aud", Role.AUDITOR)]
    for stranger in strangers:
        client.force_login(stranger)
        assert client.get(f"/ardlebury/sheets/{sheet.pk}/").status_code == 404
        assert client.get(f"/ardlebury/criteria/{used.pk}/moderation/").status_code == 404
        assert client.post(f"/ardlebury/panellists/{mo.pk}/submit/").status_code == 404
    declare_interest(
        person=known("Mo"),
        kind=InterestKind.DISCLOSABLE_PECUNIARY,
        nature="Trustee",
        organisation=sheet.entry.organisation,
        from_on=date(2026, 1, 1),
        by=known("Mo"),
        at=make.NOW,
    )
    client.force_login(known("Mo"))
    assert client.get(f"/ardlebury/sheets/{sheet.pk}/").status_code == 404
    listed = client.get("/ardlebury/marking/").content.decode()
    assert "WP01 Coaches" not in listed
    assert "WP02 Vans" in listed
    assert "WP01" not in client.get("/ardlebury/marking/?download=csv").content.decode()


def test_a_declared_interest_withdraws_marks_by_itself(used: CriteriaSet, client: Client) -> None:
    mo, nia = marked(used)
    for marker in (mo, nia):
        make.mark_all(marker, {"Coaches": 3, "Vans": 3})
    declare_interest(
        person=known("Mo"),
        kind=InterestKind.PERSONAL,
        nature="Sister is the treasurer",
        organisation=sheets_of(mo)[0].entry.organisation,
        from_on=date(2026, 1, 1),
        by=known("Mo"),
        at=make.NOW,
    )
    assert [sheet.entry.title for sheet in sheets_of(mo)] == ["Vans"]
    client.force_login(known("Cheng"))
    page = client.get(f"/ardlebury/criteria/{used.pk}/panel/").content.decode()
    assert "Sheets withdrawn" in page
    assert "Sister is the treasurer" in page
    assert "withdraw-marks" not in page


def test_the_chair_withdraws_marks_when_a_new_seat_brings_the_conflict(used: CriteriaSet, client: Client) -> None:
    mo, nia = marked(used)
    for marker in (mo, nia):
        make.mark_all(marker, {"Coaches": 3, "Vans": 3})
    trust = sheets_of(mo)[0].entry.organisation
    seat_member(
        body=body("Trust board"),
        person=known("Mo"),
        seat=Seat.MEMBER,
        organisation=trust,
        from_on=date(2026, 11, 1),
        by=administrator(),
        at=make.NOW,
    )
    client.force_login(known("Cheng"))
    page = client.get(f"/ardlebury/criteria/{used.pk}/panel/").content.decode()
    assert "Trust leads it" in page
    assert f"/ardlebury/panellists/{mo.pk}/withdraw-marks/" in page
    assert client.post(f"/ardlebury/panellists/{mo.pk}/withdraw-marks/").status_code == 302
    assert [sheet.entry.title for sheet in sheets_of(mo)] == ["Vans"]
    client.force_login(known("Nia"))
    assert client.post(f"/ardlebury/panellists/{mo.pk}/withdraw-marks/").status_code == 403


def test_pages_cost_no_more_with_more_entries(used: CriteriaSet, client: Client) -> None:
    mo, _ = marked(used)
    counts = []
    for more in ([], ["Third", "Fourth"]):
        for title in more:
            make.entry(used, title)
        if more:
            make.shared_out(mo.panel)
        for name, address in (("Clara", f"/ardlebury/criteria/{used.pk}/panel/"), ("Mo", "/ardlebury/marking/")):
            client.force_login(known(name))
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


@pytest.mark.parametrize(("way", "score"), [(DoesNotApply.REDISTRIBUTE, "80.0"), (DoesNotApply.LOSE, "78.0")])
def test_hfd_043_part_marks_and_one_criterion_that_does_not_apply_each_with_its_reason(
    ardlebury: Partnership, client: Client, way: DoesNotApply, score: str
) -> None:
    """Four of five on ten criteria; the ninth, of 2.5 per cent, does not apply: its weight is shared out, or lost."""
    worked = make.adopted(does_not_apply=way)
    make.entry(worked, "Vans", reference="WP02")
    (mo,) = make.shared_out(make.panel(worked, make.member("Mo")))
    (sheet,), ninth = sheets_of(mo), criteria_of(worked)[8]
    address, hand_in = f"/ardlebury/sheets/{sheet.pk}/", f"/ardlebury/panellists/{mo.pk}/submit/"
    client.force_login(known("Mo"))
    given = {**typed(mo, 0, "4", "Two targets of three"), f"mark_{ninth.pk}": "n/a", f"reason_{ninth.pk}": ""}
    assert client.get(address).content.decode().count(">Does not apply</label>") == 11
    assert client.post(address, {**given, "then": "stay"})["Location"] == address
    bare = client.post(hand_in)
    assert bare.status_code == 409
    assert f"“WP02 Vans” still wants a mark and a reason on “{ninth}”." in bare.content.decode()
    given[f"reason_{ninth.pk}"] = "No partner runs a service there"
    assert client.post(address, {**given, "then": "next"})["Location"] == "/ardlebury/marking/"
    assert client.post(hand_in).status_code == 302
    done = words(client.get(address).content.decode())
    assert done.count("4 Two targets of three") == 10
    assert f"{ninth} n/a No partner runs a service there" in done
    client.force_login(known("Cheng"))
    ranking = listed(client.get(f"/ardlebury/criteria/{worked.pk}/ranking/").content.decode())
    assert {title: row["Score"] for title, row in ranking.items()} == {"WP02 Vans": score}
