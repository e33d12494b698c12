"""The Board of 10 November: what was said, who does what, the minutes before it agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quadrant.demo.loading.story import Story
from quadrant.governance.commands import agree_minutes, finish_action, note_item, set_action
from quadrant.governance.queries import agenda_of, earlier_meeting, meeting_numbered

if TYPE_CHECKING:
    from quadrant.governance.models import Meeting


def written(story: Story) -> None:
    """The clerk writes as it goes; one of two actions is done by now."""
    clerk = story.person("administrator")
    with story.when(2026, 11, 10, 16) as at:
        meeting = _meeting(story)
        [item] = agenda_of(meeting)
        said = (
            "The Board asked whether the neighbour would hold its price until February; the lead commissioner had "
            "that in writing. The finance officer said that the dearer option fits the budget in every year.\n\n"
            "Members wanted to hear from families east of the river before Cabinet does."
        )
        note_item(item=item, text=said, version=0, by=clerk, at=at)
        asked = [
            ("Invite three families from east of the river to speak to Cabinet", "lead", (2026, 11, 27)),
            ("Send the neighbour's letter on price to the legal officer", "finance", (2026, 11, 13)),
        ]
        actions = [
            set_action(
                meeting=meeting,
                what=what,
                owner=story.person(owner),
                due_on=story.days.day(*due),
                item=item,
                by=clerk,
                at=at,
            )
            for what, owner, due in asked
        ]
        before = earlier_meeting(meeting)
        assert before is not None  # noqa: S101  the Board has met since the spring of 2025
        agree_minutes(meeting=before, at_meeting=meeting, by=clerk, at=at)
    with story.when(2026, 11, 12, 10) as at:
        finish_action(action=actions[1], note="Sent on 12 November.", by=story.person("finance"), at=at)


def _meeting(story: Story) -> Meeting:
    called = next(key for key in story.made if key.startswith(f"meeting ceb {story.days.day(2026, 11, 10)}"))
    found = meeting_numbered(story.made[called].pk)
    assert found is not None  # noqa: S101  it was called a chapter ago
    return found
