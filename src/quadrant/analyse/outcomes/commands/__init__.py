from quadrant.analyse.outcomes.commands.areas import add_area, import_neighbours
from quadrant.analyse.outcomes.commands.boundaries import import_boundaries, import_lookup
from quadrant.analyse.outcomes.commands.curves import (
    CurveSaid,
    add_curve_action,
    finish_curve_action,
    judge_indicator,
    start_curve_review,
    write_curve_review,
)
from quadrant.analyse.outcomes.commands.data_requests import ask_for_data, receive_data, withdraw_data_request
from quadrant.analyse.outcomes.commands.datasets import (
    import_definitions,
    import_figures,
    receive_dataset,
    withdraw_dataset,
)
from quadrant.analyse.outcomes.commands.direction import set_headlines, set_vision, take_over_outcomes
from quadrant.analyse.outcomes.commands.hiding import decide_hidden
from quadrant.analyse.outcomes.commands.indicators import change_indicator, remove_indicator
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
from quadrant.analyse.outcomes.commands.targets import TargetSaid, end_target, set_target

__all__ = [
    "CurveSaid",
    "TargetSaid",
    "add_area",
    "add_curve_action",
    "add_outcome",
    "ask_for_data",
    "change_indicator",
    "change_outcome",
    "choose_indicator",
    "choose_outcome",
    "decide_hidden",
    "drop_indicator",
    "drop_outcome",
    "end_target",
    "finish_curve_action",
    "import_boundaries",
    "import_definitions",
    "import_figures",
    "import_lookup",
    "import_neighbours",
    "judge_indicator",
    "measure_outcome_by",
    "receive_data",
    "receive_dataset",
    "remove_indicator",
    "set_headlines",
    "set_outcomes",
    "set_target",
    "set_vision",
    "start_curve_review",
    "take_over_outcomes",
    "withdraw_data_request",
    "withdraw_dataset",
    "write_curve_review",
]
