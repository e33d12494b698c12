"""What can be asked of specialist legal advice: what is cited, by anybody; what was advised, by its readers alone."""

from __future__ import annotations

from typing import Any

from quadrant.governance.models import AdviceGiven, LegalAdvice, Report
from quadrant.governance.rules import may_read_advice
from quadrant.governance.terms import AdviceGivenWords, CitedAdvice
from quadrant.partnership.models import Person
from quadrant.partnership.papers import KINDS


def advice_cited(report: Report) -> tuple[CitedAdvice, ...]:
    """The advice that the report's legal comment cites: area, adviser's role, whether privileged. Nothing of what it
    says, nor whether anything was said."""
    rows = LegalAdvice.objects.filter(comment__report=report).order_by("since_on", "pk")
    return tuple(CitedAdvice(one.pk, one.area, one.adviser, one.privileged, one.since_on, one.ended_on) for one in rows)


def advice_numbered(number: int) -> LegalAdvice | None:
    found: LegalAdvice | None = (
        LegalAdvice.objects.select_related("comment__report__body", "comment__report__author", "cited_by")
        .filter(pk=number)
        .first()
    )
    return found


def advice_given(advice: LegalAdvice, person: Any) -> tuple[AdviceGivenWords, ...]:
    """What was advised, oldest first; nothing for whoever may not read it."""
    if not may_read_advice(person, advice):
        return ()
    rows = AdviceGiven.objects.filter(advice=advice).select_related("given_by").order_by("given_at", "pk")
    return tuple(
        AdviceGivenWords(
            number=one.pk,
            text=one.text,
            given_by=one.given_by.name,
            given_at=one.given_at,
            file_name=one.file_name,
            kind=KINDS[one.kind].label if one.kind else "",
            size=one.size,
        )
        for one in rows
    )


def given_numbered(number: int) -> AdviceGiven | None:
    found: AdviceGiven | None = (
        AdviceGiven.objects.select_related("advice__comment__report__body", "advice__comment__report__author")
        .filter(pk=number)
        .first()
    )
    return found


def readers_of(advice: LegalAdvice) -> list[Person]:
    """Who is named as a reader besides legal officers, by name."""
    return list(Person.objects.filter(pk__in=advice.readers.values("person")).order_by("name"))
