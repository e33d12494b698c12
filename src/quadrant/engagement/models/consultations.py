"""A consultation and its questions, how its time was changed, and how long one stays open here."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from quadrant.engagement.terms import (
    ConsultationState,
    ConsultingRule,
    Monitored,
    QuestionKind,
    Rung,
    Stage,
    Strategy,
)
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class LocalConsulting(OfPartnership):
    """How long a consultation stays open in this partnership, from a day on."""

    weeks = models.PositiveSmallIntegerField()
    adds_holidays = models.BooleanField()
    basis = models.CharField(max_length=200)
    from_on = models.DateField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "from_on"],
                name="local_consulting_once",
                violation_error_message="A length already holds from that day on.",
            ),
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=52),
                name="local_consulting_weeks",
                violation_error_message="Give from 1 to 52 weeks.",
            ),
        ]

    @property
    def rule(self) -> ConsultingRule:
        return ConsultingRule(self.weeks, self.adds_holidays, self.basis, self.from_on)


class ConsultationRows(TenantRows):
    def published(self) -> ConsultationRows:
        """Ready to be answered in their time, or past it."""
        return self.filter(published_at__isnull=False)

    def with_state(self, at: datetime) -> ConsultationRows:
        """Says where each stands at this moment (`state`)."""
        reported = PublishedReport.objects.filter(consultation=OuterRef("pk"))
        is_draft = Q(published_at=None)
        state = Case(
            When(is_draft & Q(ended_at__isnull=False), then=Value(ConsultationState.WITHDRAWN.value)),
            When(is_draft, then=Value(ConsultationState.DRAFT.value)),
            When(Exists(reported), then=Value(ConsultationState.REPORTED.value)),
            When(ended_at__isnull=False, then=Value(ConsultationState.ENDED.value)),
            When(opens_at__gt=at, then=Value(ConsultationState.COMING.value)),
            When(closes_at__gt=at, then=Value(ConsultationState.OPEN.value)),
            default=Value(ConsultationState.CLOSED.value),
            output_field=models.CharField(),
        )
        told: ConsultationRows = self.annotate(state=state)
        return told


class Consultation(OfPartnership):
    """Who is asked what, for which decision, from when until when. Its text and questions are fixed once published.

    `rule_says` is the length that held here when it was published; `short_why` says why it is open for less.
    """

    cycle = models.ForeignKey("cycle.Cycle", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=150)
    purpose = models.TextField()
    plain = models.TextField(blank=True)
    decision = models.TextField()
    stage = models.CharField(max_length=10, choices=Stage.choices())
    options = models.TextField(blank=True)
    audience = models.CharField(max_length=300)
    sectors: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    methods: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    other_ways = models.CharField(max_length=300)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    short_why = models.TextField(blank=True)
    rule_says = models.CharField(max_length=120, blank=True)
    rung_aimed = models.CharField(max_length=15, choices=Rung.choices())
    rung_reached = models.CharField(max_length=15, choices=Rung.choices(), blank=True)
    rung_evidence = models.TextField(blank=True)
    strategy = models.CharField(max_length=3, choices=Strategy.choices(), blank=True)
    strategy_why = models.TextField(blank=True)
    strategy_name = models.CharField(max_length=150, blank=True)
    strategy_kind = models.CharField(max_length=10, blank=True)
    strategy_stored = models.CharField(max_length=200, blank=True)
    strategy_digest = models.CharField(max_length=64, blank=True)
    earlier = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    version = models.PositiveIntegerField(default=1)
    drafted_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    published_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)
    state: str  # by `with_state`

    objects = TenantManager.from_queryset(ConsultationRows)()

    class Meta:
        ordering = ["-opens_at", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title"],
                name="consultation_title_once",
                violation_error_message="There is a consultation of this title already.",
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="consultation_closes_after_opening",
                violation_error_message="A consultation closes after it opens.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_moment(self) -> datetime:
        """From this moment on nothing more is taken."""
        return self.closes_at if self.ended_at is None else min(self.closes_at, self.ended_at)

    def is_open(self, at: datetime) -> bool:
        return self.published_at is not None and self.opens_at <= at < self.last_moment


class Extension(OfPartnership):
    """A consultation was given more time."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="extensions")
    was = models.DateTimeField()
    until = models.DateTimeField()
    why = models.TextField()
    made_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("was")),
                name="extension_gives_more_time",
                violation_error_message="An extension gives more time, not less.",
            )
        ]


class Question(OfPartnership):
    """A question as it is asked. `plain` is its easy-read text: where there is one, young people are asked it too.

    `low` and `high` name the ends of a scale. A question that `monitors` is one of the equality questions.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=QuestionKind.choices())
    text = models.CharField(max_length=300)
    hint = models.CharField(max_length=300, blank=True)
    plain = models.CharField(max_length=300, blank=True)
    choices: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    low = models.CharField(max_length=60, blank=True)
    high = models.CharField(max_length=60, blank=True)
    monitors = models.CharField(max_length=15, choices=Monitored.choices(), blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="question_number_once",
                violation_error_message="Somebody has just added a question of that number. Try again.",
            ),
            models.UniqueConstraint(
                fields=["consultation", "text"],
                name="question_once",
                violation_error_message="The consultation already asks this.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class PopulationShare(OfPartnership):
    """What share of the population one answer to a question stands for, by which source: to set responses beside."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="population")
    choice = models.PositiveSmallIntegerField()
    share = models.DecimalField(max_digits=5, decimal_places=2)
    source = models.CharField(max_length=200)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["choice"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "choice"],
                name="population_share_once",
                violation_error_message="This answer has its share already.",
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=100),
                name="population_share_is_a_share",
                violation_error_message="A share is from 0 to 100 per cent.",
            ),
        ]


class PublishedReport(OfPartnership):
    """What the public reads of a consultation: a snapshot, which later work on the records does not change."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="reports")
    content: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField()
    published_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-published_at", "-pk"]
