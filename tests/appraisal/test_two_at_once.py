"""The last mark is changed as the scores are locked: the lock holds what it saw, and nothing moves after it."""

from __future__ import annotations

import pytest

from quadrant.appraisal import commands
from quadrant.appraisal.models import AgreedScores, Mark
from quadrant.appraisal.queries import agreed_scores, round_of, sheets_of
from quadrant.partnership.within import within
from tests.conftest import TODAY
from tests.factories import appraisal as made
from tests.factories.partnership import found
from tests.together import needs_a_server, together


@pytest.mark.django_db(transaction=True)
def test_a_moderated_mark_against_the_lock_of_the_scores() -> None:
    needs_a_server()
    place = found("Ardlebury")
    with within(place, on=TODAY):
        used = made.adopted()
        one = made.entry(used, "Coaches")
        named = made.panel(used, made.member("Ann"), made.member("Ben"))
        markers = made.shared_out(named)
        for panellist, mark in zip(markers, (3, 5), strict=True):
            made.mark_all(panellist, {"Coaches": mark})
        chair, line = named.chair, round_of(used).criteria[0]

    said = together(
        place,
        lambda: commands.moderate_mark(entry=one, criterion=line, mark=5, reason="Agreed", by=chair, at=made.NOW),
        lambda: commands.lock_scores(criteria_set=used, by=chair, at=made.NOW),
        lambda: commands.lock_scores(criteria_set=used, by=chair, at=made.NOW),
    )
    assert said.count("done") in (1, 2)
    assert {told for told in said if told != "done"} == {"The scores are agreed. Reopen them first."}
    with within(place, on=TODAY):
        assert AgreedScores.objects.count() == 1
        [score] = agreed_scores(used)
        assert float(score.score) == pytest.approx(round_of(used).scores[0])
        before = Mark.objects.count()
    said = together(place, *[lambda who=who: made.mark(sheets_of(who)[0], 0) for who in markers])
    assert "done" not in said
    with within(place, on=TODAY):
        assert Mark.objects.count() == before
