"""Payments as a council publishes them: every one of a list of spend, whomever it went to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from quadrant.partnership.within import OfPartnership


class PublishedPayment(OfPartnership):
    """One row of a published list of spend. Written many at a time, so the chain holds one digest for each dataset."""

    audited_in_bulk_by: ClassVar = "dataset_id"

    dataset = models.ForeignKey("outcomes.Dataset", on_delete=models.PROTECT, related_name="+")
    paid_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    supplier = models.CharField(max_length=200, blank=True)
    supplier_number = models.CharField(max_length=60, blank=True)
    department = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=60, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["paid_on", "pk"]
        indexes = [
            models.Index(fields=["partnership", "paid_on"], name="published_payment_by_day"),
            models.Index(fields=["partnership", "supplier"], name="published_payment_by_supplier"),
        ]

    def __str__(self) -> str:
        return self.supplier
