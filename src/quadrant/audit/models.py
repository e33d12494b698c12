"""The chain of acts and what stands beside it. Written by `act` alone; triggers refuse every other change."""

from __future__ import annotations

from django.db import models


class Line(models.Model):
    """One act in a partnership's chain (0 is the deployment's own). Ids and digests only: never a name, never a key."""

    partnership = models.PositiveBigIntegerField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.PositiveBigIntegerField(null=True)
    action = models.CharField(max_length=80)
    about_table = models.CharField(max_length=80, blank=True)
    about_row = models.CharField(max_length=40, blank=True)
    refused = models.BooleanField(default=False)
    rows = models.JSONField(default=list)
    request = models.CharField(max_length=40, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sequence"],
                name="audit_line_once",
                violation_error_message="Two acts were written at the same moment; try again.",
            )
        ]
        indexes = [models.Index(fields=["about_table", "about_row"], name="audit_line_about")]


class LineWords(models.Model):
    """Who did it and what was said, erasable without breaking the chain."""

    line = models.OneToOneField(Line, on_delete=models.PROTECT, related_name="words", primary_key=True)
    who = models.CharField(max_length=200, blank=True)
    sentence = models.TextField(blank=True)


class RowValues(models.Model):
    """A row's values after an act, erasable; `digest` is what the chain holds of them."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="values_after")
    table = models.CharField(max_length=80)
    row = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    values = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["table", "row", "-id"], name="audit_values_latest")]


class Head(models.Model):
    """The last line of each chain, sealed with the deployment's secret so that a cut tail shows."""

    partnership = models.PositiveBigIntegerField(primary_key=True)
    sequence = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
