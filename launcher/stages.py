"""The stages of ./run test and ./run check: each runs whatever became of the others, and says how it ended."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from launcher.browser import browser_variables
from launcher.counts import Counts, read_counts
from launcher.places import Places, environment
from launcher.postgres import server_for_tests
from launcher.programs import Line, aloud
from launcher.saying import Stop, say

# A file stays with one worker, since some files load a partnership of the demo for all of their tests.
TWO_AT_ONCE = ["-n", "2", "--dist", "loadfile"]
NO_TESTS_FOUND = 5  # pytest's exit code for it


@dataclass(frozen=True)
class Ended:
    """How one stage ended; `counts` where it ran tests, `why` where it could not run."""

    name: str
    good: bool
    counts: Counts | None = None
    why: str = ""

    def line(self) -> str:
        if self.why:
            return f"{self.name:<12}{'not run' if self.good else 'FAILED'}: {self.why}"
        if self.counts is not None:
            return f"{self.name:<12}{self.counts}"
        return f"{self.name:<12}{'good' if self.good else 'FAILED'}"


def checks(places: Places) -> list[Ended]:
    """Lint, types, import contracts, templates and migrations."""
    tools = places.python.parent
    test_settings = {"DJANGO_SETTINGS_MODULE": "tests.deployment"}
    lint = [tools / "ruff"]
    return [
        _check(places, "lint", [*lint, "check", "."]),
        _check(places, "format", [*lint, "format", "--check", "."]),
        _check(places, "types", [tools / "mypy"]),
        _check(places, "contracts", [tools / "lint-imports"]),
        _check(places, "templates", [tools / "djlint", "--lint", "--quiet", places.source]),
        _check(
            places,
            "migrations",
            [places.python, "-m", "quadrant", "makemigrations", "--check", "--dry-run"],
            test_settings,
        ),
    ]


def tests_on_sqlite(places: Places, chosen: Sequence[str]) -> Ended:
    """Every test that needs no browser, on SQLite."""
    variables = {"QUADRANT_TEST_DATABASE_URL": ""}
    return _pytest(places, "SQLite", [*TWO_AT_ONCE, "-m", "not browser and not long"], chosen, variables)


def tests_on_postgres(places: Places, chosen: Sequence[str]) -> Ended:
    """Those that ask a database, on PostgreSQL; where none can be had they are left out, which CI does not allow."""
    try:
        with server_for_tests(places) as address:
            variables = {"QUADRANT_TEST_DATABASE_URL": address}
            return _pytest(places, "PostgreSQL", [*TWO_AT_ONCE, "-m", "not browser and not long"], chosen, variables)
    except Stop as trouble:
        return left_out("PostgreSQL", trouble)


def tests_in_browser(places: Places, chosen: Sequence[str]) -> Ended:
    """The tests marked `browser`, on SQLite; where no browser opens a page they are left out, not so in CI."""
    try:
        variables = browser_variables(places)
    except Stop as trouble:
        return left_out("browser", trouble)
    # Playwright keeps an event loop in the thread of the test, where Django then suspects every query.
    variables |= {"QUADRANT_TEST_DATABASE_URL": "", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    return _pytest(places, "browser", [*TWO_AT_ONCE, "-m", "browser and not long"], chosen, variables)


def summary(ended: Sequence[Ended]) -> int:
    """Print how each stage ended, the counts last; the exit code."""
    say()
    say("── how it ended ──")
    total = Counts()
    for stage in ended:
        say(stage.line())
        # A stage that failed without a failing test (a lint finding, a run that broke off) counts as one failure.
        total += stage.counts or Counts()
        if not stage.good and not (stage.counts and stage.counts.failed):
            total += Counts(failed=1)
    if any(stage.counts is not None or stage.why for stage in ended):
        say(str(total))
    return 0 if all(stage.good for stage in ended) else 1


def _check(places: Places, name: str, command: Line, variables: Mapping[str, str] | None = None) -> Ended:
    begun = _title(name)
    good = aloud(places, command, environment(places, **(variables or {}))) == 0
    say(f"{name}: {'good' if good else 'FAILED'} ({time.monotonic() - begun:.0f} s)")
    return Ended(name, good)


def _pytest(
    places: Places, name: str, options: Sequence[str], chosen: Sequence[str], variables: Mapping[str, str]
) -> Ended:
    begun = _title(f"tests, {name}")
    report = places.var / "reports" / f"{name.lower()}.xml"
    report.unlink(missing_ok=True)
    command: Line = [places.python, "-m", "pytest", "-q", f"--junitxml={report}", *options, *chosen]
    code = aloud(places, command, environment(places, **variables))
    counts = read_counts(report)
    say(f"tests, {name}: {counts or 'broke off'} ({time.monotonic() - begun:.0f} s)")
    if counts is None:
        return Ended(name, good=False, why=f"pytest broke off with code {code}")
    if code == NO_TESTS_FOUND:
        return Ended(name, good=bool(chosen), counts=counts, why="no test was found")
    return Ended(name, good=code == 0, counts=counts)


def left_out(name: str, trouble: Stop) -> Ended:
    """Tests that cannot run here: said aloud at home, a failure in CI."""
    say(f"tests, {name}: left out. {trouble}")
    return Ended(name, good=os.environ.get("CI", "").lower() not in {"1", "true", "yes"}, why=str(trouble))


def _title(name: str) -> float:
    say()
    say(f"── {name} ──")
    return time.monotonic()
