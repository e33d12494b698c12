"""HEAD says what GET would, and sends no body."""

from __future__ import annotations

from django.test import RequestFactory

from quadrant.wsgi import application


def _asked(method: str) -> tuple[str, dict[str, str], bytes]:
    said: list[tuple[str, dict[str, str]]] = []
    environ = RequestFactory().generic(method, "/healthz", headers={"Host": "localhost"}).environ
    body = b"".join(application(environ, lambda status, headers: said.append((status, dict(headers)))))
    return *said[0], body


def test_head_is_answered_without_a_body(db: None) -> None:
    got, asked = _asked("GET"), _asked("HEAD")
    assert got[2] == b'{"live": true}'
    assert (asked[0], asked[2]) == (got[0], b"")
    assert asked[1]["Content-Type"] == got[1]["Content-Type"]
