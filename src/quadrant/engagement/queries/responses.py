"""What came back: how many responses by which way, deliveries, texts to be read, themes and quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch

from quadrant.engagement.models import (
    Answer,
    Consultation,
    Delivery,
    Finding,
    Question,
    Quote,
    Response,
    Tagging,
    Theme,
)
from quadrant.engagement.rules import may_run_consultation
from quadrant.engagement.terms import SMALLEST_SHOWN, Edition, Way
from quadrant.partnership.rules import may_look_inside


def counts_by_way(consultation: Consultation) -> dict[tuple[Edition, Way], int]:
    """How many responses came in each edition by each way."""
    rows = (
        Response.objects.counted()
        .filter(consultation=consultation)
        .order_by()
        .values_list("edition", "delivery__way")
        .annotate(count=Count("pk"))
    )
    return {(Edition(edition), Way(way)): count for edition, way, count in rows}


def counts_of(numbers: Iterable[int]) -> Counter[int]:
    """How many responses each consultation has. One query."""
    rows = Response.objects.counted().filter(consultation__in=list(numbers)).order_by().values_list("consultation")
    return Counter(dict(rows.annotate(count=Count("pk"))))


def was_taken(consultation: Consultation, form: str) -> bool:
    """Has this very page, as it was shown once, been taken already?"""
    return bool(form) and Response.objects.filter(consultation=consultation, form=form).exists()


def waiting_counts(numbers: Iterable[int]) -> Counter[int]:
    """How many texts of each consultation are held back and not read yet. One query."""
    rows = Answer.objects.waiting().filter(response__consultation__in=list(numbers)).order_by()
    return Counter(dict(rows.values_list("response__consultation").annotate(count=Count("pk"))))


def texts_to_read(person: Any) -> list[tuple[Consultation, int]]:
    """Consultations that this person runs in which texts are held back, with how many."""
    if not may_look_inside(person):
        return []
    rows = Answer.objects.waiting().order_by().values_list("response__consultation").annotate(count=Count("pk"))
    counts = dict(rows)
    listed = Consultation.objects.filter(pk__in=list(counts)).select_related("cycle").order_by("pk") if counts else []
    return [(one, counts[one.pk]) for one in listed if may_run_consultation(person, one)]


def waiting_answers(consultation: Consultation) -> Any:
    """Texts held back until somebody reads them, oldest first."""
    held = Answer.objects.waiting().filter(response__consultation=consultation)
    return held.select_related("question", "response").order_by("pk")


def answer_numbered(number: int) -> Answer | None:
    found: Answer | None = (
        Answer.objects.counted().select_related("question", "response__consultation__cycle").filter(pk=number).first()
    )
    return found


def readable_texts(question: Question) -> Any:
    """The texts given to a question that may be read, oldest first, each with its themes (`found`)."""
    tagged = Prefetch("taggings", Tagging.objects.select_related("theme").order_by("theme__name"), to_attr="found")
    return (
        Answer.objects.shown()
        .filter(question=question)
        .annotate(is_quoted=Exists(Quote.objects.filter(answer=OuterRef("pk"))))
        .prefetch_related(tagged)
        .order_by("pk")
    )


def deliveries_of(consultation: Consultation) -> list[Delivery]:
    """Files and their standing, and who entered what on paper is told by counts alone."""
    files = Delivery.objects.filter(consultation=consultation, way=Way.FILE)
    return list(files.select_related("entered_by", "withdrawn_by").order_by("-received_at", "-pk"))


def delivery_numbered(number: int) -> Delivery | None:
    found: Delivery | None = (
        Delivery.objects.select_related("consultation__cycle", "entered_by").filter(pk=number, way=Way.FILE).first()
    )
    return found


def themes_of(consultation: Consultation) -> list[Theme]:
    return list(Theme.objects.filter(consultation=consultation).order_by("name"))


def theme_counts(consultation: Consultation) -> list[tuple[Theme, int | None]]:
    """How many people spoke of each theme, most first; a count that is too small to show is None."""
    rows = (
        Theme.objects.filter(consultation=consultation, taggings__answer__in=Answer.objects.shown())
        .annotate(people=Count("taggings__answer__response", distinct=True))
        .order_by("-people", "name")
    )
    return [(theme, theme.people if theme.people >= SMALLEST_SHOWN else None) for theme in rows]


def quotes_of(consultation: Consultation) -> list[Quote]:
    return list(Quote.objects.filter(consultation=consultation, answer__in=Answer.objects.shown()).order_by("pk"))


def findings_of(consultation: Consultation) -> list[Finding]:
    return list(Finding.objects.filter(consultation=consultation).select_related("theme").order_by("number"))


def finding_numbered(number: int) -> Finding | None:
    found: Finding | None = Finding.objects.select_related("consultation__cycle", "theme").filter(pk=number).first()
    return found


def findings_in(cycles: Iterable[int]) -> Any:
    """The findings of consultations of these cycles, for whoever cites them."""
    return (
        Finding.objects.filter(consultation__cycle__in=list(cycles))
        .select_related("consultation")
        .order_by("consultation", "number")
    )


def latest_response_at(consultation: Consultation) -> datetime | None:
    """When the last response came."""
    found: datetime | None = (
        Delivery.objects.counted()
        .filter(consultation=consultation)
        .order_by("-received_at")
        .values_list("received_at", flat=True)
        .first()
    )
    return found
