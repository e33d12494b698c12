"""Addresses to serve on: whether one is free, and whether somebody answers there."""

from __future__ import annotations

import contextlib
import errno
import socket
import time
from collections.abc import Callable

from launcher.saying import Stop

HIGHEST = 65535


def refuse_taken(host: str, port: int, command: str) -> None:
    """Stop with a clear sentence when this address cannot be served on; better now than after a minute of loading."""
    if not 1 <= port <= HIGHEST:
        raise Stop(f"{port} is not a port: choose one from 1 to {HIGHEST}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as trouble:
            raise Stop(_sentence(trouble, host, port, command)) from trouble


def _sentence(trouble: OSError, host: str, port: int, command: str) -> str:
    another = port + 1 if port < HIGHEST else port - 1
    if trouble.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Stop that, or choose another: {command} --port {another}"
    if trouble.errno == errno.EACCES:
        return f"Port {port} is kept for the system's own services. Choose a higher one: {command} --port 8000"
    return f"Quadrant cannot serve on {host}, port {port}: {trouble.strerror}."


def free_port() -> int:
    """A port of this machine that nobody uses just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def answers(host: str, port: int) -> bool:
    """Whether somebody takes a connection there."""
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
        return True
    return False


def wait_for_answer(host: str, port: int, seconds: float, meanwhile: Callable[[], bool]) -> bool:
    """Wait until somebody answers; give up after the seconds, or as soon as `meanwhile` says it is of no use."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answers(host, port):
            return True
        if not meanwhile():
            return False
        time.sleep(0.1)
    return False
