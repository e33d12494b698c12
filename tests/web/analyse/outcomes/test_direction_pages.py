"""Where a partnership is heading: known sets of outcomes, its vision on every thread, headline measures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.needs.commands import link_need_to_outcomes
from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Outcome, Vision
from quadrant.analyse.outcomes.queries import headlines, outcome_set_keyed
from quadrant.do.agreements.commands import share_between_outcomes
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import agreements, priorities
from tests.factories.cycle import cycle
from tests.factories.needs import evidenced
from tests.factories.outcomes import HEREFORDSHIRE, NOW, analyst, indicator, outcome
from tests.factories.partnership import person

FIVE = ["Achieve economic well-being", "Be healthy", "Enjoy and achieve", "Make a positive contribution", "Stay safe"]


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


@pytest.mark.parametrize("name", FIVE)
def test_cyp_007_to_011_an_outcome_of_the_library_is_taken_over_and_things_attach_to_it(
    client: Client, anna: Any, name: str
) -> None:
    assert name in client.get("/ardlebury/outcomes/library/").content.decode()
    client.post("/ardlebury/outcomes/library/every-child-matters/")
    taken = Outcome.objects.get(name=name)
    waiting = indicator(by=anna)
    client.post(f"/ardlebury/outcomes/{taken.pk}/indicators/?topic=Children", {"indicators": [str(waiting.pk)]})
    need = evidenced(cycle(), "Children who wait")
    link_need_to_outcomes(need=need, shares={taken: Decimal(100)}, by=anna, at=NOW)
    priorities.priority(need.cycle, "Seen in time", needs={need: Decimal(100)})
    service = agreements.draft()
    share_between_outcomes(agreement=service, shares={taken: Decimal(100)}, by=agreements.manager(), at=NOW)
    page = client.get(f"/ardlebury/outcomes/{taken.pk}/").content.decode()
    assert "Every Child Matters: five outcomes" in page
    for words in ("Children waiting over 20 weeks", "Children who wait", "Seen in time", "Family support"):
        assert words in page.split("What measures it")[1]


def test_a_set_is_taken_over_once_and_in_one_act(client: Client, anna: Any) -> None:
    client.post("/ardlebury/outcomes/library/every-child-matters/")
    assert sorted(Outcome.objects.values_list("name", flat=True)) == FIVE
    again = client.post("/ardlebury/outcomes/library/every-child-matters/")
    assert again.status_code == 409
    assert "are here already" in again.content.decode()
    assert "You have all of them." in client.get("/ardlebury/outcomes/library/").content.decode()


def test_a_name_of_their_own_stands_in_the_way_and_nothing_is_taken(client: Client, anna: Any) -> None:
    outcome("Stay safe", by=anna)
    answer = client.post("/ardlebury/outcomes/library/every-child-matters/")
    assert answer.status_code == 409
    assert "You have an outcome “Stay safe” of your own." in answer.content.decode()
    assert Outcome.objects.count() == 1


LOCAL_OUTCOMES = [
    "Housing supply",
    "Housing quality and safety",
    "Homelessness and rough sleeping",
    "Multiple disadvantage",
    "Best start in life",
    "Every child achieving and thriving",
    "Keeping children safe (children’s social care)",
    "Health and wellbeing",
    "Adult social care – quality",
    "Adult social care – independence, choice and control",
    "Adult social care – neighbourhood health / integration",
    "Neighbourhoods",
    "Environment, circular economy and climate change",
    "Transport and local infrastructure",
    "Economic prosperity and regeneration",
    "Child poverty",
]


def test_the_local_outcomes_framework_is_offered_as_a_dated_list_and_its_sixteen_outcomes_are_taken_over(
    client: Client, anna: Any
) -> None:
    known = outcome_set_keyed("local-outcomes-framework")
    assert known is not None
    assert [one.name for one in known.outcomes] == LOCAL_OUTCOMES
    offered, asked = (
        client.get(f"/ardlebury/outcomes/library/{page}").content.decode() for page in ("", "local-outcomes-framework/")
    )
    assert "Ministry of Housing, Communities and Local Government, 9 February 2026; for England" in offered
    for page in (offered, asked):
        assert "a later list may take the place of this one" in page
        assert 'href="https://www.gov.uk/government/publications/local-outcomes-framework"' in page
    assert client.post("/ardlebury/outcomes/library/local-outcomes-framework/").status_code == 302
    taken = Outcome.objects.filter(plan="Local Outcomes Framework 2026: 16 priority outcomes")
    assert sorted(taken.values_list("name", flat=True)) == sorted(LOCAL_OUTCOMES)
    assert taken.count() == 16


def test_a_set_that_nobody_changes_is_offered_without_a_warning(client: Client, anna: Any) -> None:
    page = client.get("/ardlebury/outcomes/library/every-child-matters/").content.decode()
    assert "Take over Every Child Matters" in page
    assert "may take the place" not in page


def test_hfd_111_the_vision_tops_every_thread_and_an_outcome_names_its_people_and_places(
    client: Client, anna: Any
) -> None:
    words = "Every child in Ardlebury thrives"
    client.post("/ardlebury/vision/", {"statement": words})
    safe = outcome("Children are safe", by=anna)
    page = client.get(f"/ardlebury/outcomes/{safe.pk}/").content.decode()
    assert "Not said yet: who should gain most?" in page
    said = {"name": "Children are safe", "population": "All children"}
    client.post(
        f"/ardlebury/outcomes/{safe.pk}/change/",
        {**said, "right_people": "Children in care", "right_places": "The Harbour wards"},
    )
    page = client.get(f"/ardlebury/outcomes/{safe.pk}/").content.decode()
    for told in (words, "Children in care", "The Harbour wards"):
        assert told in page
    for address in ("thread/", f"thread/outcome/{safe.pk}/", "outcomes/"):
        assert words in client.get(f"/ardlebury/{address}").content.decode()


def test_every_wording_of_the_vision_is_kept(client: Client, anna: Any) -> None:
    for words in ("First", "Second"):
        client.post("/ardlebury/vision/", {"statement": words})
    assert [each.statement for each in Vision.objects.all()] == ["Second", "First"]
    assert client.post("/ardlebury/vision/", {"statement": "Second"}).status_code == 409
    long = client.post("/ardlebury/vision/", {"statement": "x" * 601})
    assert "601 letters is too long" in long.content.decode()


def test_gct_051_a_headline_set_outside_three_to_five_is_warned_of_and_needs_a_reason(
    client: Client, anna: Any
) -> None:
    safe = outcome("Children are safe", by=anna)
    listed = [indicator(f"Measure {at}", by=anna) for at in range(6)]
    commands.measure_outcome_by(outcome=safe, indicators=listed, by=anna, at=NOW)
    numbers = [str(one.pk) for one in listed]
    said = {"counted": "whole", "indicators": numbers}
    answer = client.post("/ardlebury/headlines/choose/", said)
    assert answer.status_code == 409
    assert "6 measures are chosen for the strategy as a whole. Three to five can be kept in mind" in (
        answer.content.decode()
    )
    assert headlines().held is None
    client.post("/ardlebury/headlines/choose/", {**said, "why_outside": "The regulator asks for six."})
    page = client.get("/ardlebury/headlines/").content.decode()
    assert "The regulator asks for six." in page
    assert "Children are safe" in page
    client.post("/ardlebury/headlines/choose/", {"counted": "whole", "indicators": numbers[:4]})
    page = client.get("/ardlebury/headlines/").content.decode()
    assert "Three to five can be kept in mind" not in page
    assert [one.name for one in headlines().measures] == [f"Measure {at}" for at in range(4)]


def test_gct_051_the_headline_set_may_be_counted_for_each_outcome(client: Client, anna: Any) -> None:
    safe, ready = outcome("Children are safe", by=anna), outcome("Children are ready", by=anna)
    listed = [indicator(f"Measure {at}", by=anna) for at in range(6)]
    commands.measure_outcome_by(outcome=safe, indicators=listed[:3], by=anna, at=NOW)
    commands.measure_outcome_by(outcome=ready, indicators=listed[3:], by=anna, at=NOW)
    said = {"counted": "per_outcome", "indicators": [str(one.pk) for one in listed]}
    assert client.post("/ardlebury/headlines/choose/", said).status_code == 302
    said["indicators"] = said["indicators"][:4]
    answer = client.post("/ardlebury/headlines/choose/", said)
    assert "“Children are ready” has 1." in answer.content.decode()


def test_gct_133_a_cycle_that_chose_the_outcome_is_linked_on_its_page(client: Client, anna: Any) -> None:
    families = cycle(area_code=HEREFORDSHIRE)
    safe = outcome("Children are safe", by=anna)
    page = client.get(f"/ardlebury/outcomes/{safe.pk}/").content.decode()
    assert "No cycle has chosen this outcome yet" in page
    client.post(f"/ardlebury/cycles/{families.pk}/outcomes/", {"outcomes": [str(safe.pk)]})
    page = client.get(f"/ardlebury/outcomes/{safe.pk}/").content.decode()
    assert f'href="/ardlebury/cycles/{families.pk}/">{families.name}</a>, chosen by Anna' in page


def test_only_those_who_define_outcomes_set_the_direction(client: Client, ardlebury: Partnership) -> None:
    client.force_login(person("Olga", Role.MONITORING_OFFICER))
    assert client.get("/ardlebury/headlines/").status_code == 200
    for address in ("vision/", "headlines/choose/"):
        assert client.get(f"/ardlebury/{address}").status_code == 404
    assert client.post("/ardlebury/outcomes/library/every-child-matters/").status_code == 403
    assert not Outcome.objects.exists()
