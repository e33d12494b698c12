"""Running other programs: quietly with their words kept for when they fail, or with their words printed straight on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from launcher.places import Places, environment
from launcher.saying import Stop, say

LINES_SHOWN = 25

# A program and its arguments.
Line = Sequence[str | Path]


def quietly(
    places: Places,
    command: Line,
    *,
    named: str,
    folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> bool:
    """Run a program with its words kept in `var/logs/<named>.log`; tell whether it succeeded."""
    log = places.logs / f"{named}.log"
    with log.open("wb") as words:
        words.write(("$ " + " ".join(map(str, command)) + "\n").encode())
        words.flush()
        try:
            outcome = subprocess.run(
                [str(part) for part in command],
                cwd=folder or places.root,
                env=dict(variables or environment(places)),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except OSError as trouble:
            words.write(f"{trouble}\n".encode())
            return False
    return outcome.returncode == 0


def last_words(places: Places, named: str) -> str:
    """The end of what a quiet program said."""
    log = places.logs / f"{named}.log"
    lines = log.read_text(errors="replace").splitlines()[-LINES_SHOWN:] if log.exists() else []
    return "\n".join(f"    {line}" for line in lines)


def quietly_or_stop(
    places: Places,
    command: Line,
    *,
    named: str,
    sentence: str,
    folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> None:
    """Run a program quietly; when it fails, print the end of its words and stop with the sentence."""
    if not quietly(places, command, named=named, folder=folder, variables=variables):
        say(last_words(places, named))
        raise Stop(f"{sentence} All it said is in var/logs/{named}.log.")


def aloud(places: Places, command: Line, variables: Mapping[str, str] | None = None) -> int:
    """Run a program with its words printed straight on; its exit code."""
    return subprocess.run(
        [str(part) for part in command], cwd=places.root, env=dict(variables or environment(places)), check=False
    ).returncode


def may_use_apt() -> bool:
    """Whether this machine's own packages can be installed without asking anybody."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(places: Places, *packages: str) -> bool:
    """Install Debian packages; where that fails, print apt's own error line."""
    variables = environment(places, DEBIAN_FRONTEND="noninteractive")
    quietly(places, ["apt-get", "update"], named="apt-update", variables=variables)
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if quietly(places, command, named="apt", variables=variables):
        return True
    words = (places.logs / "apt.log").read_text(errors="replace").splitlines()
    for line in [line for line in words if line.startswith("E:")][:3]:
        say(f"    {line}")
    return False
