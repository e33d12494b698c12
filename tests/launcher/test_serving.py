"""Three programs kept running: started again when they die, stopped together, gone when the launcher is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from launcher.ports import answers, free_port, refuse_taken
from launcher.saying import Stop
from launcher.serving import Child, Supervisor

WEB = "import http.server, sys; http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), None).serve_forever()"
# Notes its process and lives on; the worker notes each of its lives.
WORKER = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(600)"

LAUNCHER = """
import sys
from pathlib import Path
from launcher.serving import Child, Supervisor
port, lives, web, worker = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
children = [
    Child("web", [sys.executable, "-c", web, str(port)]), Child("worker", [sys.executable, "-c", worker, lives])
]
Supervisor(children, Path.cwd(), {}).serve("127.0.0.1", port, lambda: print("announced", flush=True))
print("stopped", flush=True)
"""


def until(true: Callable[[], object], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


class Running:
    """A launcher of its own, serving two small programs."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.lives = folder / "lives"
        self.lives.touch()
        command = [sys.executable, "-c", textwrap.dedent(LAUNCHER), str(self.port), str(self.lives), WEB, WORKER]
        root = Path(__file__).parents[2]
        self.process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)

    def worker_lives(self) -> list[int]:
        return [int(line) for line in self.lives.read_text().split()]

    def last_words(self) -> str:
        return self.process.communicate(timeout=20)[0]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    launched = Running(tmp_path)
    try:
        assert until(lambda: answers("127.0.0.1", launched.port))
        assert until(launched.worker_lives)
        yield launched
    finally:
        if launched.process.poll() is None:
            launched.process.terminate()
            launched.process.wait(timeout=20)


def test_a_worker_that_is_killed_is_started_again(running: Running) -> None:
    [first] = running.worker_lives()
    os.kill(first, signal.SIGKILL)
    assert until(lambda: len(running.worker_lives()) == 2)
    assert alive(running.worker_lives()[1])
    running.process.terminate()
    assert "The worker ended (code -9); it starts again in 2 s." in running.last_words()


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM], ids=lambda kind: kind.name)
def test_one_signal_stops_all_and_frees_the_port(running: Running, kind: signal.Signals) -> None:
    [worker] = running.worker_lives()
    running.process.send_signal(kind)
    assert running.last_words().splitlines() == ["announced", "stopped"]
    assert not alive(worker)
    refuse_taken("127.0.0.1", running.port, "./run demo")


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's help for orphans is Linux's")
def test_a_launcher_killed_outright_leaves_no_orphan_behind(running: Running) -> None:
    [worker] = running.worker_lives()
    running.process.kill()
    assert until(lambda: not alive(worker))
    assert until(lambda: not answers("127.0.0.1", running.port))


def test_a_web_server_that_does_not_start_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    children = [Child("web", [sys.executable, "-c", "raise SystemExit('no settings')"])]
    with pytest.raises(Stop, match="The web server did not start"):
        Supervisor(children, tmp_path, {}).serve("127.0.0.1", free_port(), lambda: None)
