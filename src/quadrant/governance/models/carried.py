"""Items that a meeting leaves to the next one, and the views that are asked for in between."""

from __future__ import annotations

from django.db import models

from quadrant.governance.models.meetings import AgendaItem
from quadrant.partnership.within import OfPartnership


class CarriedItem(OfPartnership):
    """An item that its meeting did not settle: the body's next meeting takes it up by itself."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="carried")
    why = models.TextField()
    carried_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    carried_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                name="item_carried_once",
                violation_error_message="This item is already carried to the next meeting.",
            )
        ]


class ViewsAsked(OfPartnership):
    """Members are asked to send their views on an item to an officer by a day."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="views_asked")
    officer = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    closes_on = models.DateField()
    asked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                name="views_asked_once",
                violation_error_message="Views on this item are already asked for.",
            )
        ]


class View(OfPartnership):
    """What one member thinks of the item; they may change it until the day is over."""

    asked = models.ForeignKey(ViewsAsked, on_delete=models.PROTECT, related_name="views")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["asked", "person"],
                name="view_once",
                violation_error_message="You have just given your view in another window. Open the page again.",
            )
        ]
