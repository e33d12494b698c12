"""Serving: the web server, the job worker and the scheduler side by side, each started again when it dies."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from launcher.places import Places
from launcher.ports import wait_for_answer
from launcher.saying import Stop, say

SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 10
LONGEST_WAIT = 30.0
STEADY_AFTER = 60.0
SECONDS_BETWEEN_LOOKS = 0.2
KILL_ME_WITH_MY_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl


def web_server(python: str, host: str, port: int) -> list[str]:
    """Waitress, held open so wide that 150 slow connections do not stop the others (bench/slow_clients.py)."""
    listen = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    limits = ["--connection-limit=2000", "--channel-timeout=30", "--threads=8"]
    return [python, "-m", "waitress", f"--listen={listen}", *limits, "quadrant.wsgi:application"]


def children_of(places: Places, host: str, port: int) -> list[Child]:
    """The three programs that together are Quadrant running on one machine."""
    python = str(places.python)
    return [
        Child("web", web_server(python, host, port)),
        Child("worker", [python, "-m", "quadrant", "db_worker", "--no-reload"]),
        Child("scheduler", [python, "-m", "quadrant", "run_scheduler"]),
    ]


@dataclass
class Child:
    """One program kept running."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_again: float = 0.0
    wait: float = 1.0

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self, folder: Path, variables: Mapping[str, str]) -> None:
        """In a session of its own, so that Ctrl-C reaches only us and we stop all three in order."""
        self.process = subprocess.Popen(
            self.command,
            cwd=folder,
            env=dict(variables),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - we run one thread
        )
        self.started = time.monotonic()

    def seen_dead(self, now: float) -> None:
        """Plan the next start: soon after a long life, later and later after short ones."""
        self.wait = 1.0 if now - self.started > STEADY_AFTER else min(self.wait * 2, LONGEST_WAIT)
        self.start_again = now + self.wait
        code = self.process.returncode if self.process else None
        self.process = None
        say(f"The {self.name} ended (code {code}); it starts again in {self.wait:.0f} s.")


class Supervisor:
    """Starts the children, keeps them running, and stops them all when it is told to."""

    def __init__(self, children: Sequence[Child], folder: Path, variables: Mapping[str, str]) -> None:
        self.children = children
        self.folder = folder
        self.variables = variables
        self.stopping = False

    def serve(self, host: str, port: int, announce: Callable[[], None]) -> None:
        """Run until SIGINT or SIGTERM; `announce` is called once when the web server answers."""
        before = {kind: signal.signal(kind, self._told_to_stop) for kind in (signal.SIGINT, signal.SIGTERM)}
        try:
            # The web server alone, for its first answer comes soonest so; the others follow with the first look.
            self.children[0].start(self.folder, self.variables)
            self._announce_or_stop(host, port, announce)
            while not self.stopping:
                self._look()
                time.sleep(SECONDS_BETWEEN_LOOKS)
        finally:
            self._stop_all()
            for kind, former in before.items():
                signal.signal(kind, former)

    def _announce_or_stop(self, host: str, port: int, announce: Callable[[], None]) -> None:
        web = self.children[0]
        reached = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
        if wait_for_answer(reached, port, SECONDS_TO_ANSWER, lambda: web.runs and not self.stopping):
            announce()
        elif not self.stopping:
            raise Stop("The web server did not start; what it said stands above.")

    def _look(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and not child.runs:
                child.seen_dead(now)
            elif child.process is None and now >= child.start_again:
                child.start(self.folder, self.variables)

    def _told_to_stop(self, kind: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _stop_all(self) -> None:
        """Ask all at once, wait for each, and end by force what does not listen."""
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            if process.poll() is None:
                process.terminate()
        end = time.monotonic() + SECONDS_TO_STOP
        for process in running:
            try:
                process.wait(timeout=max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _die_with_parent() -> None:
    """If we are killed outright, the kernel ends this child too, so that no port and no database stays taken."""
    ctypes.CDLL(None).prctl(KILL_ME_WITH_MY_PARENT, signal.SIGTERM)
    if os.getppid() == 1:
        os._exit(1)
