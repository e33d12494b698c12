"""Python's side of the ground: a venv in `.venv`, holding exactly what `requirements/*.txt` pins by hash."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.places import Places, environment
from launcher.programs import Line, apt_install, last_words, may_use_apt, quietly, quietly_or_stop
from launcher.saying import Stop, say
from launcher.stamps import digest

# How pip's own settings are called by uv, which does not read pip's files.
UV_NAMES = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}


def install(places: Places, *sets: str) -> None:
    """Make `.venv` hold the named sets of requirements, and those it held before; nothing is done twice."""
    wanted = {name: _fingerprint(places, name) for name in sets}
    held = _held(places)
    if places.python.exists() and all(held.get(name) == fingerprint for name, fingerprint in wanted.items()):
        return
    begun = time.monotonic()
    names = sorted({*sets, *held})
    say(f"Installing Python packages ({', '.join(names)}) …")
    with _compiling(places):
        _make_venv(places)
        _record(places).unlink(missing_ok=True)
        _install_pinned(places, names)
    (places.site_packages / "quadrant.pth").write_text(f"{places.source}\n")
    _record(places).write_text(json.dumps({name: _fingerprint(places, name) for name in names}, indent=1))
    say(f"  done in {time.monotonic() - begun:.0f} s.")


@contextmanager
def _compiling(places: Places) -> Iterator[None]:
    """Compile our own modules meanwhile, which the first start would otherwise do one by one."""
    command = [sys.executable, "-m", "compileall", "-q", str(places.source)]
    with subprocess.Popen(command, env=environment(places), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        yield


def recompile_pins(places: Places, sets: tuple[str, ...]) -> None:
    """Write `requirements/*.txt` anew from `*.in`, without the name of any host in them."""
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    options += ["--no-emit-index-url", "--no-emit-find-links", "--upgrade", "--quiet"]
    for name in sets:
        source, target = places.requirements / f"{name}.in", places.requirements / f"{name}.txt"
        command: Line = [_uv(places), "pip", "compile", *options, source, "--output-file", target]
        quietly_or_stop(places, command, named="pins", sentence=f"{source.name} could not be resolved.")
        say(f"requirements/{name}.txt is written.")


def install_aside(places: Places, name: str) -> Path | None:
    """Install one set into a folder of its own under `var`; the folder, or nothing when it cannot be had."""
    folder = places.var / name
    record = folder / "installed"
    fingerprint = _fingerprint(places, name)
    if record.exists() and record.read_text() == fingerprint:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    command: Line = [places.python, "-m", "pip", "install", "--quiet", "--require-hashes", "--target", folder]
    if not quietly(places, [*command, "-r", places.requirements / f"{name}.txt"], named=f"install-{name}"):
        return None
    record.write_text(fingerprint)
    return folder


def _fingerprint(places: Places, name: str) -> str:
    """Pins, place and Python: a moved checkout or a new Python means a new venv."""
    return digest([places.requirements / f"{name}.txt"], str(places.root), sys.version)


def _record(places: Places) -> Path:
    return places.venv / "installed.json"


def _held(places: Places) -> dict[str, str]:
    try:
        held = json.loads(_record(places).read_text())
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _make_venv(places: Places) -> None:
    """A venv of this Python with pip in it; one that is half made or moved is made anew."""
    if _venv_works(places):
        return
    shutil.rmtree(places.venv, ignore_errors=True)
    if importlib.util.find_spec("ensurepip") is None:
        _obtain_ensurepip(places)
    quietly_or_stop(
        places,
        [sys.executable, "-m", "venv", places.venv],
        named="venv",
        sentence="Python could not make its environment in .venv.",
        variables=dict(os.environ),
    )


def _venv_works(places: Places) -> bool:
    question = "import pip, sys; print(sys.prefix, sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [places.python, "-c", question], capture_output=True, text=True, check=False, env=environment(places)
        )
    except OSError:
        return False
    return answer.stdout.strip() == f"{places.venv} {sys.version_info[:2]}"


def _obtain_ensurepip(places: Places) -> None:
    """Debian keeps ensurepip in a package of its own, named after Python's version."""
    versioned = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if may_use_apt():
        say(f"Installing Debian's {versioned}, which Python needs to make its environment …")
        if apt_install(places, versioned) or apt_install(places, "python3-venv"):
            return
    raise Stop(f"Python's venv package is missing. Install it, then run this again:  sudo apt-get install {versioned}")


def _install_pinned(places: Places, names: list[str]) -> None:
    """With uv, which is quick; with pip where uv cannot be had or does not manage."""
    files = [places.requirements / f"{name}.txt" for name in names]
    if _obtain_uv(places):
        command: Line = [_uv(places), "pip", "sync", "--python", places.python, "--require-hashes"]
        variables = environment(places, **_pip_settings_for_uv(places))
        if quietly(places, [*command, *files], named="uv", variables=variables):
            return
        say("  uv did not manage; trying pip, which takes longer …")
    command = [places.python, "-m", "pip", "install", "--require-hashes", "--no-deps"]
    if not quietly(places, [*command, *(part for file in files for part in ("-r", file))], named="pip"):
        say(last_words(places, "pip"))
        raise Stop("The Python packages could not be installed. Is the package index reached? See var/logs/pip.log.")


def _uv(places: Places) -> Path:
    return places.venv / "bin" / "uv"


def _obtain_uv(places: Places) -> bool:
    command: Line = [places.python, "-m", "pip", "install", "--require-hashes", "-r", places.requirements / "tools.txt"]
    return quietly(places, command, named="install-uv")


def _pip_settings_for_uv(places: Places) -> dict[str, str]:
    """Where this machine fetches packages and whom it trusts, as pip was told; uv's own variables win."""
    listing = subprocess.run(
        [places.python, "-m", "pip", "config", "list"],
        capture_output=True,
        text=True,
        check=False,
        env=environment(places),
    )
    found: dict[str, str] = {}
    for line in listing.stdout.splitlines():
        key, _, value = line.partition("=")
        name = UV_NAMES.get(key.rpartition(".")[2])
        if name and not os.environ.get(name):
            found[name] = value.strip("'\"")
    return found
