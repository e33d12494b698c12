"""After the marking on pages: the meeting list, a cell moderated, scores agreed, the ranking on record."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.appraisal import commands
from quadrant.appraisal.models import AgreedScore, CriteriaSet
from quadrant.appraisal.queries import agreed_scores, meeting_list, round_of
from quadrant.cycle.terms import Activity
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind, Role
from quadrant.web.cycle.registry import panel_for
from tests.factories import appraisal as make
from tests.factories.partnership import known, person
from tests.web.lists import giving
from tests.web.telling import listed


@pytest.fixture
def used(ardlebury: Partnership) -> CriteriaSet:
    """Mo, Nia and Oli gave Coaches 3, 4, 5 on the heaviest criterion; Vans 4 throughout. Cheng chairs."""
    adopted = make.adopted(pass_mark=75)
    make.entry(adopted, "Coaches", reference="WP01")
    make.entry(adopted, "Vans", reference="WP02")
    markers = make.shared_out(make.panel(adopted, *(make.member(name) for name in ("Mo", "Nia", "Oli"))))
    for marker, first in zip(markers, (3, 4, 5), strict=True):
        make.mark_all(marker, {"Coaches": [first] + [3] * 10, "Vans": 4})
    return adopted


def test_the_meeting_list_begins_with_what_moves_most(used: CriteriaSet, client: Client) -> None:
    client.force_login(known("Cheng"))
    page = client.get(f"/ardlebury/criteria/{used.pk}/moderation/").content.decode()
    assert "cells move a score by 20 points or more" in page
    assert page.index("WP01 Coaches") < page.index("WP02 Vans")
    assert "3 4 5" in page
    only = client.get(f"/ardlebury/criteria/{used.pk}/moderation/?state=Discuss").content.decode()
    assert "1 cell" in only
    file = client.get(f"/ardlebury/criteria/{used.pk}/moderation/?download=csv")
    text = file.getvalue().decode()
    assert len(text.strip().splitlines()) == 23


def test_the_chair_moderates_a_cell_with_a_reason(used: CriteriaSet, client: Client) -> None:
    cell = meeting_list(round_of(used))[0]
    address = f"/ardlebury/entries/{cell.entry.pk}/criterion/{cell.criterion.pk}/"
    client.force_login(known("Mo"))
    seen = client.get(address).content.decode()
    assert "As the evidence shows" in seen
    assert "20.0 points at stake" in seen
    assert "Record what the panel agreed" not in seen
    assert client.get(f"{address}moderate/").status_code == 403
    client.force_login(known("Cheng"))
    empty = client.post(f"{address}moderate/", {"mark": "3", "reason": ""})
    assert "Enter why" in empty.content.decode()
    assert client.post(f"{address}moderate/", {"mark": "3", "reason": "Two targets, not four"}).status_code == 302
    page = client.get(address).content.decode()
    assert "Two targets, not four" in page
    assert (
        client.get(f"/ardlebury/criteria/{used.pk}/moderation/?state=Discussed").content.decode().count("moderated)")
        == 1
    )


def test_scores_are_agreed_and_the_ranking_put_on_record(used: CriteriaSet, client: Client) -> None:
    ranking = f"/ardlebury/criteria/{used.pk}/ranking/"
    client.force_login(person("Anna", Role.ANALYST))
    assert "No scores are agreed yet." in client.get(ranking).content.decode()
    client.force_login(known("Cheng"))
    so_far = client.get(ranking).content.decode()
    assert "Not agreed yet: this is what the marks come to now." in so_far
    assert client.post(f"/ardlebury/criteria/{used.pk}/rank/").status_code == 409
    assert client.post(f"/ardlebury/criteria/{used.pk}/agree/")["Location"] == ranking
    assert client.post(f"/ardlebury/criteria/{used.pk}/rank/")["Location"] == ranking
    client.force_login(known("Anna"))
    page = client.get(ranking).content.decode()
    assert "On record since 16 November 2026, by Cheng." in page
    assert "WP02 leads with 80.0 of 100" in page
    assert "2 in order of score, 1 of them at or above the pass mark. No body has decided on them yet." in page
    assert "Agreed scores. Solid bars: at or above the pass mark" in page
    assert "hosen" not in page
    assert "WP02 Vans is first for" in page
    assert "Below" in page
    assert [(line.reference, line.rank) for line in agreed_scores(used)] == [("WP02", 1), ("WP01", 2)]
    assert client.get(f"/ardlebury/criteria/{used.pk}/moderation/").status_code == 404
    client.force_login(known("Cheng"))
    assert client.post(f"/ardlebury/criteria/{used.pk}/reopen/", {"why": "A sum was wrong"}).status_code == 302
    assert "A sum was wrong" in client.get(ranking).content.decode()


def test_whom_an_interest_makes_leave_reads_no_name_in_the_ranking(used: CriteriaSet, client: Client) -> None:
    chair = known("Cheng")
    commands.lock_scores(criteria_set=used, by=chair, at=make.NOW)
    anna, ranking = person("Anna", Role.ANALYST), f"/ardlebury/criteria/{used.pk}/ranking/"
    client.force_login(anna)
    assert "WP02 Vans is first for" in client.get(ranking).content.decode()
    [vans] = [line.entry for line in AgreedScore.objects.filter(entry__reference="WP02").select_related("entry")]
    giving.interest(anna, vans.organisation, InterestKind.DISCLOSABLE_PECUNIARY)
    page = client.get(ranking).content.decode()
    assert "Vans" not in page
    assert "An entry that an interest keeps from you is first for" in page
    assert "WP01 Coaches" in page


def test_only_the_chair_agrees(used: CriteriaSet, client: Client) -> None:
    for name in ("Mo", "Clara"):
        client.force_login(known(name))
        assert client.post(f"/ardlebury/criteria/{used.pk}/agree/").status_code == 403


def test_step_pages_tell_how_far_the_appraisal_is(used: CriteriaSet) -> None:
    told = {}
    for activity in (Activity.CRITERIA, Activity.PANEL, Activity.SCORING, Activity.MODERATION, Activity.RANKING):
        panel = panel_for(activity, used.cycle, "", known("Cheng"))
        assert panel is not None
        told[activity] = [row.value for row in panel.rows]
    assert told == {
        Activity.CRITERIA: ["Moderation"],
        Activity.PANEL: ["3 panellists"],
        Activity.SCORING: ["3 of 3 panellists handed in"],
        Activity.MODERATION: ["not agreed yet"],
        Activity.RANKING: ["not on record yet"],
    }


def test_pages_cost_the_same_at_any_size(used: CriteriaSet, client: Client) -> None:
    bigger = make.adopted(used.cycle, name="Bigger", pass_mark=75)
    for title in "ABCD":
        make.entry(bigger, title)
    (marker,) = make.shared_out(make.panel(bigger, known("Mo"), chair=known("Cheng")))
    make.mark_all(marker, dict.fromkeys("ABCD", 3))
    client.force_login(known("Cheng"))
    for page in ("moderation", "ranking"):
        counts = []
        for one in (used, bigger):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/ardlebury/criteria/{one.pk}/{page}/").status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1]


def test_hfd_042_full_marks_are_100_and_full_marks_on_the_first_criterion_alone_are_50(
    ardlebury: Partnership, client: Client
) -> None:
    """The ranking reads the eleven weights as shares of a hundred, before the scores are agreed and after."""
    worked = make.adopted()
    for title in ("Everything", "Only the first", "All but the first", "Nothing"):
        make.entry(worked, title)
    (marker,) = make.shared_out(make.panel(worked, make.member("Mo")))
    first, others = [5] + [0] * 10, [0] + [5] * 10
    make.mark_all(marker, {"Everything": 5, "Only the first": first, "All but the first": others, "Nothing": 0})
    ranking = f"/ardlebury/criteria/{worked.pk}/ranking/"
    client.force_login(known("Cheng"))
    so_far = listed(client.get(ranking).content.decode())
    assert client.post(f"/ardlebury/criteria/{worked.pk}/agree/")["Location"] == ranking
    client.force_login(person("Anna", Role.ANALYST))
    agreed = listed(client.get(ranking).content.decode())
    told = client.get(ranking).content.decode()
    assert "4 in order of score. No body has decided on them yet." in told
    assert "hosen" not in told
    for rows in (so_far, agreed):
        assert {title: (row["Rank"], row["Score"]) for title, row in rows.items()} == {
            "Everything": ("1", "100.0"),
            "Only the first": ("2=", "50.0"),
            "All but the first": ("2=", "50.0"),
            "Nothing": ("4", "0.0"),
        }
