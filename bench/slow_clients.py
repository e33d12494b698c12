"""The web server with 150 clients that send one byte a second: how long everybody else waits."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator

from bench.measuring import Measured, share_beyond
from bench.scratch import scratch_quadrant
from launcher.ports import free_port, wait_for_answer
from launcher.saying import Stop
from launcher.serving import web_server

SLOW, SECONDS = 150, 10


def measure() -> Iterator[Measured]:
    """Everybody else asks `/healthz` while the slow ones hold their connections."""
    with scratch_quadrant() as variables:
        port = free_port()
        server = subprocess.Popen(web_server(sys.executable, "127.0.0.1", port), env=variables)
        try:
            if not wait_for_answer("127.0.0.1", port, 30, lambda: server.poll() is None):
                raise Stop("the web server did not start")
            taken = _ask_while_others_are_slow(port)
        finally:
            server.terminate()
            server.wait()
    yield Measured(f"a page beside {SLOW} slow clients, half of the times", share_beyond(taken, 0.5), "ms", limit=100)
    yield Measured("  19 of 20 times", share_beyond(taken, 0.95), "ms", limit=500)


def _ask_while_others_are_slow(port: int) -> list[float]:
    over = threading.Event()
    with contextlib.ExitStack() as held:
        slow = [held.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(SLOW)]
        dripping = threading.Thread(target=_drip, args=(slow, over))
        dripping.start()
        try:
            return _ask(port)
        finally:
            over.set()
            dripping.join()


def _drip(slow: list[socket.socket], over: threading.Event) -> None:
    for byte in b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"a" * 1000:
        for connection in slow:
            with contextlib.suppress(OSError):
                connection.send(bytes([byte]))
        if over.wait(1):
            return


def _ask(port: int) -> list[float]:
    taken = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        begun = time.perf_counter()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=30) as answer:
            answer.read()
        taken.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.05)
    return taken
