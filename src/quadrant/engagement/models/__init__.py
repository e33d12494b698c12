from quadrant.engagement.models.consultations import (
    Consultation,
    Extension,
    LocalConsulting,
    PopulationShare,
    PublishedReport,
    Question,
)
from quadrant.engagement.models.engagements import Audience, Coproduction, Engagement, Message, Sending
from quadrant.engagement.models.petitions import (
    Petition,
    PetitionDebate,
    PetitionOrganiser,
    PetitionScheme,
)
from quadrant.engagement.models.responses import Answer, Delivery, Finding, Quote, Response, Tagging, Theme

__all__ = [
    "Answer",
    "Audience",
    "Consultation",
    "Coproduction",
    "Delivery",
    "Engagement",
    "Extension",
    "Finding",
    "LocalConsulting",
    "Message",
    "Petition",
    "PetitionDebate",
    "PetitionOrganiser",
    "PetitionScheme",
    "PopulationShare",
    "PublishedReport",
    "Question",
    "Quote",
    "Response",
    "Sending",
    "Tagging",
    "Theme",
]
