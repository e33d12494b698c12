"""The words of engagement: who is asked, how, what comes back, what is done about it and who is told."""

from quadrant.engagement.terms.consulting import (
    SHIPPED_RULE,
    SMALLEST_SHOWN,
    ConsultationState,
    ConsultingRule,
    Method,
    Rung,
    Sector,
    Stage,
    Strategy,
)
from quadrant.engagement.terms.findings import Channel, MessageKind, Reply
from quadrant.engagement.terms.petitions import (
    PetitionState,
    PetitionWay,
)
from quadrant.engagement.terms.questions import (
    HIGHEST,
    LOWEST,
    PREFER_NOT,
    WITH_CHOICES,
    Edition,
    Given,
    Monitored,
    QuestionKind,
    Value,
    Way,
    YoungAge,
)
from quadrant.engagement.terms.screening import HeldFor, held_for, is_taken_from

__all__ = [
    "HIGHEST",
    "LOWEST",
    "PREFER_NOT",
    "SHIPPED_RULE",
    "SMALLEST_SHOWN",
    "WITH_CHOICES",
    "Channel",
    "ConsultationState",
    "ConsultingRule",
    "Edition",
    "Given",
    "HeldFor",
    "MessageKind",
    "Method",
    "Monitored",
    "PetitionState",
    "PetitionWay",
    "QuestionKind",
    "Reply",
    "Rung",
    "Sector",
    "Stage",
    "Strategy",
    "Value",
    "Way",
    "YoungAge",
    "held_for",
    "is_taken_from",
]
