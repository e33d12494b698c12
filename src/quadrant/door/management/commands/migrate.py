from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db.migrations.state import ModelState, ProjectState


class Command(migrate.Command):
    """Django's own command, four times as quick on an empty database.

    With each table that it makes, Django builds the class of every related model anew, seven thousand in all. Nothing
    points yet to a model that has just been made, so the new one alone is enough.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        with _only_new_models_built():
            super().handle(*args, **options)


@contextmanager
def _only_new_models_built() -> Iterator[None]:
    usual = ProjectState.add_model

    def add_model(state: ProjectState, model: ModelState) -> None:
        built = state.__dict__.pop("apps", None)
        usual(state, model)
        if built is not None:
            state.__dict__["apps"] = built
            built.render_multiple([model])

    ProjectState.add_model = add_model  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        ProjectState.add_model = usual  # type: ignore[method-assign]
