"""Evaluations of services in four parts: market and need, best in class, the three sides, contribution."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.analyse.services.models.catalogue import Service
from quadrant.analyse.services.terms import HIGHEST_SCORE, Adds, Aim, Aspect, DeliveryModel, Horizon, PaidBy
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class EvaluationRows(TenantRows):
    def signed_off(self) -> EvaluationRows:
        return self.filter(signed_off_at__isnull=False)


class ServiceEvaluation(OfPartnership):
    """An evaluation of a service for a cycle or by itself; what is signed off does not change.

    `demand_now` people need the service, counted as `demand_source` says; by the year `demand_by` it will be
    `demand_future`, between `demand_low` and `demand_high`, which `demand_how` explains. `version` counts its changes.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="evaluations")
    cycle = models.ForeignKey("cycle.Cycle", null=True, on_delete=models.PROTECT, related_name="+")
    need_now = models.TextField(blank=True)
    need_future = models.TextField(blank=True)
    market_now = models.TextField(blank=True)
    market_future = models.TextField(blank=True)
    indicator = models.ForeignKey("outcomes.Indicator", null=True, on_delete=models.PROTECT, related_name="+")
    demand_now = models.PositiveIntegerField(null=True)
    demand_source = models.CharField(max_length=300, blank=True)
    demand_future = models.PositiveIntegerField(null=True)
    demand_low = models.PositiveIntegerField(null=True)
    demand_high = models.PositiveIntegerField(null=True)
    demand_by = models.PositiveSmallIntegerField(null=True)
    demand_how = models.CharField(max_length=500, blank=True)
    described_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    described_at = models.DateTimeField(null=True)
    best_in_class = models.TextField(blank=True)
    best_source = models.CharField(max_length=300, blank=True)
    replicable = models.TextField(blank=True)
    partner_resources = models.TextField(blank=True)
    willing_to_pay = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    paid_by = models.CharField(max_length=12, choices=PaidBy.choices(), blank=True)
    price_evidence = models.TextField(blank=True)
    recommended = models.CharField(max_length=20, choices=DeliveryModel.choices(), blank=True)
    recommended_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    signed_off_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    signed_off_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(EvaluationRows)()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(signed_off_at=None),
                name="service_evaluated_once_at_a_time",
                violation_error_message="An evaluation of this service is already being written.",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at=None) | ~Q(signed_off_by=F("begun_by")),
                name="service_evaluation_signed_by_another",
                violation_error_message="Somebody other than the one who began the evaluation signs it off.",
            ),
            models.CheckConstraint(
                condition=Q(demand_low=None)
                | Q(demand_low__lte=F("demand_future"), demand_high__gte=F("demand_future")),
                name="service_demand_within_its_limits",
                violation_error_message="The forecast lies between its low and its high figure.",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluation of {self.service}"


class DemandPoint(OfPartnership):
    """One year of the indicator that demand was forecast from, as it stood then; `low` and `high` of the forecast."""

    evaluation = models.ForeignKey(ServiceEvaluation, on_delete=models.PROTECT, related_name="points")
    year = models.PositiveSmallIntegerField()
    value = models.FloatField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "year"],
                name="demand_point_once",
                violation_error_message="Somebody else has just forecast this demand. Open the page again.",
            )
        ]


class AspectScore(OfPartnership):
    """How a service does on one side, now or in future: a score from 0 to 5 and the evidence for it."""

    evaluation = models.ForeignKey(ServiceEvaluation, on_delete=models.PROTECT, related_name="scores")
    aspect = models.CharField(max_length=12, choices=Aspect.choices())
    horizon = models.CharField(max_length=6, choices=Horizon.choices())
    score = models.PositiveSmallIntegerField()
    evidence = models.TextField()
    figure = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    unit = models.CharField(max_length=60, blank=True)
    benchmark = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    source = models.CharField(max_length=300, blank=True)
    dated_on = models.DateField(null=True)
    scored_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    scored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "aspect", "horizon"],
                name="aspect_scored_once",
                violation_error_message="Somebody else has just scored this. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(score__lte=HIGHEST_SCORE) & ~Q(evidence=""),
                name="aspect_score_with_evidence",
                violation_error_message="A score is 0 to 5, with its evidence.",
            ),
            models.CheckConstraint(
                condition=Q(figure=None, benchmark=None) | ~Q(source=""),
                name="aspect_figure_with_its_source",
                violation_error_message="A figure needs its source.",
            ),
        ]


class ServiceContribution(OfPartnership):
    """What a service adds to an outcome of a plan, or to an aim of sustainable development: one or the other."""

    evaluation = models.ForeignKey(ServiceEvaluation, on_delete=models.PROTECT, related_name="contributions")
    outcome = models.ForeignKey("outcomes.Outcome", null=True, on_delete=models.PROTECT, related_name="+")
    aim = models.CharField(max_length=12, choices=Aim.choices(), blank=True)
    adds = models.CharField(max_length=10, choices=Adds.choices())
    how = models.TextField(blank=True)
    said_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "outcome"],
                name="service_contribution_to_outcome_once",
                violation_error_message="Somebody else has just said what the service adds. Open the page again.",
            ),
            models.UniqueConstraint(
                fields=["evaluation", "aim"],
                condition=~Q(aim=""),
                name="service_contribution_to_aim_once",
                violation_error_message="Somebody else has just said what the service adds. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=False, aim="") | Q(outcome=None) & ~Q(aim=""),
                name="service_contribution_to_one_thing",
                violation_error_message="A contribution is to an outcome or to an aim.",
            ),
            models.CheckConstraint(
                condition=Q(adds="nothing") | ~Q(how=""),
                name="service_contribution_says_how",
                violation_error_message="Say how, wherever the service adds something or works against it.",
            ),
        ]


class ModelWeighed(OfPartnership):
    """A delivery model weighed for a service: what would change, and whether that touches what the law fixes."""

    evaluation = models.ForeignKey(ServiceEvaluation, on_delete=models.PROTECT, related_name="weighed")
    model = models.CharField(max_length=20, choices=DeliveryModel.choices())
    changes = models.TextField()
    touches_law = models.BooleanField(default=False)
    legal_note = models.TextField(blank=True)
    weighed_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    weighed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "models weighed"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "model"],
                name="model_weighed_once",
                violation_error_message="This delivery model is already weighed.",
            ),
            models.CheckConstraint(
                condition=Q(touches_law=False) | ~Q(legal_note=""),
                name="model_with_legal_note",
                violation_error_message="What changes more than the local part needs a legal note.",
            ),
        ]
