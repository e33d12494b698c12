"""The words of needs and needs assessments."""

from __future__ import annotations

from dataclasses import dataclass

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


class Draws(Term):
    """What of the records a chapter of an assessment is drafted from."""

    PEOPLE = "people"
    FIGURES = "figures"
    AHEAD = "ahead"
    SERVICES = "services"
    VOICES = "voices"
    KNOWLEDGE = "knowledge"
    GAPS = "gaps"
    EQUITY = "equity"
    RECOMMENDED = "recommended"
    UNKNOWN = "unknown"
    SOURCES = "sources"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "people": "Who has the needs, and groups at risk",
            "figures": "Figures behind the needs",
            "ahead": "Figures carried forward",
            "services": "Services that meet the needs",
            "voices": "What people said",
            "knowledge": "Research and guidance cited",
            "gaps": "What is not met",
            "equity": "Equity audit",
            "recommended": "Recommendations of the assessment",
            "unknown": "Questions left open",
            "sources": "Sources and datasets",
        }


@dataclass(frozen=True)
class ChapterPlan:
    """A chapter as it is planned: its key and title, what belongs in it, what of the records it is drafted from."""

    key: str
    title: str
    guidance: str = ""
    draws: tuple[Draws, ...] = ()


class Reviewed(Term):
    """What is reviewed in a year."""

    SERVICE = "service"
    ASSESSMENT = "assessment"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"service": "Review of a service", "assessment": "Needs assessment"}


class EquitySide(Term):
    """What an equity audit looks at: who gets a service, and what becomes of people."""

    ACCESS = "access"
    OUTCOME = "result"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"access": "Access to services", "result": "What becomes of people"}
