"""The panel talks about what moves scores most, agrees, ranks; a late conflict undoes exactly what rested on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quadrant.appraisal import commands
from quadrant.appraisal.models import CriteriaSet, ModeratedMark, Panellist
from quadrant.appraisal.queries import (
    agreed_cells_of,
    agreed_scores,
    criteria_of,
    meeting_list,
    ranking_of,
    round_of,
    sheets_of,
    standing_scores,
)
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.registry import facts_of
from quadrant.cycle.terms import FactKey
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind, Role
from tests.factories import appraisal as make
from tests.factories.partnership import known, organisation, person

NOW = make.NOW
STATED = (
    FactKey.CRITERIA_DRAFTED,
    FactKey.CRITERIA_ADOPTED,
    FactKey.PANEL_NAMED,
    FactKey.SCORES_BEGUN,
    FactKey.SCORES_COMPLETE,
    FactKey.SCORES_AGREED,
    FactKey.PROPOSALS_RANKED,
)


def marked_by_three() -> tuple[CriteriaSet, list[Panellist]]:
    """Coaches is marked 3, 4, 5 on the heaviest criterion and 3 elsewhere; Vans 4 by all; Vans needs no talk."""
    used = make.adopted()
    make.entry(used, "Coaches", reference="WP01", led_by=organisation("Trust"))
    make.entry(used, "Vans", reference="WP02")
    markers = make.shared_out(make.panel(used, *(make.member(name) for name in ("Mo", "Nia", "Oli"))))
    for marker, first in zip(markers, (3, 4, 5), strict=True):
        make.mark_all(marker, {"Coaches": [first] + [3] * 10, "Vans": 4})
    return used, markers


def test_case_5_the_meeting_list_is_sorted_by_points_at_stake(ardlebury: Partnership) -> None:
    used, _ = marked_by_three()
    cells = meeting_list(round_of(used))
    assert len(cells) == 22
    first = cells[0]
    assert (first.entry.title, first.criterion.code) == ("Coaches", "1")
    assert (first.mean, first.spread, first.stake, first.worth_discussing) == (Decimal(4), 2, Decimal(20), True)
    assert first.marks == (("Mo", 3), ("Nia", 4), ("Oli", 5))
    assert [cell.worth_discussing for cell in cells].count(True) == 1


def test_scores_are_the_mean_unless_the_chair_moderates_with_a_reason(ardlebury: Partnership) -> None:
    used, _ = marked_by_three()
    cell, cheng = meeting_list(round_of(used))[0], known("Cheng")
    assert round_of(used).scores.tolist() == pytest.approx([70.0, 80.0])
    with pytest.raises(NotAllowed, match="Only the chair"):
        commands.moderate_mark(
            entry=cell.entry, criterion=cell.criterion, mark=3, reason="So I say", by=known("Clara"), at=NOW
        )
    with pytest.raises(Refusal, match="Say why the panel agreed this"):
        commands.moderate_mark(entry=cell.entry, criterion=cell.criterion, mark=3, reason=" ", by=cheng, at=NOW)
    for mark, score in ((3, 60.0), (5, 80.0), (None, 70.0)):
        commands.moderate_mark(
            entry=cell.entry, criterion=cell.criterion, mark=mark, reason="Heard together", by=cheng, at=NOW
        )
        assert round_of(used).scores[0] == pytest.approx(score)
    assert ModeratedMark.objects.standing().count() == 1


def test_agreed_scores_are_kept_ranked_and_stated_to_the_cycle(ardlebury: Partnership) -> None:
    used, _ = marked_by_three()
    cheng = known("Cheng")
    with pytest.raises(Refusal, match="The scores are not agreed yet"):
        commands.rank_entries(criteria_set=used, by=cheng, at=NOW)
    commands.lock_scores(criteria_set=used, by=cheng, at=NOW)
    lines = agreed_scores(used)
    assert [(line.title, line.score, line.rank, line.spread, line.markers) for line in lines] == [
        ("Vans", Decimal("80"), 1, Decimal("0"), 3),
        ("Coaches", Decimal("70"), 2, Decimal("20"), 3),
    ]
    assert [(line.adjusted, line.adjusted_rank) for line in lines] == [(Decimal("80"), 1), (Decimal("70"), 2)]
    cells = agreed_cells_of(used)[lines[1].entry_id]
    assert (cells["agreement-targets"], cells["at-risk-targets"]) == (Decimal(4), Decimal(3))
    with pytest.raises(Refusal, match="Reopen them first"):
        commands.lock_scores(criteria_set=used, by=cheng, at=NOW)
    commands.rank_entries(criteria_set=used, by=cheng, at=NOW)
    stated = facts_of([used.cycle_id])[used.cycle_id]
    assert [(stated[key][0].sentence, stated[key][0].by) for key in STATED] == [
        ("Essential criteria (weighted) drafted", "Clara"),
        ("Essential criteria (weighted) adopted", "Bea"),
        ("3 people are on the panel", "Clara"),
        ("Marking has begun", ""),
        ("Everybody has submitted", ""),
        ("The panel agreed its scores", "Cheng"),
        ("The ranking is on record", "Cheng"),
    ]


def test_a_late_conflict_withdraws_marks_and_reopens_what_rested_on_them(ardlebury: Partnership) -> None:
    used, (_, nia, oli) = marked_by_three()
    cheng, cell = known("Cheng"), meeting_list(round_of(used))[0]
    commands.moderate_mark(
        entry=cell.entry, criterion=cell.criterion, mark=5, reason="Oli persuaded us", by=cheng, at=NOW
    )
    commands.lock_scores(criteria_set=used, by=cheng, at=NOW)
    commands.rank_entries(criteria_set=used, by=cheng, at=NOW)
    assert [line.rank for line in agreed_scores(used)] == [1, 1]
    declare_interest(
        person=oli.person,
        kind=InterestKind.OTHER_REGISTRABLE,
        nature="Partner governor",
        organisation=cell.entry.organisation,
        from_on=date(2026, 1, 1),
        by=person("Moni", Role.MONITORING_OFFICER),
        at=NOW,
    )
    commands.withdraw_conflicted_marks(panellist=oli, by=None, at=NOW)
    assert [sheet.entry.title for sheet in sheets_of(oli)] == ["Vans"]
    assert (standing_scores(used), ranking_of(used), agreed_scores(used)) == (None, None, [])
    assert not ModeratedMark.objects.standing().exists()
    commands.lock_scores(criteria_set=used, by=cheng, at=NOW)
    assert [(line.title, line.score, line.markers) for line in agreed_scores(used)] == [
        ("Vans", Decimal("80"), 3),
        ("Coaches", Decimal("65"), 2),
    ]
    commands.withdraw_conflicted_marks(panellist=nia, by=None, at=NOW)
    assert standing_scores(used) is not None


def test_a_sole_marker_does_not_moderate_their_own_marks(ardlebury: Partnership) -> None:
    used = make.adopted()
    vans = make.entry(used, "Vans")
    mo = make.member("Mo")
    (marker,) = make.shared_out(make.panel(used, mo, chair=mo))
    make.mark_all(marker, {"Vans": 4})
    first = criteria_of(used)[0]
    with pytest.raises(NotAllowed, match="You are the only marker"):
        commands.moderate_mark(entry=vans, criterion=first, mark=5, reason="On reflection", by=mo, at=NOW)


def test_what_nobody_marked_cannot_be_agreed(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Vans")
    first, second = make.shared_out(make.panel(used, make.member("Mo"), make.member("Nia")), each=1)
    assert {s.entry.title for s in sheets_of(first)} == {"Vans"}
    assert sheets_of(second) == []
    make.mark_all(first, {"Vans": 4})
    late = declare_late(first)
    assert late == 0
    with pytest.raises(Refusal, match="“Vans” has no marks that count"):
        commands.lock_scores(criteria_set=used, by=known("Cheng"), at=NOW)


def declare_late(panellist: Panellist) -> int:
    """The panellist turns out to have an interest in what they marked; answers the sheets they have left."""
    sheet = sheets_of(panellist)[0]
    declare_interest(
        person=panellist.person,
        kind=InterestKind.PERSONAL,
        nature="Sister is the treasurer",
        organisation=sheet.entry.organisation,
        from_on=date(2026, 1, 1),
        by=panellist.person,
        at=NOW,
    )
    commands.withdraw_conflicted_marks(panellist=panellist, by=known("Cheng"), at=NOW)
    return len(sheets_of(panellist))


def test_a_withdrawn_entry_counts_for_nothing(ardlebury: Partnership) -> None:
    used, _ = marked_by_three()
    gone = round_of(used).entries[0]
    commands.withdraw_entry(entry=gone, why="The applicant closed", by=known("Clara"), at=NOW)
    commands.lock_scores(criteria_set=used, by=known("Cheng"), at=NOW)
    assert [line.title for line in agreed_scores(used)] == ["Vans"]
    with pytest.raises(Refusal, match="no longer leave"):
        commands.withdraw_entry(entry=round_of(used).entries[0], why="Too late", by=known("Clara"), at=NOW)
