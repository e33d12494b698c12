"""Services side by side: each one's six scores with the evidence under them, and what is recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from quadrant.analyse.services import queries
from quadrant.analyse.services.terms import Adds, Aspect, DeliveryModel, Horizon
from quadrant.methods import words
from quadrant.web.analyse.services.presenters.evaluations import figure_words, page_of

if TYPE_CHECKING:
    from quadrant.analyse.services.models import AspectScore, ServiceContribution, ServiceEvaluation
    from quadrant.analyse.services.queries import Scores

HEAD = ["Service", *(aspect.label for aspect in Aspect), "Adds a lot to", "Recommended"]


def compared(request: HttpRequest) -> list[list[Any]]:
    """A row for each service's latest evaluation signed off. Three queries, however many."""
    listed = queries.latest_evaluations()
    numbers = [one.pk for one in listed]
    scores, contributions = queries.scores_of(numbers), queries.contributions_of(numbers)
    return [_row(request, one, scores.get(one.pk, {}), contributions.get(one.pk, [])) for one in listed]


def _row(
    request: HttpRequest, one: ServiceEvaluation, scores: Scores, contributions: list[ServiceContribution]
) -> list[Any]:
    link = format_html('<a class="govuk-link" href="{}">{}</a>', page_of(request, one), one.service.name)
    strong = [row.outcome.name for row in contributions if row.adds == Adds.STRONGLY and row.outcome is not None]
    return [
        link,
        *(_sides(aspect, scores) for aspect in Aspect),
        "; ".join(strong) or words.NOTHING,
        DeliveryModel(one.recommended).label,
    ]


def _sides(aspect: Aspect, scores: Scores) -> Any:
    """3 now, 2 in future; then what each rests on."""
    now, future = scores[aspect, Horizon.NOW], scores[aspect, Horizon.FUTURE]
    lines = [_evidence(now), _evidence(future)]
    return format_html(
        "<strong>{} now, {} in future</strong>{}",
        now.score,
        future.score,
        format_html_join("", "<br>{}", ((line,) for line in lines)),
    )


def _evidence(row: AspectScore) -> str:
    when = "Now" if row.horizon == Horizon.NOW else "In future"
    figure = ""
    if row.figure is not None:
        beside = f" beside {figure_words(row, beside=True)}" if row.benchmark is not None else ""
        figure = f" ({figure_words(row)}{beside}; {row.source})"
    return f"{when}: {row.evidence.rstrip('.')}{figure}."
