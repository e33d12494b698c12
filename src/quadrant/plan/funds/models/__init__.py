from quadrant.plan.funds.models.funds import (
    MONEY,
    Contribution,
    Fund,
    FundCycle,
    FundEntry,
    FundYear,
    LedgerOnlyAppends,
)
from quadrant.plan.funds.models.monitoring import CostCentre, MonitoringLine

__all__ = [
    "MONEY",
    "Contribution",
    "CostCentre",
    "Fund",
    "FundCycle",
    "FundEntry",
    "FundYear",
    "LedgerOnlyAppends",
    "MonitoringLine",
]
