"""Every command is an act with `by` and `at`, and says so in the imperative; no act has two commands."""

from __future__ import annotations

import inspect
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.conf import settings

# What a room's `commands` offers that is no act, each with its reason.
NOT_ACTS = {
    "quadrant.partnership.invite": "makes the secret word, then calls the act",
    "quadrant.governance.rehearse_resolution": "asks what the act would refuse, and writes nothing",
    "quadrant.cycle.replace_calendar_feed": "makes the secret word, then calls the act",
    "quadrant.desk.ask_for_job": "progress of a job is no record: it stands outside the chain",
    "quadrant.desk.begin_job": "as above",
    "quadrant.desk.tell_job": "as above",
    "quadrant.desk.cancel_job": "as above",
    "quadrant.desk.end_job": "as above",
    "quadrant.analyse.needs.keep_chapter_draft": "what is still being typed is no record, and outside the chain",
    "quadrant.analyse.needs.throw_draft_away": "as above",
    "quadrant.intake.read_and_take_in": "reads the file, which takes long, then calls the act",
    "quadrant.intake.read_and_take_in_file": "as above",
    "quadrant.intake.receive_and_recognise": "calls one act, reads the file, then perhaps calls another",
    "quadrant.intake.describe_and_check": "as above",
    "quadrant.intake.check_again": "reads the file, which takes long, then perhaps calls the act",
}


def offered() -> dict[str, Any]:
    """What each room's `commands` offers: `__all__` of a package, the module's own public functions otherwise."""
    found = {}
    for room in settings.ROOMS:
        if find_spec(f"{room}.commands") is None:
            continue
        module = import_module(f"{room}.commands")
        own = [
            name
            for name, value in vars(module).items()
            if inspect.isfunction(value)
            and not name.startswith("_")
            and inspect.unwrap(value).__module__ == module.__name__
        ]
        for name in getattr(module, "__all__", own):
            if inspect.isfunction(getattr(module, name)):
                found[f"{room}.{name}"] = getattr(module, name)
    return found


@pytest.mark.parametrize("name", sorted(offered()))
def test_a_public_function_of_commands_is_an_act(name: str) -> None:
    function = offered()[name]
    if name in NOT_ACTS:
        assert not hasattr(function, "action"), f"{name} is an act now: take it off the list"
        return
    assert hasattr(function, "action"), f"{name} writes without an act"
    said = inspect.signature(inspect.unwrap(function)).parameters
    assert {"by", "at"} <= set(said), f"{name} takes no by= and at="
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in said.values()), f"{name} takes words by place"


def test_the_list_of_exceptions_is_not_stale() -> None:
    assert set(NOT_ACTS) <= set(offered())


def test_an_act_has_one_command_and_a_past_name() -> None:
    actions = [function.action for function in offered().values() if hasattr(function, "action")]
    assert len(actions) == len(set(actions))
    assert all(action.count(".") == 1 for action in actions)
