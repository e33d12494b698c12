from quadrant.analyse.outcomes.commands.areas import add_area, import_neighbours
from quadrant.analyse.outcomes.commands.datasets import import_definitions, import_figures, withdraw_dataset
from quadrant.analyse.outcomes.commands.direction import set_headlines, set_vision, take_over_outcomes
from quadrant.analyse.outcomes.commands.indicators import change_indicator
from quadrant.analyse.outcomes.commands.outcomes import (
    add_outcome,
    change_outcome,
    choose_indicator,
    choose_outcome,
    drop_indicator,
    drop_outcome,
    measure_outcome_by,
    set_outcomes,
)

__all__ = [
    "add_area",
    "add_outcome",
    "change_indicator",
    "change_outcome",
    "choose_indicator",
    "choose_outcome",
    "drop_indicator",
    "drop_outcome",
    "import_definitions",
    "import_figures",
    "import_neighbours",
    "measure_outcome_by",
    "set_headlines",
    "set_outcomes",
    "set_vision",
    "take_over_outcomes",
    "withdraw_dataset",
]
