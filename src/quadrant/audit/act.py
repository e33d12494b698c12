"""`act`: what makes a function a command. One transaction, one line in the chain, then what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import nullcontext
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import IntegrityError, models, transaction

from quadrant.audit.broken_promises import sentence_of
from quadrant.audit.chain import write_lines
from quadrant.audit.guard import unrecorded
from quadrant.audit.terms import Done, Refusal
from quadrant.audit.touched import Acting, Entry, acting
from quadrant.audit.turn import turn

P = ParamSpec("P")
About = TypeVar("About")
FollowUp = Callable[..., None]

request_number: ContextVar[str] = ContextVar("request_number", default="")
_follow_ups: dict[str, list[FollowUp]] = defaultdict(list)
ACTIONS: dict[str, Callable[..., Any]] = {}


def after(action: str) -> Callable[[FollowUp], FollowUp]:
    """Register what follows an act; called inside its transaction with `about=`, `by=`, `at=`. It only enqueues."""

    def register(follow: FollowUp) -> FollowUp:
        _follow_ups[action].append(follow)
        return follow

    return register


def act(action: str) -> Callable[[Callable[P, Done[About]]], Callable[P, About]]:
    """Make a command of a function that takes `by=` (a person, or None for Quadrant itself) and `at=` (an instant).

    An act called inside another is part of it: both lines are written when the outermost ends. A refusal undoes
    everything and is itself written to the chain.
    """

    def make(body: Callable[P, Done[About]]) -> Callable[P, About]:
        ACTIONS[action] = body

        @wraps(body)
        def command(*args: P.args, **kwargs: P.kwargs) -> About:
            said: Any = kwargs
            outer = acting.get()
            if outer is not None:
                return _part_of(outer, action, body, args, kwargs)
            now = Acting()
            acting.set(now)
            try:
                with turn(), transaction.atomic():
                    about = _part_of(now, action, body, args, kwargs)
                    _write(now.entries, by=said["by"], at=said["at"])
                return about
            except IntegrityError as broken:
                refusal = Refusal(sentence_of(broken))
                raise _refused(refusal, action, kwargs) from broken
            except Refusal as refusal:
                raise _refused(refusal, action, kwargs)  # noqa: B904  the same refusal goes on
            finally:
                acting.set(None)

        command.action = action  # type: ignore[attr-defined]  # read by tests/house
        return command

    return make


def _part_of(now: Acting, action: str, body: Callable[..., Done[About]], args: Any, kwargs: Any) -> About:
    entry, before = Entry(action), len(now.entries)
    # An act within another is undone alone when the outer one catches its refusal; the outermost has its transaction.
    undone_alone = transaction.atomic() if now.open else nullcontext()
    now.open.append(entry)
    try:
        with undone_alone:
            done = body(*args, **kwargs)
    except BaseException:
        del now.entries[before:]
        raise
    finally:
        now.open.pop()
    entry.about = done.about if isinstance(done.about, models.Model) else None
    entry.sentence = done.sentence
    now.entries.append(entry)
    for follow in _follow_ups[action]:
        follow(about=done.about, by=kwargs["by"], at=kwargs["at"])
    return done.about


def _write(entries: list[Entry], *, by: Any, at: datetime) -> None:
    with unrecorded("the chain's own lines"):
        write_lines(entries, by=by, at=at, request=request_number.get())


def _refused(refusal: Refusal, action: str, kwargs: Any) -> Refusal:
    """Write the refusal to the chain, in a transaction of its own since the act's is undone."""
    acting.set(None)
    about = next((value for value in kwargs.values() if getattr(value, "partnership_id", None)), None)
    if about is None:
        about = next((v for k, v in kwargs.items() if k != "by" and isinstance(v, models.Model)), None)
    write_refusal(action, about=about, sentence=refusal.sentence, by=kwargs["by"], at=kwargs["at"])
    return refusal


def write_refusal(action: str, *, about: models.Model | None, sentence: str, by: Any, at: datetime) -> None:
    """Write to the chain that something was refused, where no act is under way."""
    entry = Entry(action, about=about, sentence=sentence)
    with turn(), transaction.atomic(), unrecorded("the chain's own lines"):
        write_lines([entry], by=by, at=at, request=request_number.get(), refused=True)
