"""One recommendation, one line of an equity audit."""

from __future__ import annotations

from quadrant.analyse.needs.models import AssessmentRecommendation, EquityLine

FRAMEWORK = ("assessment__cycle__framework__text", "assessment__cycle__framework__content")


def recommendation_numbered(number: int) -> AssessmentRecommendation | None:
    found = AssessmentRecommendation.objects.select_related(
        "assessment__cycle__framework", "answers", "became", "recommended_by", "withdrawn_by"
    )
    one: AssessmentRecommendation | None = found.defer(*FRAMEWORK).filter(pk=number).first()
    return one


def equity_line_numbered(number: int) -> EquityLine | None:
    found = EquityLine.objects.select_related("assessment__cycle__framework", "group").defer(*FRAMEWORK)
    one: EquityLine | None = found.filter(pk=number).first()
    return one
