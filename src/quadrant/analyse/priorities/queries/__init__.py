from quadrant.analyse.priorities.queries.priorities import (
    needs_without_priority,
    priorities,
    priorities_of,
    priorities_on_need,
    priority_needs,
    priority_numbered,
)
from quadrant.analyse.priorities.queries.ranking import (
    Suggested,
    marks_of,
    places_of,
    ranked_cycle,
    ranking_of,
    rankings_of,
    suggested_order,
    unranked,
)
from quadrant.analyse.priorities.queries.screen import Fared, answers_given, has_screen, how_fared, screen_of

__all__ = [
    "Fared",
    "Suggested",
    "answers_given",
    "has_screen",
    "how_fared",
    "marks_of",
    "needs_without_priority",
    "places_of",
    "priorities",
    "priorities_of",
    "priorities_on_need",
    "priority_needs",
    "priority_numbered",
    "ranked_cycle",
    "ranking_of",
    "rankings_of",
    "screen_of",
    "suggested_order",
    "unranked",
]
