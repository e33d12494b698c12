"""What a body is for, as versions from a day on, and each review of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.partnership.models.bodies import Body
from quadrant.partnership.within import OfPartnership


class TermsOfReference(OfPartnership):
    """One version of a body's terms of reference, in force from its day until the next one's."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    purpose = models.TextField()
    does = models.TextField(blank=True)
    does_not = models.TextField(blank=True)
    membership = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "number"],
                name="terms_number_once",
                violation_error_message="Somebody has just written a version of that number. Open the page again.",
            ),
            models.UniqueConstraint(
                fields=["body", "from_on"],
                name="terms_one_a_day",
                violation_error_message="A version already holds from that day.",
            ),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gt=F("from_on")),
                name="terms_reviewed_later",
                violation_error_message="The day of the review comes after the day from which the version holds.",
            ),
        ]


class TermsReview(OfPartnership):
    """A review of a version that found nothing to change; what has to change is a new version."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    found = models.TextField()
    next_on = models.DateField()
    recorded_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["reviewed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "reviewed_on"],
                name="terms_review_once",
                violation_error_message="A review of that day is already recorded.",
            ),
            models.CheckConstraint(
                condition=Q(next_on__gt=F("reviewed_on")),
                name="terms_next_review_later",
                violation_error_message="The next review comes after this one.",
            ),
        ]


class KindName(OfPartnership):
    """What a kind of body is called in this partnership: the first name is shown, every one of them is found."""

    kind = models.CharField(max_length=30)
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["kind", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "name"],
                name="kind_name_once",
                violation_error_message="This kind of body already has that name.",
            )
        ]
