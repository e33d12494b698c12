from quadrant.analyse.priorities.commands.contributions import Addition, add_cross_cutting, say_contribution
from quadrant.analyse.priorities.commands.judging import (
    AnswerGiven,
    MarkGiven,
    answer_tests,
    mark_priority,
)
from quadrant.analyse.priorities.commands.priorities import (
    change_priority,
    link_priority_to_needs,
    name_groups,
    propose_priority,
    set_aside_priority,
)
from quadrant.analyse.priorities.commands.ranking import PlaceAgreed, agree_ranking

__all__ = [
    "Addition",
    "AnswerGiven",
    "MarkGiven",
    "PlaceAgreed",
    "add_cross_cutting",
    "agree_ranking",
    "answer_tests",
    "change_priority",
    "link_priority_to_needs",
    "mark_priority",
    "name_groups",
    "propose_priority",
    "say_contribution",
    "set_aside_priority",
]
