"""Services: what they are, what the law fixes, whom they serve and where, and who pays for them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum

from quadrant.analyse.services.terms import Duty
from quadrant.cycle.terms import Level, Tier
from quadrant.methods.calendar import FinancialYear
from quadrant.partnership.links import Link, ShareLink
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows

EARLIEST_YEAR, LATEST_YEAR = 1990, 2200


class ServiceRows(TenantRows):
    def standing(self) -> ServiceRows:
        """In the catalogue, and not retired."""
        return self.filter(retired_at=None)

    def with_cost(self, year: int) -> ServiceRows:
        """Says of each what its funding lines of a financial year add up to (`cost`; None where there are none)."""
        lines = ServiceFunding.objects.standing().filter(service=OuterRef("pk"), year=year).order_by()
        of_year = lines.values("service").annotate(cost=Sum("amount")).values("cost")
        summed: ServiceRows = self.annotate(cost=Subquery(of_year))
        return summed

    def with_cover(self) -> ServiceRows:
        """Says of each when its latest evaluation was signed off and its latest strategy was adopted, if ever."""
        from quadrant.analyse.services.models.coverage import ServiceStrategy
        from quadrant.analyse.services.models.evaluations import ServiceEvaluation

        signed = ServiceEvaluation.objects.filter(service=OuterRef("pk"), signed_off_at__isnull=False)
        adopted = ServiceStrategy.objects.filter(service=OuterRef("pk"))
        covered: ServiceRows = self.annotate(
            reviewed_at=Subquery(signed.order_by("-signed_off_at", "-pk").values("signed_off_at")[:1]),
            strategy_on=Subquery(adopted.order_by("-adopted_on", "-pk").values("adopted_on")[:1]),
        )
        return covered

    def in_area(self, area: int) -> ServiceRows:
        """Those said to be in an area, and those that are said to be in no area in particular: they are everywhere."""
        there = ServiceArea.objects.standing()
        found: ServiceRows = self.filter(
            Q(pk__in=there.filter(area=area).values("service")) | ~Q(pk__in=there.values("service"))
        )
        return found


class Service(OfPartnership):
    """A service that exists. It is told first as its users would tell it (`as_users_say`).

    What the law fixes (`duty`, `legal_basis`, `minimum_standard`) stands apart from what is decided here
    (`local_choice`). `minimum_cost` is the least that customers accept a unit to cost, and `capacity` and `volume` are
    counted a year in `unit`. `version` counts its changes. `reference` is the number by which a list knows it, such as
    the regulator's; `brought_by` is the file that added it, where one did.
    """

    name = models.CharField(max_length=150)
    reference = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=80)
    as_users_say = models.TextField()
    as_professionals_say = models.TextField(blank=True)
    provider = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=12, choices=[(level.value, level.value) for level in Level])
    tier = models.CharField(max_length=12, choices=[(tier.value, tier.value) for tier in Tier])
    client_group = models.CharField(max_length=120)
    duty = models.CharField(max_length=6, choices=Duty.choices())
    legal_basis = models.TextField(blank=True)
    minimum_standard = models.TextField(blank=True)
    local_choice = models.TextField(blank=True)
    customer_views = models.TextField(blank=True)
    minimum_cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    capacity = models.PositiveIntegerField(null=True)
    volume = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=60, blank=True)
    quality = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    review_by = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    retired_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True)
    retired_why = models.TextField(blank=True)
    brought_by = models.ForeignKey("outcomes.Dataset", null=True, on_delete=models.PROTECT, related_name="+")
    cost: Decimal | None  # by `with_cost`
    reviewed_at: datetime | None  # by `with_cover`
    strategy_on: date | None  # by `with_cover`

    objects = TenantManager.from_queryset(ServiceRows)()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                condition=Q(retired_at=None),
                name="service_name_once",
                violation_error_message="A service of this name is already in the catalogue.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                condition=Q(retired_at=None) & ~Q(reference=""),
                name="service_reference_once",
                violation_error_message="A service with this reference is already in the catalogue.",
            ),
            models.CheckConstraint(
                condition=Q(duty="may") | ~Q(legal_basis=""),
                name="service_duty_with_its_law",
                violation_error_message="Name the law that requires the service.",
            ),
            models.CheckConstraint(
                condition=Q(capacity=None, volume=None) | ~Q(unit=""),
                name="service_counted_in_a_unit",
                violation_error_message="Say what capacity and volume are counted in.",
            ),
            models.CheckConstraint(
                condition=Q(minimum_cost=None) | Q(minimum_cost__gte=0),
                name="service_minimum_cost_from_nothing",
                violation_error_message="A minimum cost is £0 or more.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceOutcome(ShareLink):
    """The service works towards the outcome; `share` of its money, in per cent. Its standing shares add to 100."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="serves")
    outcome = models.ForeignKey("outcomes.Outcome", on_delete=models.PROTECT, related_name="+")

    class Meta(ShareLink.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["service", "outcome"],
                condition=Q(unlinked_at=None),
                name="service_outcome_once",
                violation_error_message="The service already serves this outcome.",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100),
                name="service_outcome_is_a_share",
                violation_error_message="A share is more than 0 and at most 100 per cent.",
            ),
        ]


class ServiceArea(Link):
    """A place in which the service is offered, or a network that runs it. A service with none is offered everywhere."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="places")
    area = models.ForeignKey("outcomes.Area", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "area"],
                condition=Q(unlinked_at=None),
                name="service_area_once",
                violation_error_message="The service is already said to be there.",
            )
        ]


class FundingRows(TenantRows):
    def standing(self) -> FundingRows:
        return self.filter(struck_at=None)


class ServiceFunding(OfPartnership):
    """A funding line: what one organisation pays from one source in one financial year, again each year or once.

    A line that was wrong is struck out and stays to be read.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="funding")
    organisation = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    recurrent = models.BooleanField(default=True)
    entered_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    struck_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)
    struck_why = models.TextField(blank=True)

    objects = TenantManager.from_queryset(FundingRows)()

    class Meta:
        ordering = ["-year", "-amount", "pk"]
        verbose_name_plural = "service funding"
        constraints = [
            models.UniqueConstraint(
                fields=["service", "organisation", "source", "year"],
                condition=Q(struck_at=None),
                name="service_funding_once",
                violation_error_message="This organisation already pays from that source in that year.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="service_funding_above_nothing",
                violation_error_message="A funding line is more than £0.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=EARLIEST_YEAR, year__lt=LATEST_YEAR),
                name="service_funding_is_a_year",
                violation_error_message="Give a financial year by the year that it starts in, such as 2027.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.financial_year}"

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.year)
