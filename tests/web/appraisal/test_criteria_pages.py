"""Criteria on pages: drafted from the framework, weights refused at 99.5, adopted by another commissioner."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from quadrant.appraisal.models import CriteriaSet
from quadrant.appraisal.queries import criteria_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import appraisal as make
from tests.factories import cycle as cycles
from tests.factories.partnership import known, organisation, person


@pytest.fixture
def clara(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(make.commissioner("Clara"))
    return client


def typed_weights(used: CriteriaSet, first: str) -> dict[str, str]:
    weights = {f"weight_{line.pk}": f"{line.weight:f}" for line in criteria_of(used)}
    return {**weights, f"weight_{criteria_of(used)[0].pk}": first}


def test_drafting_copies_the_frameworks_criteria(clara: Client) -> None:
    running = cycles.cycle(by=known("Clara"))
    step = clara.get(f"/ardlebury/cycles/{running.pk}/criteria/new/").content.decode()
    assert "11 criteria, weighted" in step
    sent = clara.post(
        f"/ardlebury/cycles/{running.pk}/criteria/new/",
        {"framework_sets": ["essential-criteria"], "does_not_apply": "redistribute"},
    )
    made = CriteriaSet.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/criteria/{made.pk}/")
    page = clara.get(sent["Location"]).content.decode()
    assert "Serves the local agreement" in page
    assert "12.5%" in page
    assert "Outstanding: complete evidence, fully convincing" in page
    assert "Adopt these criteria" not in page


def test_case_1_on_the_page_49_and_a_half_is_refused_and_stays_typed(clara: Client) -> None:
    used = make.drafted()
    address = f"/ardlebury/criteria/{used.pk}/weights/"
    sent = clara.post(address, typed_weights(used, "49.5"))
    page = sent.content.decode()
    assert sent.status_code == 409
    assert "Weights add to 99.5, must be 100." in page
    assert 'value="49.5"' in page
    assert clara.post(address, typed_weights(used, "50")).status_code == 302


def test_another_commissioner_adopts(clara: Client, client: Client) -> None:
    used = make.drafted()
    assert clara.post(f"/ardlebury/criteria/{used.pk}/adopt/").status_code == 403
    client.force_login(make.commissioner("Bea"))
    assert client.post(f"/ardlebury/criteria/{used.pk}/adopt/").status_code == 302
    page = client.get(f"/ardlebury/criteria/{used.pk}/").content.decode()
    assert "Bea, 16 November 2026" in page
    assert "Name the panel" in page


def test_a_criterion_is_split_added_and_dropped(clara: Client) -> None:
    used = make.drafted()
    first = criteria_of(used)[0]
    split = f"/ardlebury/criterion/{first.pk}/split/"
    wrong = clara.post(split, {"parts": "Health 20\nSkills 20\nSafety 15"})
    assert wrong.status_code == 409
    assert "add to 55, must be 50" in wrong.content.decode()
    assert clara.post(split, {"parts": "Health 20\nSkills 20\nSafety"}).status_code == 200
    for nothing, sentence in (
        ("", "Enter parts and their weights"),
        ("Health 50", "One part divides nothing: name at least two."),
        ("Health 50\nSkills 0", "“Skills” weighs nothing."),
        ("Health 25\nHealth 25", "Two parts are called “Health”."),
    ):
        page = clara.post(split, {"parts": nothing}).content.decode()
        assert f"Error:</span> {sentence}" in page
        assert "(optional)" not in page
    assert clara.post(split, {"parts": "Health 20\nSkills 20\nSafety 10"}).status_code == 302
    assert "The criterion is divided." in clara.get(f"/ardlebury/criteria/{used.pk}/").content.decode()
    assert clara.post(split, {"parts": ""}).status_code == 302
    assert "The criterion is marked as a whole again." in clara.get(f"/ardlebury/criteria/{used.pk}/").content.decode()
    assert len(criteria_of(used)) == 11
    assert clara.post(split, {"parts": "Health 20\nSkills 20\nSafety 10"}).status_code == 302
    assert clara.post(f"/ardlebury/criteria/{used.pk}/add/", {"name": "Reaches villages"}).status_code == 302
    added = criteria_of(used)[-1]
    assert (added.name, added.weight) == ("Reaches villages", Decimal(0))
    assert clara.post(f"/ardlebury/criterion/{added.pk}/drop/").status_code == 302
    assert len(criteria_of(used)) == 14


def test_the_scale_is_changed_and_a_wrong_anchor_named(clara: Client) -> None:
    used = make.drafted()
    said = {"name": "Ours", "lowest": "0", "highest": "4", "does_not_apply": "lose", "pass_mark": "60"}
    address = f"/ardlebury/criteria/{used.pk}/change/"
    wrong = clara.post(address, {**said, "anchors": "Five is good"})
    assert "Begin each line with its mark" in wrong.content.decode()
    assert clara.post(address, {**said, "anchors": "5 Outstanding"}).status_code == 409
    assert clara.post(address, {**said, "anchors": "0 Nothing\n4 All of it"}).status_code == 302
    used.refresh_from_db()
    assert (used.name, used.highest, used.anchors, used.pass_mark) == (
        "Ours",
        4,
        [[0, "Nothing"], [4, "All of it"]],
        Decimal(60),
    )


def test_who_may_not(ardlebury: Partnership, client: Client) -> None:
    used = make.drafted()
    client.force_login(person("Anna", Role.ANALYST))
    assert client.get(f"/ardlebury/criteria/{used.pk}/").status_code == 200
    assert client.get("/ardlebury/appraisals/").status_code == 200
    assert client.get(f"/ardlebury/criteria/{used.pk}/weights/").status_code == 403
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get(f"/ardlebury/criteria/{used.pk}/").status_code == 404
    client.logout()
    assert client.get(f"/ardlebury/criteria/{used.pk}/").status_code == 302


def test_the_list_costs_no_more_with_more_rows(clara: Client, django_assert_max_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    first = make.drafted()
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert str(first) in clara.get("/ardlebury/appraisals/").content.decode()
    for name in ("Second", "Third"):
        make.drafted(first.cycle, name=name)
    with CaptureQueriesContext(connection) as three:
        assert "3 appraisals" in clara.get("/ardlebury/appraisals/").content.decode()
    assert len(three) == len(one)
