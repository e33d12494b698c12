"""Production starts only when it is safe, and says everything that is not in one message."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from quadrant.settings.safety import refuse_unsafe, unsafe

NO_ADDRESS = "Letters would lead to http://127.0.0.1:8000, which is none of QUADRANT_HOSTS: set QUADRANT_ADDRESS."
GOOD_KEY = "Zq4vK0mX8rT1wY6uB3nD9sF5hJ2kL7pA-cE_gIoMqSuWy"
DEBUG_ON = "DEBUG is on: unset QUADRANT_DEBUG."
POOR_KEY = "The secret key is a default or shorter than 40 characters: set a random one."
ANY_HOST = "QUADRANT_HOSTS allows any host: name the addresses that people use."


def production(**more: object) -> dict[str, object]:
    safe: dict[str, object] = {
        "MODE": "production",
        "DEBUG": False,
        "SECRET_KEY": GOOD_KEY,
        "ALLOWED_HOSTS": ["quadrant.ardlebury.example"],
        "SITE_ADDRESS": "https://quadrant.ardlebury.example",
    }
    return {**safe, **more}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"DEBUG": True}, DEBUG_ON),
        ({"SECRET_KEY": "short"}, POOR_KEY),
        ({"SECRET_KEY": "django-insecure-" + GOOD_KEY}, POOR_KEY),
        ({"SECRET_KEY": "changeme" * 8}, POOR_KEY),
        ({"ALLOWED_HOSTS": ["quadrant.ardlebury.example", "*"]}, ANY_HOST),
        ({"ALLOWED_HOSTS": ["quadrant.ardlebury.example", "."]}, ANY_HOST),
        ({"SITE_ADDRESS": "http://127.0.0.1:8000"}, NO_ADDRESS),
        ({"SITE_ADDRESS": "http://127.0.0.1:8000", "ALLOWED_HOSTS": [".ardlebury.example"]}, NO_ADDRESS),
    ],
)
def test_each_danger_is_named(wrong: dict[str, object], sentence: str) -> None:
    assert unsafe(production(**wrong)) == [sentence]


def test_a_safe_production_starts_and_a_demo_may_be_careless() -> None:
    refuse_unsafe(production())
    refuse_unsafe(production(ALLOWED_HOSTS=[".ardlebury.example"]))
    refuse_unsafe(production(MODE="demo", DEBUG=True, SECRET_KEY="x", ALLOWED_HOSTS=["*"]))


def started(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Read the settings of the product as a real start does, in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("QUADRANT_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", "from quadrant import settings as s; print(s.MODE, s.HTTPS, s.SESSION_COOKIE_SECURE)"],
        env={**clean, "QUADRANT_VAR": str(folder), "PYTHONPATH": "src", **variables},
        cwd=settings.PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_message_names_them_all(tmp_path: Path) -> None:
    begun = started(tmp_path, QUADRANT_DEBUG="1", QUADRANT_SECRET_KEY="changeme", QUADRANT_HOSTS="*")
    assert begun.returncode == 1
    said = "Quadrant does not start in production like this:"
    assert begun.stderr.strip() == f"{said}\n- {DEBUG_ON}\n- {POOR_KEY}\n- {ANY_HOST}"


def test_without_a_word_it_starts_in_production_with_a_key_of_its_own(tmp_path: Path) -> None:
    begun = started(tmp_path)
    assert (begun.returncode, begun.stdout.split()) == (0, ["production", "True", "True"])
    key = tmp_path / "secret_key"
    assert len(key.read_text()) > 60
    assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("QUADRANT_MODE", "prod", "QUADRANT_MODE is 'prod': say production, demo or development"),
        ("QUADRANT_DEBUG", "perhaps", "QUADRANT_DEBUG is 'perhaps': say yes or no"),
        ("DATABASE_URL", "mysql://a/b", "DATABASE_URL begins with 'mysql': it must begin with postgresql://"),
    ],
)
def test_a_word_that_is_not_understood_stops_the_start(tmp_path: Path, name: str, value: str, says: str) -> None:
    begun = started(tmp_path, **{name: value})
    assert (begun.returncode, begun.stderr.strip()) == (1, says)


def test_the_tests_themselves_run_in_their_own_mode_from_the_first_setting_on() -> None:
    assert (settings.MODE, settings.HTTPS, settings.DEMO) == ("test", False, False)
    assert not settings.SESSION_COOKIE_SECURE
    assert settings.SECURE_HSTS_SECONDS == 0
    assert settings.QUADRANT_GALLERY


@pytest.mark.django_db
def test_each_stage_runs_on_the_database_that_it_is_named_after() -> None:
    named = os.environ.get("QUADRANT_TEST_DATABASE_URL")
    assert connection.vendor == ("postgresql" if named else "sqlite")
