"""Who was asked in a cycle and told: meetings with findings and action, rungs, messages, and the facts they state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import position_of
from quadrant.cycle.terms import FactKey, Quadrant
from quadrant.engagement import commands
from quadrant.engagement.answers import consultation_in_words
from quadrant.engagement.queries import audiences_of, coproduction_of, places_for, voices_of
from quadrant.engagement.terms import Channel, Method, Rung, Sector
from quadrant.partnership.models import Partnership
from tests.factories.cycle import cycle
from tests.factories.engagement import commissioner, consultation, message, met, reported
from tests.factories.needs import holds
from tests.factories.partnership import NOW


@pytest.fixture
def gateshead(ardlebury: Partnership) -> Cycle:
    return cycle(key="gateshead-2010")


def test_a_meeting_says_for_which_activity_it_was_where_there_are_two(gateshead: Cycle) -> None:
    families, practitioners = [place.key for place in places_for(gateshead)]
    with pytest.raises(Refusal, match="which step or activity of the cycle"):
        met(gateshead)
    met(gateshead, place=families)
    step = position_of(gateshead, on=NOW.date()).step_at("assess.needs-analysis")
    assert step is not None
    done = {activity.place: activity.done for activity in step.activities}
    assert (done[families], done[practitioners]) == (True, False)


def test_a_meeting_is_answered_when_what_was_done_is_noted(ardlebury: Partnership) -> None:
    review = cycle(key="haringey-policy-2010")
    made = met(review, action="")
    assert (holds(review, FactKey.CONSULTATION_BEGUN), holds(review, FactKey.CONSULTATION_ANSWERED)) == (True, False)
    said = {name: getattr(made, name) for name in ("title", "held_on", "how_many", "findings", "place", "network")}
    answer = commands.Met(
        **said, method=Method(made.method), sectors=tuple(made.sectors), action="Evenings end at six."
    )
    commands.change_engagement(engagement=made, version=1, met=answer, by=commissioner(), at=NOW)
    assert holds(review, FactKey.CONSULTATION_ANSWERED)


def test_a_consultation_answers_when_its_report_is_published(ardlebury: Partnership) -> None:
    review = cycle(key="haringey-policy-2010")
    consultation(review, title="Open one")
    assert not holds(review, FactKey.CONSULTATION_ANSWERED)
    reported(review)
    assert holds(review, FactKey.CONSULTATION_ANSWERED)
    told = "\n".join(consultation_in_words(review, commissioner()))
    assert "| Short breaks | Breaks are too far from home | Most said so | We did: A house in Harbour |" in told


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"method": Method.NETWORK}, "Name the group or network"),
        ({"sectors": ()}, "Say who took part"),
        ({"how_many": 0}, "at least 1"),
        ({"findings": " "}, "Say what they said"),
        ({"held_on": date(2026, 11, 17)}, "lies in the future"),
    ],
)
def test_a_meeting_lacking_something_is_refused(ardlebury: Partnership, changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        met(**changes)


def test_the_log_shows_who_was_asked_step_by_step(gateshead: Cycle) -> None:
    families = places_for(gateshead)[0].key
    met(gateshead, place=families, sectors=(Sector.YOUNG, Sector.VOLUNTARY))
    consultation(gateshead, place=families, sectors=(Sector.SOCIAL, Sector.PUBLIC))
    log = {voices.step.key: voices for voices in voices_of(gateshead, NOW) if voices.step is not None}
    asked = log["assess.needs-analysis"]
    assert asked.sectors == [Sector.YOUNG, Sector.PUBLIC, Sector.VOLUNTARY, Sector.SOCIAL]
    assert asked.people == 32
    assert sum(bool(voices.sectors) for voices in log.values()) == 1


def test_a_rung_is_reached_with_evidence_and_the_latest_counts(ardlebury: Partnership) -> None:
    review = cycle(key="haringey-policy-2010")
    with pytest.raises(Refusal, match="what shows that this rung was reached"):
        commands.record_coproduction(
            cycle=review, quadrant=Quadrant.ANALYSE, aimed=Rung.CO_DESIGN, reached=Rung.CO_DESIGN,
            by=commissioner(), at=NOW,
        )  # fmt: skip
    for reached in (None, Rung.ENGAGEMENT):
        commands.record_coproduction(
            cycle=review, quadrant=Quadrant.ANALYSE, aimed=Rung.CO_DESIGN, reached=reached,
            evidence="Two evenings, nothing decided there" if reached else "", by=commissioner(), at=NOW,
        )  # fmt: skip
    now = coproduction_of(review)[Quadrant.ANALYSE]
    assert (now.aimed, now.reached) == ("co_design", "engagement")


def test_a_message_is_told_when_it_went_to_an_audience(gateshead: Cycle) -> None:
    made = message(gateshead)
    assert (holds(gateshead, FactKey.MESSAGE_WRITTEN), holds(gateshead, FactKey.MESSAGE_SENT)) == (True, False)
    parents = audiences_of(made)[0]
    with pytest.raises(Refusal, match="lies in the future"):
        commands.log_sending(
            audience=parents, channel=Channel.POST, sent_on=date(2026, 11, 17), by=commissioner(), at=NOW
        )
    commands.log_sending(
        audience=parents, channel=Channel.POST, sent_on=date(2026, 11, 12), reached=700, by=commissioner(), at=NOW
    )
    assert holds(gateshead, FactKey.MESSAGE_SENT)
    assert [len(one.log) for one in audiences_of(made)] == [1, 0]
    commands.withdraw_message(message=made, why="A figure was wrong", by=commissioner(), at=NOW)
    assert not holds(gateshead, FactKey.MESSAGE_WRITTEN)
