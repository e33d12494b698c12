"""Arrows point upstream: a room's keys go to rooms below it, and tenant rows to rows of the same partnership."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db import models

from quadrant.audit.touched import our_models
from quadrant.partnership.within import OfPartnership, TenantManager

ORDER = {room: at for at, room in enumerate(settings.ROOMS)}
# Tables of the deployment, or of many partnerships at once; each with its reason.
OF_DEPLOYMENT = {
    "partnership.Partnership": "the tenant itself",
    "partnership.Person": "a person may work in several partnerships",
    "cycle.FrameworkVersion": "shipped frameworks belong to the deployment, uploaded ones to a partnership",
    "outcomes.Area": "the country's areas are the same for all; own localities carry their partnership",
    "demo.DemoClock": "the demo's day",
}


def room_of(model: type[models.Model]) -> str:
    return max((room for room in ORDER if model.__module__.startswith(f"{room}.")), key=len)


def keys() -> list[models.ForeignKey[models.Model, models.Model]]:
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("quadrant.")
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
    ]


def test_no_key_points_up() -> None:
    up = [
        str(key)
        for key in keys()
        if key.related_model.__module__.startswith("quadrant.")
        and ORDER[room_of(key.related_model)] > ORDER[room_of(key.model)]
    ]
    assert up == []


def test_a_key_into_another_room_leaves_no_name_there() -> None:
    named = [
        str(key)
        for key in keys()
        if key.related_model.__module__.startswith("quadrant.")
        and room_of(key.related_model) != room_of(key.model)
        and not (key.remote_field.related_name or "").endswith("+")
    ]
    assert named == []


def test_every_link_is_a_table_of_its_own() -> None:
    assert [
        str(field)
        for model in apps.get_models()
        for field in model._meta.local_many_to_many
        if model.__module__.startswith("quadrant.")
    ] == []


def test_every_table_of_ours_is_a_partnerships_or_listed() -> None:
    others = {model._meta.label for model in our_models() if not issubclass(model, OfPartnership)}
    assert others == set(OF_DEPLOYMENT)


def test_every_tenant_table_reads_through_the_tenants_manager() -> None:
    for model in our_models():
        if issubclass(model, OfPartnership):
            assert isinstance(model._default_manager, TenantManager), model._meta.label


def test_every_constraint_says_its_sentence() -> None:
    silent = [
        constraint.name
        for model in our_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]
    assert silent == []
