from quadrant.partnership.models.bodies import Body, BodyMember, Power
from quadrant.partnership.models.interests import Dispensation, EffectOfKind, Interest
from quadrant.partnership.models.moves import BodyMove
from quadrant.partnership.models.organisations import FurtherNumber, Organisation, Partnership, Unit
from quadrant.partnership.models.people import Invitation, Person, RoleHolding
from quadrant.partnership.models.registers import InterestConfirmation, RegisterPublication, WithheldInterest
from quadrant.partnership.models.substitutes import Substitute
from quadrant.partnership.models.terms_of_reference import KindName, TermsOfReference, TermsReview

__all__ = [
    "Body",
    "BodyMember",
    "BodyMove",
    "Dispensation",
    "EffectOfKind",
    "FurtherNumber",
    "Interest",
    "InterestConfirmation",
    "Invitation",
    "KindName",
    "Organisation",
    "Partnership",
    "Person",
    "Power",
    "RegisterPublication",
    "RoleHolding",
    "Substitute",
    "TermsOfReference",
    "TermsReview",
    "Unit",
    "WithheldInterest",
]
