"""The partnership itself and the organisations in it."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from quadrant.audit.touched import Rows
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind
from quadrant.partnership.within import OfPartnership

COLOUR = RegexValidator(r"^#[0-9a-f]{6}$", "Write a colour as # and six digits or letters a to f, such as #1d4f7c.")


class Partnership(models.Model):
    """A tenant: a place whose organisations commission together."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=40)
    place = models.CharField(max_length=200, blank=True)
    area_code = models.CharField(max_length=9, blank=True)
    colour = models.CharField(max_length=7, default="#1d4f7c", validators=[COLOUR])

    objects = models.Manager.from_queryset(Rows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="partnership_address_once",
                violation_error_message="Another partnership already has this address.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Organisation(OfPartnership):
    """A legal body: a partner, a provider, or both. One that was succeeded keeps its name in old records."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=OrganisationKind.choices())
    scheme = models.CharField(max_length=10, choices=IdentifierScheme.choices(), blank=True)
    identifier = models.CharField(max_length=40, blank=True)
    is_partner = models.BooleanField(default=False)
    succeeded_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    succeeded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="organisation_name_once",
                violation_error_message="An organisation of this name is already listed.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "scheme", "identifier"],
                condition=~models.Q(identifier=""),
                name="organisation_identifier_once",
                violation_error_message="An organisation with this identifier is already listed.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """Every number it has on a public list, its own first. Fetch `further_numbers` beforehand."""
        own = [(self.scheme, self.identifier)] if self.identifier else []
        return [*own, *((one.scheme, one.identifier) for one in self.further_numbers.all())]


class FurtherNumber(OfPartnership):
    """A number of an organisation on one more public list: a charity may be a company too. The organisation's own
    `identifier` is the first, and each list numbers it once."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="further_numbers")
    scheme = models.CharField(max_length=10, choices=IdentifierScheme.choices())
    identifier = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scheme"],
                name="further_number_once_a_list",
                violation_error_message="This organisation already has a number on that list.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "scheme", "identifier"],
                name="further_number_once",
                violation_error_message="An organisation with this identifier is already listed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.identifier}"


class Unit(OfPartnership):
    """A part of an organisation: directorate, service or team; it can be party to an internal agreement."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="unit_name_once",
                violation_error_message="This organisation already has a unit of that name.",
            )
        ]

    def __str__(self) -> str:
        return self.name
