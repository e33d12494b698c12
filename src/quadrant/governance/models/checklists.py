"""A framework's checklist, answered for one cycle or for a version of the framework itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.governance.terms import CheckAnswer
from quadrant.partnership.within import OfPartnership


class ChecklistRun(OfPartnership):
    """A checklist begun on a cycle, or on a framework version; answered when every item of the list has an answer."""

    cycle = models.ForeignKey("cycle.Cycle", null=True, on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey("cycle.FrameworkVersion", null=True, on_delete=models.PROTECT, related_name="+")
    checklist = models.CharField(max_length=60)
    begun_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "checklist"],
                name="checklist_once",
                violation_error_message="This checklist has already been begun.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "framework", "checklist"],
                name="framework_check_once",
                violation_error_message="This check has already been begun.",
            ),
            models.CheckConstraint(
                condition=Q(cycle__isnull=True, framework__isnull=False)
                | Q(cycle__isnull=False, framework__isnull=True),
                name="checklist_on_one_thing",
                violation_error_message="A checklist is run on a cycle or on a framework version.",
            ),
        ]


class ChecklistAnswer(OfPartnership):
    """Yes, partly or no to one item; partly and no say why and who will see to it."""

    run = models.ForeignKey(ChecklistRun, on_delete=models.PROTECT, related_name="answers")
    item = models.CharField(max_length=60)
    answer = models.CharField(max_length=10, choices=CheckAnswer.choices())
    reason = models.TextField(blank=True)
    owner = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "item"],
                name="checklist_item_once",
                violation_error_message="This item has just been answered by somebody else. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(answer=CheckAnswer.YES) | ~Q(reason=""),
                name="checklist_reason_given",
                violation_error_message="Say why the answer is not a plain yes.",
            ),
        ]
