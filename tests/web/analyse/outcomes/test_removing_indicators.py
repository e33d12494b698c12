"""An indicator that was emptied may be taken off the list by an analyst, unless something rests on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator
from quadrant.audit.models import Line
from quadrant.audit.terms import Refusal
from quadrant.audit.verify import faults
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, NOW, analyst, bring, figures, outcome
from tests.factories.partnership import found, person

WHY = {"why": "Brought in under a wrong name"}


@pytest.fixture
def county(client: Client, db: None) -> Any:
    place = found("Ardlebury", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        client.force_login(analyst())
        yield place


def _emptied() -> Indicator:
    dataset = bring(figures("Contacts", {HEREFORDSHIRE: {"2024": 3.0, "2023": 2.0}}), name="Contacts")
    commands.withdraw_dataset(dataset=dataset, why="A wrong file", by=analyst(), at=NOW)
    made: Indicator = Indicator.objects.get(key="Contacts")
    return made


def test_an_emptied_indicator_is_removed_with_a_reason_that_stays_on_record(
    client: Client, county: Partnership
) -> None:
    made = _emptied()
    page = f"/ardlebury/indicators/{made.pk}/"
    assert f'href="{page}remove/"' in client.get(page).content.decode()
    assert client.post(f"{page}remove/", {"why": ""}).status_code != 302
    answer = client.post(f"{page}remove/", WHY)
    assert (answer.status_code, answer["Location"]) == (302, "/ardlebury/indicators/")
    assert "Contacts" not in client.get("/ardlebury/indicators/").content.decode().replace("Contacts register", "")
    assert client.get(page).status_code == 404
    assert Line.objects.filter(action="indicator.removed", refused=False).count() == 1
    assert not list(faults())
    client.force_login(person("Ines", Role.AUDITOR))
    chain = client.get("/ardlebury/audit/").content.decode()
    assert "“Contacts” was removed: Brought in under a wrong name" in chain
    history = client.get(f"/ardlebury/history/outcomes_indicator/{made.pk}/")
    assert (history.status_code, "Contacts" in history.content.decode()) == (200, True)


def test_one_with_figures_has_no_such_link_and_is_refused(client: Client, county: Partnership) -> None:
    bring(figures("Contacts", {HEREFORDSHIRE: {"2024": 30.0, "2023": 20.0}}), name="Contacts")
    page = f"/ardlebury/indicators/{Indicator.objects.get().pk}/"
    assert "Remove this indicator" not in client.get(page).content.decode()
    answer = client.post(f"{page}remove/", WHY)
    assert answer.status_code == 409
    assert "while something rests on it: 2 figures." in answer.content.decode()
    assert Indicator.objects.count() == 1


def test_what_rests_on_it_is_told_whichever_room_it_is_of(client: Client, county: Partnership) -> None:
    made, anna = _emptied(), analyst()
    commands.measure_outcome_by(outcome=outcome(), indicators=[made], by=anna, at=NOW)
    with pytest.raises(Refusal, match="rests on it: 1 outcome that it measures"):
        commands.remove_indicator(indicator=made, why="Empty", by=anna, at=NOW)
    assert Line.objects.filter(action="indicator.removed", refused=True).count() == 1
    assert Indicator.objects.filter(pk=made.pk).exists()


def test_only_who_brings_figures_in_may_remove(client: Client, county: Partnership) -> None:
    made = _emptied()
    client.force_login(person("Tom", Role.FINANCE))
    page = f"/ardlebury/indicators/{made.pk}/"
    assert "Remove this indicator" not in client.get(page).content.decode()
    assert client.post(f"{page}remove/", WHY).status_code == 403


def test_a_file_that_names_it_brings_it_back(client: Client, county: Partnership) -> None:
    made = _emptied()
    commands.remove_indicator(indicator=made, why="Empty", by=analyst(), at=NOW)
    bring(figures("Contacts", {HEREFORDSHIRE: {"2024": 30.0}}), name="Contacts again")
    assert [each.key for each in Indicator.objects.all()] == ["Contacts"]
