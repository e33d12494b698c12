"""People, the roles that they hold in a partnership, and the invitations by which they come."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from quadrant.audit.touched import Rows
from quadrant.partnership.terms import Role
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class People(BaseUserManager["Person"]):
    _queryset_class = Rows

    def get_by_natural_key(self, email: str | None) -> Person:
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody who may sign in. What they may do comes from roles and seats, never from a mark on this row."""

    audit_hides: ClassVar = ("password", "email", "name")

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    # When somebody last signed in is a line of the audit chain, not a column that changes outside an act.
    last_login = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = People()

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="person_email_once",
                violation_error_message="Somebody with this e-mail address is already known here.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class RoleHoldingRows(TenantRows):
    def held_on(self, day: object) -> RoleHoldingRows:
        return self.filter(Q(from_on__lte=day), Q(to_on__isnull=True) | Q(to_on__gte=day))


class RoleHolding(OfPartnership):
    """What a person may do in a partnership, for which organisation, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role.choices())
    organisation = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = TenantManager.from_queryset(RoleHoldingRows)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="role_ends_after_start",
                violation_error_message="A role cannot end before it begins.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "person", "role"],
                condition=Q(to_on__isnull=True),
                name="role_held_once",
                violation_error_message="This person already holds that role.",
            ),
        ]


class Invitation(OfPartnership):
    """A link by e-mail that makes one person a member; only its digest is kept."""

    audit_hides: ClassVar = ("email", "name", "token_digest")

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=Role.choices())
    organisation = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_digest"],
                name="invitation_token_once",
                violation_error_message="This invitation could not be made; try again.",
            )
        ]
