from quadrant.cycle.commands.cycles import (
    cast_body,
    change_cycle,
    move_cycle,
    name_participant,
    open_cycle,
    release_body,
    remove_participant,
)
from quadrant.cycle.commands.feeds import replace_calendar_feed
from quadrant.cycle.commands.frameworks import keep_shipped_framework, upload_framework
from quadrant.cycle.commands.steps import (
    answer_outcome_test,
    lift_mark,
    mark_not_applicable,
    reopen_step,
    skip_step,
    tick,
    untick,
)
from quadrant.cycle.commands.tasks import change_task, finish_task, set_task
from quadrant.cycle.commands.team import join_team, leave_team
from quadrant.cycle.commands.words import set_own_word

__all__ = [
    "answer_outcome_test",
    "cast_body",
    "change_cycle",
    "change_task",
    "finish_task",
    "join_team",
    "keep_shipped_framework",
    "leave_team",
    "lift_mark",
    "mark_not_applicable",
    "move_cycle",
    "name_participant",
    "open_cycle",
    "release_body",
    "remove_participant",
    "reopen_step",
    "replace_calendar_feed",
    "set_own_word",
    "set_task",
    "skip_step",
    "tick",
    "untick",
    "upload_framework",
]
