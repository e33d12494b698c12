"""Indicators: what is measured, how, and by whom."""

from __future__ import annotations

from django.db import models

from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.partnership.within import OfPartnership

MOST_DECIMALS = 3


class Indicator(OfPartnership):
    """Something measured over time and place. `key` is what its source calls it in every file.

    `small_counts` and `small_groups` say whether any of its figures, of everybody or of groups, is of fewer people than
    may be shown, so that nothing need be looked for where there is nothing to hide. Until an import has told, they may.
    `decimals` are those that its source says it is written with, `decimals_seen` the most that figures came with.
    `hiding_decided` says whether `HiddenFigure` holds what must not be shown; where it does not, each page decides.
    """

    key = models.CharField(max_length=250)
    name = models.CharField(max_length=300)
    topic = models.CharField(max_length=100, blank=True)
    also_under = models.CharField(max_length=100, blank=True)
    unit = models.CharField(max_length=150, blank=True)
    polarity = models.CharField(max_length=10, choices=Polarity.choices(), default=Polarity.NEITHER)
    method = models.CharField(max_length=20, choices=Method.choices(), default=Method.OTHER)
    source = models.CharField(max_length=300, blank=True)
    frequency = models.CharField(max_length=60, blank=True)
    definition = models.TextField(blank=True)
    methodology = models.TextField(blank=True)
    link = models.CharField(max_length=1000, blank=True)
    decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    decimals_seen = models.PositiveSmallIntegerField(null=True, blank=True)
    updated_on = models.DateField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    small_counts = models.BooleanField(default=True)
    small_groups = models.BooleanField(default=True)
    hiding_decided = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"],
                name="indicator_key_once",
                violation_error_message="An indicator with this key is already listed.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def places(self) -> int:
        """With how many decimals its figures are written: as its source says; counts with none, all else as they came;
        before any has come, with one."""
        if self.decimals is not None:
            return min(self.decimals, MOST_DECIMALS)
        if self.method == Method.COUNT:
            return 0
        return 1 if self.decimals_seen is None else self.decimals_seen
