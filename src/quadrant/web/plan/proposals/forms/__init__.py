from quadrant.web.plan.proposals.forms.calls import CallForm, ExtendForm
from quadrant.web.plan.proposals.forms.decisions import FundingReportForm, TieForm, WishForm
from quadrant.web.plan.proposals.forms.offers import OfferForm
from quadrant.web.plan.proposals.forms.writing import AboutForm, AimsForm, MoneyForm, QuestionForm, StartForm

__all__ = [
    "AboutForm",
    "AimsForm",
    "CallForm",
    "ExtendForm",
    "FundingReportForm",
    "MoneyForm",
    "OfferForm",
    "QuestionForm",
    "StartForm",
    "TieForm",
    "WishForm",
]
