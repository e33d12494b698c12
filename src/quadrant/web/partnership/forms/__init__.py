from quadrant.web.partnership.forms.bodies import BodyForm, EndForm, PowerForm, SeatForm
from quadrant.web.partnership.forms.interests import DispensationForm, EndInterestForm, InterestForm
from quadrant.web.partnership.forms.people import InvitationForm, OrganisationForm, RoleForm

__all__ = [
    "BodyForm",
    "DispensationForm",
    "EndForm",
    "EndInterestForm",
    "InterestForm",
    "InvitationForm",
    "OrganisationForm",
    "PowerForm",
    "RoleForm",
    "SeatForm",
]
