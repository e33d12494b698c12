"""Panellists mark alone, with reasons; nobody sees a mark before all have handed in."""

from __future__ import annotations

import pytest

from quadrant.appraisal import commands
from quadrant.appraisal.models import Mark
from quadrant.appraisal.queries import (
    criteria_of,
    entries_to_mark,
    marks_on,
    panel_of,
    panels_to_hand_in,
    progress_of,
    round_of,
)
from quadrant.appraisal.rules import may_mark, may_see_marks
from quadrant.appraisal.terms import DoesNotApply, GivenMark
from quadrant.audit.models import RowValues
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import appraisal as make
from tests.factories.partnership import known, person

NOW = make.NOW
ONLY_FIRST, ALL_BUT_FIRST = [5] + [0] * 10, [0] + [5] * 10


def test_case_2_three_proposals_on_the_eleven_weights(ardlebury: Partnership) -> None:
    used = make.adopted()
    for title in ("A", "B", "C"):
        make.entry(used, title, reference=title)
    (marker,) = make.shared_out(make.panel(used, make.member("Mo")))
    make.mark_all(marker, {"A": ONLY_FIRST, "B": 4, "C": ALL_BUT_FIRST})
    assert round_of(used).scores.tolist() == [50.0, 80.0, 50.0]


@pytest.mark.parametrize(("way", "score"), [(DoesNotApply.REDISTRIBUTE, 80.0), (DoesNotApply.LOSE, 78.0)])
def test_case_3_a_criterion_that_does_not_apply(ardlebury: Partnership, way: DoesNotApply, score: float) -> None:
    used = make.adopted(does_not_apply=way)
    make.entry(used, "B")
    (marker,) = make.shared_out(make.panel(used, make.member("Mo")))
    make.mark_all(marker, {"B": [4] * 8 + [None] + [4] * 2})
    assert round_of(used).scores.tolist() == pytest.approx([score])


def test_not_applicable_is_refused_where_every_criterion_is_marked(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "B")
    (marker,) = make.shared_out(make.panel(used, make.member("Mo")))
    with pytest.raises(Refusal, match="every criterion of this set is marked"):
        make.mark(marker.sheets.get(), [4] * 8 + [None] + [4] * 2)


def test_marks_are_whole_and_on_the_scale(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "B")
    (marker,) = make.shared_out(make.panel(used, make.member("Mo")))
    with pytest.raises(Refusal, match="a mark is a whole number from 0 to 5"):
        make.mark(marker.sheets.get(), 6)
    assert not Mark.objects.exists()


def test_a_draft_keeps_gaps_but_handing_in_wants_every_mark_and_reason(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Coaches", reference="WP01")
    mo = make.member("Mo")
    (marker,) = make.shared_out(make.panel(used, mo))
    sheet, lines = marker.sheets.get(), criteria_of(used)
    draft = {lines[0]: GivenMark(4, "Names two targets"), lines[1]: GivenMark(3, "")}
    commands.give_marks(sheet=sheet, marks=draft, by=mo, at=NOW)
    assert {line.pk: mark.mark for line in lines[:2] for mark in [marks_on(sheet)[line.pk]]} == {
        lines[0].pk: 4,
        lines[1].pk: 3,
    }
    assert [(s.done, s.of, s.complete) for s in entries_to_mark(mo)] == [(1, 11, False)]
    sentence = r"^“WP01 Coaches” still wants a mark and a reason on “2\. .+”, and 9 more\.$"
    with pytest.raises(Refusal, match=sentence):
        commands.submit_marks(panellist=marker, by=mo, at=NOW)
    make.mark(sheet, 4)
    assert entries_to_mark(mo) == []
    assert panels_to_hand_in(mo, at=NOW) == [marker]
    commands.submit_marks(panellist=marker, by=mo, at=NOW)
    assert panels_to_hand_in(mo, at=NOW) == []
    with pytest.raises(Refusal, match="they are final"):
        make.mark(sheet, 5)


def test_nobody_marks_on_anothers_sheet(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Coaches")
    (marker,) = make.shared_out(make.panel(used, make.member("Mo")))
    sheet = marker.sheets.get()
    for stranger in (make.member("Nia"), known("Clara"), known("Cheng")):
        assert not may_mark(stranger, sheet)
        with pytest.raises(NotAllowed, match="not yours to mark"):
            commands.give_marks(sheet=sheet, marks=make.given([4] * 11, used), by=stranger, at=NOW)
        with pytest.raises(NotAllowed, match="their own marks"):
            commands.submit_marks(panellist=marker, by=stranger, at=NOW)


def test_others_marks_are_seen_by_nobody_before_the_last_has_handed_in(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Coaches")
    mo, nia = make.member("Mo"), make.member("Nia")
    first, second = make.shared_out(make.panel(used, mo, nia))
    make.mark_all(first, {"Coaches": 4})
    make.mark(second.sheets.get(), 2)
    waiting = panel_of(used)
    assert waiting is not None
    everybody = [mo, nia, known("Clara"), known("Cheng"), person("Aud", Role.AUDITOR)]
    assert [may_see_marks(somebody, waiting) for somebody in everybody] == [False] * 5
    assert [(p.marked, p.to_mark, p.submitted) for p in progress_of(waiting)] == [(1, 1, True), (1, 1, False)]
    commands.submit_marks(panellist=second, by=nia, at=NOW)
    closed = panel_of(used)
    assert closed is not None
    assert (closed.closed_at, closed.closed_why) == (NOW, "Everybody has submitted")
    assert [may_see_marks(somebody, closed) for somebody in everybody] == [True, True, True, True, True]
    assert not may_see_marks(person("Anna", Role.ANALYST), closed)


def test_the_history_holds_no_draft_marks(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Coaches")
    (marker,) = make.shared_out(make.panel(used, make.member("Mo")))
    make.mark(marker.sheets.get(), 4)
    kept = RowValues.objects.filter(table="appraisal_mark")
    assert [(row.row, row.values) for row in kept] == [(str(marker.sheets.get().pk), None)]


def test_the_chair_goes_on_without_the_missing_only_with_a_reason(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Coaches")
    first, second = make.shared_out(make.panel(used, make.member("Mo"), make.member("Nia")))
    waiting, cheng = panel_of(used), known("Cheng")
    assert waiting is not None
    with pytest.raises(Refusal, match="Nobody has submitted any marks yet"):
        commands.close_round(panel=waiting, by=cheng, at=NOW)
    make.mark_all(first, {"Coaches": 4})
    make.mark(second.sheets.get(), 0)
    with pytest.raises(NotAllowed, match="Only the chair of the panel"):
        commands.close_round(panel=waiting, why="Time is up", by=known("Clara"), at=NOW)
    with pytest.raises(Refusal, match="Say why you go on without Nia"):
        commands.close_round(panel=waiting, by=cheng, at=NOW)
    commands.close_round(panel=waiting, why="Nia is ill", by=cheng, at=NOW)
    held = round_of(used)
    assert held.scores.tolist() == pytest.approx([80.0])
    assert held.markers.tolist() == [1]
