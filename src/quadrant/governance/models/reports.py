"""Reports to bodies: their sections, what they recommend, whom and what they concern."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from quadrant.cycle.registry import at_places
from quadrant.governance.terms import (
    USUAL,
    ExemptParagraph,
    ItemType,
    ReportKind,
    ReportTemplate,
    Section,
    report_templates,
)
from quadrant.partnership.terms import DecisionKind
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class ReportRows(TenantRows):
    def submitted(self) -> ReportRows:
        """Final, and not taken back."""
        return self.filter(submitted_at__isnull=False, withdrawn_at=None)

    def with_state(self) -> ReportRows:
        """Says whether a later report stands in its place (`is_superseded`), and whether any recommendation is resolved
        (`is_decided`) or left (`is_open`)."""
        later = Report.objects.filter(supersedes=OuterRef("pk"), submitted_at__isnull=False, withdrawn_at=None)
        asked = Recommendation.objects.filter(report=OuterRef("pk"))
        stated: ReportRows = self.annotate(
            is_superseded=Exists(later),
            is_decided=Exists(asked.filter(resolutions__isnull=False)),
            is_open=Exists(asked.filter(resolutions=None)),
        )
        return stated


@at_places
class Report(OfPartnership):
    """A report to one body, final once submitted; its author, and whoever submits it, propose it.

    Where `exempt_whole`, only its title and what it recommends are public; else its exempt part alone is not.
    `place` is the step, activity or gate of the cycle's framework that it was written for; `at_gate` says that it is a
    gate. `version` counts the changes of a draft, so that two authors do not overwrite each other. `report_of` is whose
    report it is, by office; its author where nobody is named. `own_template` is the version of the partnership's own
    template that it was made under; later versions leave it as it is.
    """

    audit_hides: ClassVar = ("exempt_text",)

    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey("cycle.Cycle", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    at_gate = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ReportKind.choices())
    item = models.CharField(max_length=20, choices=ItemType.choices())
    template_key = models.CharField(max_length=40, default=USUAL)
    own_template = models.ForeignKey(
        "governance.ReportTemplateVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    report_of = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_why = models.TextField(blank=True)
    exempt_whole = models.BooleanField(default=False)
    exempt_text = models.TextField(blank=True)
    exempt_paragraph = models.CharField(max_length=2, choices=ExemptParagraph.choices(), blank=True)
    exempt_reason = models.TextField(blank=True)
    supersedes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    # Said by `with_state()` alone.
    is_superseded: bool
    is_decided: bool
    is_open: bool

    objects = TenantManager.from_queryset(ReportRows)()

    class Meta:
        ordering = ["-drafted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(at_gate=False) | (Q(cycle__isnull=False) & ~Q(place="")),
                name="report_gate_of_a_cycle",
                violation_error_message="A report for a gate names its cycle and the gate.",
            ),
            models.CheckConstraint(
                condition=Q(exempt_text="", exempt_whole=False) | (~Q(exempt_paragraph="") & ~Q(exempt_reason="")),
                name="report_exempt_with_reason",
                violation_error_message="What is exempt rests on a legal paragraph and says why it is not public.",
            ),
            models.UniqueConstraint(
                fields=["supersedes"],
                condition=Q(withdrawn_at=None),
                name="report_superseded_once",
                violation_error_message="A later report already stands in this one's place.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def template(self) -> ReportTemplate:
        """The partnership's own in the version that the report was made under, or one that is shipped."""
        return self.own_template.template if self.own_template else report_templates()[self.template_key]

    @property
    def is_final(self) -> bool:
        return self.submitted_at is not None

    @property
    def proposers(self) -> frozenset[int]:
        """Whoever wrote it and whoever put it forward: neither takes part in deciding it."""
        return frozenset(number for number in (self.author_id, self.submitted_by_id) if number is not None)

    @property
    def has_exempt_part(self) -> bool:
        return bool(self.exempt_text)


class ContactOfficer(OfPartnership):
    """Whom a reader of the report may ring or write to."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name"],
                name="contact_officer_once",
                violation_error_message="This person is already named as a contact.",
            ),
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email=""),
                name="contact_officer_can_be_reached",
                violation_error_message="Give a telephone number or an e-mail address.",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.title, self.phone, self.email) if part)


class ReportSection(OfPartnership):
    """One section of a report, as written."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sections")
    section = models.CharField(max_length=30, choices=Section.choices())
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section"],
                name="report_section_once",
                violation_error_message="This report already has that section.",
            )
        ]


class Recommendation(OfPartnership):
    """One numbered recommendation: what is asked, of which kind, up to what value.

    `opens_gate` marks the one that the report's gate waits for. `replaces` is the recommendation of an earlier report
    whose resolution this one's will supersede.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=30, choices=DecisionKind.choices())
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    opens_gate = models.BooleanField(default=False)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="recommendation_number_once",
                violation_error_message="Somebody has just added a recommendation of that number. Try again.",
            ),
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(opens_gate=True),
                name="recommendation_one_for_the_gate",
                violation_error_message="This report already has the recommendation for its gate.",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0),
                name="recommendation_value_not_negative",
                violation_error_message="A value cannot be less than £0.",
            ),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.number}: {self.text}"


class Concern(OfPartnership):
    """An organisation or a subject that a report concerns: who has an interest in it may not decide."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="concerns")
    organisation = models.ForeignKey("partnership.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(subject=""),
                name="concern_with_something",
                violation_error_message="Say which organisation or subject the report concerns.",
            ),
            models.UniqueConstraint(
                fields=["report", "organisation"],
                name="concern_organisation_once",
                violation_error_message="This organisation is already named.",
            ),
            models.UniqueConstraint(
                fields=["report", "subject"],
                condition=~Q(subject=""),
                name="concern_subject_once",
                violation_error_message="This subject is already named.",
            ),
        ]
