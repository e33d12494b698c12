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

__all__ = [
    "allocate",
    "change_fund",
    "commit",
    "import_budgets",
    "link_fund",
    "open_fund",
    "record_actual",
    "release",
    "set_budget",
    "set_contributions",
]
