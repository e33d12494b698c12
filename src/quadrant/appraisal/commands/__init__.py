from quadrant.appraisal.commands.agreeing import lock_scores, moderate_mark, rank_entries, reopen_scores
from quadrant.appraisal.commands.criteria import (
    Scale,
    adopt_criteria,
    change_criteria,
    draft_criteria,
    draft_next_version,
    take_back_adoption,
)
from quadrant.appraisal.commands.entries import amend_entry, enter, withdraw_entry
from quadrant.appraisal.commands.marks import give_marks, submit_marks, withdraw_conflicted_marks
from quadrant.appraisal.commands.panels import (
    add_panellist,
    assign_entries,
    change_chair,
    close_round,
    name_panel,
    remove_panellist,
    share_out_entries,
)
from quadrant.appraisal.commands.weights import add_criterion, drop_criterion, set_weights, split_criterion

__all__ = [
    "Scale",
    "add_criterion",
    "add_panellist",
    "adopt_criteria",
    "amend_entry",
    "assign_entries",
    "change_chair",
    "change_criteria",
    "close_round",
    "draft_criteria",
    "draft_next_version",
    "drop_criterion",
    "enter",
    "give_marks",
    "lock_scores",
    "moderate_mark",
    "name_panel",
    "rank_entries",
    "remove_panellist",
    "reopen_scores",
    "set_weights",
    "share_out_entries",
    "split_criterion",
    "submit_marks",
    "take_back_adoption",
    "withdraw_conflicted_marks",
    "withdraw_entry",
]
