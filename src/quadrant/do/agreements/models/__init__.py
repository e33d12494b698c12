from quadrant.do.agreements.models.agreements import Agreement, AgreementFundingLine, AgreementOutcome, Payment
from quadrant.do.agreements.models.kpis import Kpi, KpiTarget
from quadrant.do.agreements.models.standards import StandardCheck, StandardWaiver

__all__ = [
    "Agreement",
    "AgreementFundingLine",
    "AgreementOutcome",
    "Kpi",
    "KpiTarget",
    "Payment",
    "StandardCheck",
    "StandardWaiver",
]
