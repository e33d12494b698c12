from quadrant.web.do.agreements.forms.drafting import (
    AgreementForm,
    DecisionForm,
    FromOfferForm,
    MoneyForm,
    OutcomesForm,
)
from quadrant.web.do.agreements.forms.kpis import EndKpiForm, KpiForm, TargetForm
from quadrant.web.do.agreements.forms.signing import EndForm, PaymentForm, SignForm, WithdrawForm
from quadrant.web.do.agreements.forms.standards import ApproveWaiverForm, NoStandardsForm, StandardsForm, WaiverForm

__all__ = [
    "AgreementForm",
    "ApproveWaiverForm",
    "DecisionForm",
    "EndForm",
    "EndKpiForm",
    "FromOfferForm",
    "KpiForm",
    "MoneyForm",
    "NoStandardsForm",
    "OutcomesForm",
    "PaymentForm",
    "SignForm",
    "StandardsForm",
    "TargetForm",
    "WaiverForm",
    "WithdrawForm",
]
