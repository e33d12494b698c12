from quadrant.web.partnership.forms.bodies import BodyForm, EndForm, PowerForm, SeatForm, SureForm
from quadrant.web.partnership.forms.interests import (
    DispensationForm,
    EffectsForm,
    EndInterestForm,
    InterestForm,
    PublicationForm,
    WithholdForm,
)
from quadrant.web.partnership.forms.membership import CoOptForm, SubstituteForm
from quadrant.web.partnership.forms.people import InvitationForm, OrganisationForm, RoleForm
from quadrant.web.partnership.forms.terms_of_reference import KindNamesForm, ReviewTermsForm, TermsForm

__all__ = [
    "BodyForm",
    "CoOptForm",
    "DispensationForm",
    "EffectsForm",
    "EndForm",
    "EndInterestForm",
    "InterestForm",
    "InvitationForm",
    "KindNamesForm",
    "OrganisationForm",
    "PowerForm",
    "PublicationForm",
    "ReviewTermsForm",
    "RoleForm",
    "SeatForm",
    "SubstituteForm",
    "SureForm",
    "TermsForm",
    "WithholdForm",
]
