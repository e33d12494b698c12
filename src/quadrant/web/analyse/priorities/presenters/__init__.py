from quadrant.web.analyse.priorities.presenters.corners import corners, shown_placings
from quadrant.web.analyse.priorities.presenters.priorities import (
    Grid,
    agreed_words,
    linked,
    marks_grid,
    order_grid,
    page_of,
    priorities_table,
    priority_record,
    shown_findings,
    shown_marks,
    shown_tests,
    shown_travelled,
    tests_grid,
)
from quadrant.web.analyse.priorities.presenters.weighing import moved_since, sure_grid, weights_words

__all__ = [
    "Grid",
    "agreed_words",
    "corners",
    "linked",
    "marks_grid",
    "moved_since",
    "order_grid",
    "page_of",
    "priorities_table",
    "priority_record",
    "shown_findings",
    "shown_marks",
    "shown_placings",
    "shown_tests",
    "shown_travelled",
    "sure_grid",
    "tests_grid",
    "weights_words",
]
