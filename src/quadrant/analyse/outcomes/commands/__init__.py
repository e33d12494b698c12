from quadrant.analyse.outcomes.commands.areas import add_area, import_neighbours
from quadrant.analyse.outcomes.commands.datasets import (
    import_definitions,
    import_figures,
    receive_dataset,
    withdraw_dataset,
)
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
    "receive_dataset",
    "set_outcomes",
    "withdraw_dataset",
]
