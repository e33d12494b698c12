"""The words of needs and needs assessments."""

from __future__ import annotations

from quadrant.audit.terms import Term


class Severity(Term):
    """How hard the need bears on those who have it, least first."""

    SLIGHT = "slight"
    MODERATE = "moderate"
    SERIOUS = "serious"
    SEVERE = "severe"


class Trend(Term):
    """Which way the need is moving."""

    WORSENING = "worsening"
    STEADY = "steady"
    IMPROVING = "improving"
    UNKNOWN = "unknown"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "worsening": "Getting worse",
            "steady": "Holding steady",
            "improving": "Getting better",
            "unknown": "Not known",
        }


class Met(Term):
    """How far what exists meets the need; what it leaves is the gap."""

    NOT = "not"
    PARTLY = "partly"
    MOSTLY = "mostly"
    UNKNOWN = "unknown"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"not": "Not met", "partly": "Partly met", "mostly": "Mostly met", "unknown": "Not known"}


class AssessmentState(Term):
    """How far a needs assessment has come; always derived from its decision."""

    DRAFT = "draft"
    WITH_BODY = "with_body"
    APPROVED = "approved"
    NOT_APPROVED = "not_approved"
    SUPERSEDED = "superseded"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"with_body": "Waiting for the body", "not_approved": "Not approved"}


class Part(Term):
    """The parts of a needs assessment that its author writes: five questions, and what goes round them."""

    SUMMARY = "summary"
    WHY = "why"
    NATIONAL = "national"
    LOCAL = "local"
    BEING_DONE = "being_done"
    COULD_DO = "could_do"
    DATA_GAPS = "data_gaps"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "why": "Why is this an issue?",
            "national": "What is the national picture?",
            "local": "What is the local picture?",
            "being_done": "What is being done?",
            "could_do": "What else could be done?",
            "data_gaps": "Gaps in what we know",
        }


class AssessmentKind(Term):
    """What sort of assessment it is: how wide it looks, and how often it is made."""

    JSNA = "jsna"
    ANNUAL = "annual"
    AGE = "age"
    LOCALITY = "locality"
    TOPIC = "topic"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "jsna": "Joint strategic needs assessment",
            "annual": "Annual strategic assessment",
            "age": "Of an age group, such as 14 to 19",
            "locality": "Of a locality",
            "topic": "Of a topic or service",
        }
