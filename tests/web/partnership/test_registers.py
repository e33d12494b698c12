"""The registers: interests confirmed once a year, published from a day, some withheld; and who may decide what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.desk.waiting import waits_for
from quadrant.partnership import commands
from quadrant.partnership.models import Interest, Partnership, Person, WithheldInterest
from quadrant.partnership.queries import interests_to_confirm
from quadrant.partnership.terms import BodyKind, DecisionKind, InterestKind, Role
from quadrant.partnership.within import within
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person

TODAY = NOW.date()
A_YEAR_AGO = datetime(2025, 11, 10, 9, 0, tzinfo=UTC)


def monitoring() -> Person:
    return person("Mona", Role.MONITORING_OFFICER)


def declared(whose: Person, subject: str, at: datetime = NOW, to_on: date | None = None) -> Interest:
    return commands.declare_interest(
        person=whose, kind=InterestKind.PERSONAL, nature="Tenant of a plot", subject=subject, from_on=LONG_AGO,
        to_on=to_on, by=whose, at=at,
    )  # fmt: skip


def test_a_year_old_entry_is_confirmed_by_one_act(ardlebury: Partnership, client: Client) -> None:
    carol = person("Carol", Role.GROUP_MEMBER)
    declared(carol, "Allotments", at=A_YEAR_AGO)
    declared(carol, "A shop", at=A_YEAR_AGO, to_on=date(2026, 1, 31))
    declared(carol, "A garage", at=NOW)
    [reminder] = waits_for(carol, at=NOW)
    assert (reminder.what, reminder.due_on, reminder.route) == (
        "Confirm your interests, or say what has changed", date(2026, 11, 10), "interests_confirm",
    )  # fmt: skip
    client.force_login(carol)
    page = client.get("/ardlebury/interests/confirm/").content.decode()
    assert "Last confirmed 10 November 2025" in page
    assert "A shop" not in page
    assert client.post("/ardlebury/interests/confirm/").status_code == 302
    assert waits_for(carol, at=NOW) == []
    assert "Last confirmed 16 November 2026" in client.get("/ardlebury/interests/confirm/").content.decode()
    again = client.post("/ardlebury/interests/confirm/")
    assert (again.status_code, "Everything was already confirmed today." in again.content.decode()) == (409, True)
    with within(ardlebury, on=TODAY + timedelta(days=365)):
        assert len(interests_to_confirm(carol, on=TODAY + timedelta(days=365))) == 2


def test_nobody_confirms_for_another(ardlebury: Partnership) -> None:
    carol = person("Carol", Role.GROUP_MEMBER)
    declared(carol, "Allotments")
    with pytest.raises(NotAllowed, match="You may confirm your own interests"):
        commands.confirm_interests(person=carol, by=person("Clara", Role.COMMISSIONER), at=NOW)
    with pytest.raises(Refusal, match="There is nothing in the register to confirm"):
        commands.confirm_interests(person=known("Clara"), by=known("Clara"), at=NOW)


def test_the_public_reads_the_register_from_the_day_that_is_set_and_no_longer(
    ardlebury: Partnership, client: Client
) -> None:
    carol, mona = person("Carol", Role.GROUP_MEMBER), monitoring()
    declared(carol, "Allotments")
    declared(carol, "A shop", to_on=date(2026, 1, 31))
    address = "/ardlebury/interests/public"
    assert client.get(address).status_code == 404
    client.force_login(mona)
    assert address not in client.get("/ardlebury/interests/publication/").content.decode()
    said = {"is_public": "yes", "why": "Order 9", "from_on_day": "16", "from_on_month": "11", "from_on_year": "2026"}
    assert client.post("/ardlebury/interests/publication/", said).status_code == 302
    client.logout()
    page = client.get(address).content.decode()
    assert ("Allotments" in page, "A shop" in page) == (True, False)
    assert "Allotments" in b"".join(client.get(f"{address}?download=csv")).decode()
    with within(ardlebury, on=TODAY - timedelta(days=1)):
        later = TODAY + timedelta(days=30)
        commands.set_publication(from_on=later, is_public=False, why="Order 10", by=mona, at=NOW)
    assert client.get(address).status_code == 200
    with pytest.raises(Refusal, match="It holds from today on"):
        commands.set_publication(from_on=LONG_AGO, is_public=True, why="Order", by=mona, at=NOW)


def test_what_could_do_harm_is_kept_off_the_public_register_and_off_no_other(
    ardlebury: Partnership, client: Client
) -> None:
    carol, mona = person("Carol", Role.GROUP_MEMBER), monitoring()
    kept = declared(carol, "A street in the north")
    declared(carol, "Allotments")
    commands.set_publication(from_on=TODAY, is_public=True, why="Order 9", by=mona, at=NOW)
    client.force_login(mona)
    sent = client.post(f"/ardlebury/interests/{kept.pk}/withhold/", {"why": "Threats were made."})
    assert sent.status_code == 302
    assert WithheldInterest.objects.get().interest == kept
    assert "Threats were made." in client.get(f"/ardlebury/interests/{kept.pk}/").content.decode()
    assert "A street in the north" in client.get("/ardlebury/interests/").content.decode()
    client.logout()
    page = client.get("/ardlebury/interests/public").content.decode()
    assert ("A street in the north" in page, "Allotments" in page) == (False, True)
    assert "A street" not in b"".join(client.get("/ardlebury/interests/public?download=csv")).decode()
    client.force_login(mona)
    assert client.post(f"/ardlebury/interests/{kept.pk}/show/").status_code == 302
    assert "A street in the north" in client.get("/ardlebury/interests/public").content.decode()


def test_an_interest_is_read_inside_and_by_whose_it_is(ardlebury: Partnership, client: Client) -> None:
    petra = person("Petra", Role.PROVIDER, organisation=organisation("Care Co"))
    hers, anothers = declared(petra, "Vans"), declared(person("Carol", Role.GROUP_MEMBER), "Allotments")
    client.force_login(petra)
    assert client.get(f"/ardlebury/interests/{hers.pk}/").status_code == 200
    assert client.get(f"/ardlebury/interests/{anothers.pk}/").status_code == 404
    assert client.get("/ardlebury/interests/publication/").status_code == 404
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = client.get(f"/ardlebury/interests/{anothers.pk}/").content.decode()
    assert ("Allotments" in page, "Keep it off" in page) == (True, False)
    assert client.get(f"/ardlebury/interests/{anothers.pk}/withhold/").status_code == 403


def test_the_register_is_narrowed_to_today_and_to_the_past(ardlebury: Partnership, client: Client) -> None:
    carol = person("Carol", Role.GROUP_MEMBER)
    declared(carol, "Allotments")
    declared(carol, "A shop", to_on=date(2026, 1, 31))
    client.force_login(carol)
    for held, shown in (("now", (True, False)), ("past", (False, True)), ("", (True, True))):
        page = client.get(f"/ardlebury/interests/?held={held}").content.decode()
        assert ("Allotments" in page, "A shop" in page) == shown


def test_one_page_says_who_may_decide_what_up_to_which_value_and_for_whom(
    ardlebury: Partnership, client: Client
) -> None:
    council = organisation("Ardlebury Council")
    ada = administrator()
    cabinet = commands.form_body(name="Cabinet", kind=BodyKind.EXECUTIVE, binds=council, by=ada, at=NOW)
    commands.give_power(body=cabinet, decision=DecisionKind.AWARD, limit=None, reference="Part 3", by=ada, at=NOW)
    director = body(
        "Director of place", known("Dora"), kind=BodyKind.DELEGATE, powers={DecisionKind.AWARD: Decimal(100_000)}
    )
    body("Partnership Board", powers={DecisionKind.STRATEGY: None})
    client.force_login(person("Clara", Role.COMMISSIONER))
    rows = b"".join(client.get("/ardlebury/bodies/powers/?download=csv")).decode("utf-8-sig").splitlines()
    assert rows[1:] == [
        "Cabinet,Executive,Award an agreement,,Yes,Ardlebury Council,–,Part 3",
        "Director of place,One person under delegation,Award an agreement,100000.00,No,Nobody by itself,Dora,–",
        "Partnership Board,Board,Adopt a strategy,,Yes,Nobody by itself,–,–",
    ]
    page = client.get("/ardlebury/bodies/powers/?decision=award").content.decode()
    assert (f"/ardlebury/bodies/{director.pk}/" in page, "£100,000" in page, "Partnership Board" in page) == (
        True, True, False,
    )  # fmt: skip
