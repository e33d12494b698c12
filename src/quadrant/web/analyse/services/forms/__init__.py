from quadrant.web.analyse.services.forms.catalogue import (
    FundingForm,
    PlacesForm,
    ProgrammeForm,
    ServiceForm,
    ServiceOutcomesForm,
    StrategyForm,
)
from quadrant.web.analyse.services.forms.concluding import ContributionForm, RecommendForm, SignOffForm, WeighForm
from quadrant.web.analyse.services.forms.evaluations import (
    AspectForm,
    BeginForm,
    BeginInForm,
    BestForm,
    MarketForm,
    PriceForm,
)

__all__ = [
    "AspectForm",
    "BeginForm",
    "BeginInForm",
    "BestForm",
    "ContributionForm",
    "FundingForm",
    "MarketForm",
    "PlacesForm",
    "PriceForm",
    "ProgrammeForm",
    "RecommendForm",
    "ServiceForm",
    "ServiceOutcomesForm",
    "SignOffForm",
    "StrategyForm",
    "WeighForm",
]
