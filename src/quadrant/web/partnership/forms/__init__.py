from quadrant.web.partnership.forms.bodies import BodyForm, EndForm, PowerForm, SeatForm, SureForm
from quadrant.web.partnership.forms.interests import DispensationForm, EffectsForm, EndInterestForm, InterestForm
from quadrant.web.partnership.forms.people import InvitationForm, OrganisationForm, RoleForm

__all__ = [
    "BodyForm",
    "DispensationForm",
    "EffectsForm",
    "EndForm",
    "EndInterestForm",
    "InterestForm",
    "InvitationForm",
    "OrganisationForm",
    "PowerForm",
    "RoleForm",
    "SeatForm",
    "SureForm",
]
