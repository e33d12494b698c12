from quadrant.do.agreements.models.agreements import Agreement, AgreementFundingLine, AgreementOutcome, Payment
from quadrant.do.agreements.models.kpis import Kpi, KpiTarget
from quadrant.do.agreements.models.register import EndPlan, OutsideTender, RegisteredContract
from quadrant.do.agreements.models.spend import (
    PublishedPayment,
)
from quadrant.do.agreements.models.standards import StandardCheck, StandardWaiver

__all__ = [
    "Agreement",
    "AgreementFundingLine",
    "AgreementOutcome",
    "EndPlan",
    "Kpi",
    "KpiTarget",
    "OutsideTender",
    "Payment",
    "PublishedPayment",
    "RegisteredContract",
    "StandardCheck",
    "StandardWaiver",
]
