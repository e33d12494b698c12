"""Two launchers at once, and a port somebody else has."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from launcher.locks import nobody_serving, preparing, serving
from launcher.places import Places
from launcher.ports import answers, free_port, refuse_taken, wait_for_answer
from launcher.saying import Stop


def test_a_taken_port_is_refused_with_a_sentence_that_names_another() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Stop) as refused:
            refuse_taken("127.0.0.1", port, "./run demo")
        assert answers("127.0.0.1", port)
    assert str(refused.value) == (
        f"Port {port} is taken by another program. Stop that, or choose another: ./run demo --port {port + 1}"
    )
    refuse_taken("127.0.0.1", port, "./run demo")


def test_a_number_that_is_no_port_is_refused() -> None:
    with pytest.raises(Stop, match="70000 is not a port"):
        refuse_taken("127.0.0.1", 70000, "./run demo")


def test_waiting_for_an_answer_ends_as_soon_as_it_is_of_no_use() -> None:
    begun = time.monotonic()
    assert wait_for_answer("127.0.0.1", free_port(), 30, meanwhile=lambda: False) is False
    assert time.monotonic() - begun < 5


def test_a_second_launcher_waits_for_the_first_and_says_so(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []

    def second() -> None:
        with preparing(places):
            order.append("second")

    with preparing(places):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.3)
        order.append("first")
    thread.join(timeout=10)

    assert order == ["first", "second"]
    assert "is preparing this checkout; waiting for it" in capsys.readouterr().out


def test_data_is_replaced_only_while_nobody_serves_it(places: Places) -> None:
    with serving(places), serving(places), pytest.raises(Stop, match="Stop it first, then restore"):
        nobody_serving(places, "restore").__enter__()
    with nobody_serving(places, "restore"), pytest.raises(Stop, match="is being replaced by another"):
        serving(places).__enter__()
