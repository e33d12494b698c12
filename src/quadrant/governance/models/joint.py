"""One matter decided by several bodies, such as one for each partner: it stands once all have resolved the same."""

from __future__ import annotations

from django.db import models

from quadrant.governance.models.reports import Recommendation
from quadrant.partnership.within import OfPartnership


class JointDecision(OfPartnership):
    """A recommendation that more than one body has to resolve; its parts say which report asks which body."""

    begun_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()


class JointPart(OfPartnership):
    """The recommendation as it is put to one of the bodies; a later report's takes its place beside it."""

    joint = models.ForeignKey(JointDecision, on_delete=models.PROTECT, related_name="parts")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="joint_parts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"],
                name="joint_part_once",
                violation_error_message="This recommendation is part of a joint decision already.",
            )
        ]
