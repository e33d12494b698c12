"""Notices before key decisions, notices of decisions made, who may call them in, and the calls-in."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from quadrant.governance.models.reports import Report
from quadrant.governance.models.resolutions import Resolution
from quadrant.governance.terms import CallInOutcome, Count, CountedRule, KeyGround, NoticeRoute, RuleKey
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class LocalRule(OfPartnership):
    """The partnership's own figure for a counted rule, from a day on."""

    key = models.CharField(max_length=30, choices=RuleKey.choices())
    days = models.PositiveSmallIntegerField()
    count = models.CharField(max_length=20, choices=Count.choices())
    basis = models.CharField(max_length=200)
    from_on = models.DateField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key", "from_on"],
                name="local_rule_once",
                violation_error_message="This rule already has a figure from that day on.",
            )
        ]

    @property
    def rule(self) -> CountedRule:
        return CountedRule(RuleKey(self.key), self.days, Count(self.count), self.basis, "Set by the partnership")


class KeyThreshold(OfPartnership):
    """From how many pounds on a decision of an executive is key, from a day on."""

    amount = models.DecimalField(max_digits=14, decimal_places=2)
    basis = models.CharField(max_length=200)
    from_on = models.DateField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "from_on"],
                name="key_threshold_once",
                violation_error_message="A threshold holds from that day on already.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="key_threshold_above_nothing",
                violation_error_message="Give more than £0.",
            ),
        ]


class Published(OfPartnership):
    """A row that was published on a day, and keeps the counted rule it was published under."""

    published_on = models.DateField()
    published_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    rule_key = models.CharField(max_length=30, choices=RuleKey.choices())
    rule_days = models.PositiveSmallIntegerField()
    rule_count = models.CharField(max_length=20, choices=Count.choices())
    rule_basis = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def rule(self) -> CountedRule:
        return CountedRule(RuleKey(self.rule_key), self.rule_days, Count(self.rule_count), self.rule_basis)

    def publish(self, rule: CountedRule, *, by: Person, at: datetime) -> None:
        self.published_on, self.published_by, self.published_at = london_day(at), by, at
        self.rule_key, self.rule_days = rule.key, rule.days
        self.rule_count, self.rule_basis = rule.count, rule.basis


class KeyNoticeRows(TenantRows):
    def standing(self) -> KeyNoticeRows:
        return self.filter(withdrawn_at=None)


class KeyNotice(Published):
    """Notice that a body will decide something key, from which day on; `report` is the one that it came to."""

    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey("cycle.Cycle", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    matter = models.TextField()
    ground = models.CharField(max_length=10, choices=KeyGround.choices())
    decided_from = models.DateField()
    documents = models.TextField()
    contact = models.CharField(max_length=200)
    route = models.CharField(max_length=20, choices=NoticeRoute.choices())
    why = models.TextField(blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    # Of scrutiny, by general exception; who sits on the body, as it stood on the day that was announced.
    told = models.CharField(max_length=300, blank=True)
    members = models.TextField(blank=True)
    private_why = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = TenantManager.from_queryset(KeyNoticeRows)()

    class Meta:
        ordering = ["decided_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(withdrawn_at=None),
                name="key_notice_of_report_once",
                violation_error_message="This report already has a notice.",
            ),
            models.CheckConstraint(
                condition=Q(route=NoticeRoute.IN_TIME) | ~Q(why=""),
                name="key_notice_late_with_reason",
                violation_error_message="A notice by exception says why it could not wait.",
            ),
            models.CheckConstraint(
                condition=~Q(route=NoticeRoute.SPECIAL_URGENCY) | ~Q(agreed_by=""),
                name="key_notice_urgent_agreed",
                violation_error_message="Special urgency names who agreed to it.",
            ),
        ]


class FurtherNotice(Published):
    """Shortly before a meeting in private: what was said against it, and what the body answers.

    Published with too few days, it names who agreed.
    """

    notice = models.ForeignKey(KeyNotice, on_delete=models.PROTECT, related_name="further")
    representations = models.TextField()
    answer = models.TextField()
    agreed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice"],
                name="further_notice_once",
                violation_error_message="The further notice is published already.",
            )
        ]


class ScrutinyRight(OfPartnership):
    """A scrutiny body may call in what another body decides, from a day on."""

    scrutiny = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    of = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    given_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of"],
                name="scrutiny_right_once",
                violation_error_message="Another body may already call in what this one decides.",
            ),
            models.CheckConstraint(
                condition=~Q(scrutiny=F("of")),
                name="scrutiny_of_another",
                violation_error_message="A body does not scrutinise itself.",
            ),
        ]


class DecisionNotice(Published):
    """A decision published: from then the days for call-in run, unless it was urgent and somebody agreed."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="notices")
    scrutiny = models.ForeignKey("partnership.Body", null=True, on_delete=models.PROTECT, related_name="+")
    urgent_why = models.TextField(blank=True)
    urgent_agreed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution"],
                name="decision_notice_once",
                violation_error_message="This decision is published already.",
            ),
            models.CheckConstraint(
                condition=Q(urgent_why="") | ~Q(urgent_agreed_by=""),
                name="decision_notice_urgent_agreed",
                violation_error_message="Say who agreed that it is urgent.",
            ),
        ]

    @property
    def may_be_called_in(self) -> bool:
        return self.scrutiny_id is not None and not self.urgent_why

    @property
    def in_effect_from(self) -> date:
        """The first day on which it may be carried out, as long as nobody calls it in."""
        return self.rule.first_day_after(self.published_on) if self.may_be_called_in else self.published_on


class CallIn(OfPartnership):
    """Scrutiny asks to look at a decision before it is carried out, and what came of it."""

    notice = models.ForeignKey(DecisionNotice, on_delete=models.PROTECT, related_name="calls")
    reason = models.TextField()
    supported_by = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=CallInOutcome.choices(), blank=True)
    heard_on = models.DateField(null=True)
    words = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice"],
                name="called_in_once",
                violation_error_message="This decision has already been called in.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | (Q(heard_on__isnull=False) & ~Q(words="")),
                name="call_in_heard_in_words",
                violation_error_message="Say when it was heard and what was resolved.",
            ),
        ]
