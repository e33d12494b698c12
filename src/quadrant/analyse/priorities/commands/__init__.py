from quadrant.analyse.priorities.commands.contributions import Addition, add_cross_cutting, say_contribution
from quadrant.analyse.priorities.commands.judging import (
    AnswerGiven,
    MarkGiven,
    answer_tests,
    mark_priority,
)
from quadrant.analyse.priorities.commands.marginal import (
    ShiftSaid,
    add_shift_option,
    begin_marginal_analysis,
    decide_shift,
    withdraw_shift_option,
)
from quadrant.analyse.priorities.commands.measuring import estimate_gain, take_baseline
from quadrant.analyse.priorities.commands.placing import PlacingGiven, place_priority
from quadrant.analyse.priorities.commands.priorities import (
    NewGroup,
    change_priority,
    link_priority_to_needs,
    name_groups,
    propose_priority,
    set_aside_priority,
)
from quadrant.analyse.priorities.commands.ranking import PlaceAgreed, agree_ranking, weigh_considerations

__all__ = [
    "Addition",
    "AnswerGiven",
    "MarkGiven",
    "NewGroup",
    "PlaceAgreed",
    "PlacingGiven",
    "ShiftSaid",
    "add_cross_cutting",
    "add_shift_option",
    "agree_ranking",
    "answer_tests",
    "begin_marginal_analysis",
    "change_priority",
    "decide_shift",
    "estimate_gain",
    "link_priority_to_needs",
    "mark_priority",
    "name_groups",
    "place_priority",
    "propose_priority",
    "say_contribution",
    "set_aside_priority",
    "take_baseline",
    "weigh_considerations",
    "withdraw_shift_option",
]
