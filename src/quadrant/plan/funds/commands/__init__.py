from quadrant.plan.funds.commands.importing import import_budgets
from quadrant.plan.funds.commands.ledger import (
    allocate,
    change_fund,
    commit,
    link_fund,
    open_fund,
    record_actual,
    release,
    set_budget,
    set_contributions,
)
from quadrant.plan.funds.commands.monitoring import (
    TiedTo,
    import_monitoring,
    take_monitoring_back,
    tie_cost_centre,
    tie_cost_centres,
)

__all__ = [
    "TiedTo",
    "allocate",
    "change_fund",
    "commit",
    "import_budgets",
    "import_monitoring",
    "link_fund",
    "open_fund",
    "record_actual",
    "release",
    "set_budget",
    "set_contributions",
    "take_monitoring_back",
    "tie_cost_centre",
    "tie_cost_centres",
]
