"""The words of what follows: what was done about a finding, to whom messages go and how."""

from __future__ import annotations

from quadrant.audit.terms import Term


class Reply(Term):
    """What is done about what people said."""

    DID = "did"
    WILL = "will"
    DID_NOT = "did_not"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"did": "We did", "will": "We will", "did_not": "We did not, because"}


class MessageKind(Term):
    """What is told to people."""

    KEY_MESSAGES = "key_messages"
    NEEDS_SUMMARY = "needs_summary"
    FEEDBACK = "feedback"
    NOTICE = "notice"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "key_messages": "Key messages in plain words",
            "needs_summary": "Summary of the needs analysis",
            "feedback": "What came of a consultation",
            "notice": "Notice or news",
        }


class Channel(Term):
    """How a message is sent."""

    MAIL = "mail"
    POST = "post"
    WEBSITE = "website"
    SOCIAL_MEDIA = "social_media"
    MEETING = "meeting"
    NEWSLETTER = "newsletter"
    POSTER = "poster"
    PRESS = "press"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"mail": "E-mail"}
