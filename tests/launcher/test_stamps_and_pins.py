"""A step done is not done again, half a step is, and what is pinned names no host."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from launcher.counts import Counts, read_counts
from launcher.installing import install
from launcher.places import HERE, Places, environment
from launcher.programs import quietly_or_stop
from launcher.saying import Stop
from launcher.stages import Ended, left_out, summary
from launcher.stamps import Stamp, digest


def test_a_stamp_stands_for_exactly_what_it_was_made_from(tmp_path: Path) -> None:
    source = tmp_path / "base.txt"
    source.write_text("django==5.2\n")
    stamp = Stamp(tmp_path / "stamps" / "base")
    before = digest([source])
    assert not stamp.says(before)

    stamp.write(before)
    assert stamp.says(before)

    source.write_text("django==5.3\n")
    assert not stamp.says(digest([source]))

    stamp.remove()
    assert not stamp.says(before)


def test_a_program_that_fails_stops_the_run_with_the_end_of_its_words(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-c", "import sys; print('no such colour'); sys.exit(3)"]
    with pytest.raises(Stop, match=r"could not be compiled\. All it said is in var/logs/sass\.log"):
        quietly_or_stop(places, command, named="sass", sentence="The stylesheet could not be compiled.")
    assert "    no such colour" in capsys.readouterr().out


def test_an_installation_that_broke_off_is_begun_again_and_its_failure_is_a_sentence(places: Places) -> None:
    places.requirements.mkdir()
    (places.requirements / "tools.txt").write_text("")
    (places.requirements / "base.txt").write_text("quadrant-has-no-such-package==0 --hash=sha256:" + "0" * 64 + "\n")
    (places.venv / "bin").mkdir(parents=True)
    (places.venv / "bin" / "python").write_text("half a file")

    with pytest.raises(Stop, match="The Python packages could not be installed"):
        install(places, "base")

    assert not (places.venv / "installed.json").exists()


def test_where_home_cannot_be_written_caches_stay_in_the_project(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    variables = environment(places)
    assert variables["XDG_CACHE_HOME"] == str(places.var / "cache")
    assert variables["npm_config_cache"] == str(places.var / "cache" / "npm")


def test_modules_once_compiled_are_kept_whatever_the_machine_says(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in environment(places)


@pytest.mark.parametrize("file", sorted(HERE.requirements.glob("*.txt")), ids=lambda file: file.name)
def test_every_python_pin_has_a_hash_and_no_address(file: Path) -> None:
    text = file.read_text()
    pins = re.findall(r"^[a-z0-9].*$", text, re.MULTILINE)
    assert pins
    assert [pin for pin in pins if "==" not in pin or not pin.endswith("\\")] == []
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("file", ["package-lock.json", "browser/package-lock.json"])
def test_every_npm_pin_has_a_digest_and_no_download_address(file: str) -> None:
    packages = json.loads((HERE.root / file).read_text())["packages"]
    pinned = {name: package for name, package in packages.items() if name}
    assert pinned
    assert [name for name, package in pinned.items() if not package.get("integrity")] == []
    assert [name for name, package in pinned.items() if "resolved" in package] == []


def test_counts_are_read_from_the_report_and_an_error_is_a_failure(tmp_path: Path) -> None:
    report = tmp_path / "sqlite.xml"
    report.write_text('<testsuites><testsuite tests="12" failures="1" errors="2" skipped="3"/></testsuites>')
    assert read_counts(report) == Counts(passed=6, failed=3, skipped=3)
    report.write_text("<testsuites><testsuite")
    assert read_counts(report) is None


def test_the_last_line_is_the_total_and_a_failed_check_counts_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    code = summary(
        [
            Ended("types", good=False),
            Ended("SQLite", good=True, counts=Counts(40, 0, 1)),
            Ended("PostgreSQL", good=True, counts=Counts(41, 0, 0)),
            Ended("browser", good=True, why="No browser opens a page here."),
        ]
    )
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[-5:] == [
        "types       FAILED",
        "SQLite      40 passed, 0 failed, 1 skipped",
        "PostgreSQL  41 passed, 0 failed, 0 skipped",
        "browser     not run: No browser opens a page here.",
        "81 passed, 1 failed, 1 skipped",
    ]


@pytest.mark.parametrize(("where", "code"), [("", 0), ("true", 1)], ids=["at home", "in CI"])
def test_what_cannot_run_is_left_out_at_home_and_fails_in_ci(
    where: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", where)
    assert summary([left_out("PostgreSQL", Stop("No PostgreSQL can be had."))]) == code
    assert capsys.readouterr().out.splitlines()[-1] == f"0 passed, {code} failed, 0 skipped"
