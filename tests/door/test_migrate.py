"""A first migration builds each model's class once, and the classes know of each other as Django's own way has it."""

from __future__ import annotations

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from quadrant.door.management.commands.migrate import _only_new_models_built


def state_of_need() -> ProjectState:
    state = ProjectState()
    state.add_model(ModelState("needs", "Need", [("id", models.BigAutoField(primary_key=True))]))
    assert state.apps.get_model("needs", "need")
    return state


def add_evidence(state: ProjectState) -> None:
    need = models.ForeignKey("needs.Need", models.CASCADE, related_name="evidence")
    state.add_model(ModelState("needs", "Evidence", [("id", models.BigAutoField(primary_key=True)), ("need", need)]))


def test_a_model_that_is_pointed_to_is_not_built_again_and_knows_who_points() -> None:
    state = state_of_need()
    need = state.apps.get_model("needs", "need")
    with _only_new_models_built():
        add_evidence(state)
    assert state.apps.get_model("needs", "need") is need
    assert [one.related_model.__name__ for one in need._meta.related_objects] == ["Evidence"]
    assert state.apps.get_model("needs", "evidence")._meta.get_field("need").related_model is need


def test_outside_the_command_django_does_as_it_always_does() -> None:
    state = state_of_need()
    need = state.apps.get_model("needs", "need")
    add_evidence(state)
    assert state.apps.get_model("needs", "need") is not need
