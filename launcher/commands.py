"""The commands of ./run, each in the order of its steps."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from launcher.assets import build_assets
from launcher.backup import backup, restore
from launcher.installing import install, recompile_pins
from launcher.locks import preparing
from launcher.places import HERE, Places, environment
from launcher.programs import aloud
from launcher.running import demo, serve
from launcher.saying import Stop, say
from launcher.stages import checks, summary, tests_in_browser, tests_on_postgres, tests_on_sqlite


@dataclass(frozen=True)
class Command:
    """One word after ./run."""

    usage: str
    line: str
    carry_out: Callable[[Places, list[str]], int]


def main(arguments: Sequence[str]) -> int:
    """Carry out the command named first; without one, say what there is."""
    if not arguments or arguments[0] in {"help", "-h", "--help"}:
        _say_commands()
        return 0
    command = COMMANDS.get(arguments[0])
    if command is None:
        say(f"./run knows no '{arguments[0]}'.\n")
        _say_commands()
        return 2
    try:
        HERE.make()
        return command.carry_out(HERE, list(arguments[1:]))
    except Stop as sentence:
        print(f"\n{sentence}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr, flush=True)
        return 130


def _say_commands() -> None:
    say("Quadrant: strategic commissioning, analyse, plan, do, review.\n")
    for command in COMMANDS.values():
        say(f"  ./run {command.usage}")
        say(f"      {command.line}")


def _manage(places: Places, arguments: list[str]) -> int:
    with preparing(places):
        install(places, "base")
    command = [str(places.python), "-m", "quadrant", *arguments]
    os.execve(command[0], command, environment(places))  # noqa: S606 - Django's own command line takes over


def _test(places: Places, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run test")
    parser.add_argument("--sqlite-only", action="store_true", help="leave PostgreSQL out")
    parser.add_argument("--no-browser", action="store_true", help="leave the browser tests out")
    chosen, for_pytest = parser.parse_known_args(arguments)
    with preparing(places):
        install(places, "base", "test")
        build_assets(places)
    ended = []
    if for_pytest:
        say("Only the tests asked for; ./run check runs the checks.")
    else:
        ended += checks(places)
    ended.append(tests_on_sqlite(places, for_pytest))
    if not chosen.sqlite_only:
        ended.append(tests_on_postgres(places, for_pytest))
    if not chosen.no_browser:
        ended.append(tests_in_browser(places, for_pytest))
    return summary(ended)


def _check(places: Places, arguments: list[str]) -> int:
    argparse.ArgumentParser(prog="./run check").parse_args(arguments)
    with preparing(places):
        install(places, "base", "test")
    return summary(checks(places))


def _bench(places: Places, arguments: list[str]) -> int:
    with preparing(places):
        install(places, "base", "test")
        build_assets(places)
    return aloud(places, [places.python, "-m", "bench", *arguments])


def _mutate(places: Places, arguments: list[str]) -> int:
    with preparing(places):
        install(places, "base", "test")
    return aloud(places, [places.python, "-m", "bench.mutation", *arguments])


def _backup(places: Places, arguments: list[str]) -> int:
    backup(places, _file_argument("backup", arguments))
    return 0


def _restore(places: Places, arguments: list[str]) -> int:
    restore(places, _file_argument("restore", arguments))
    return 0


def _file_argument(command: str, arguments: list[str]) -> Path:
    parser = argparse.ArgumentParser(prog=f"./run {command}")
    parser.add_argument("file", type=Path, metavar="FILE")
    file: Path = parser.parse_args(arguments).file
    return file


def _pins(places: Places, arguments: list[str]) -> int:
    argparse.ArgumentParser(prog="./run pins").parse_args(arguments)
    with preparing(places):
        install(places, "base", "test")
        recompile_pins(places, ("tools", "base", "test", "postgres"))
    return 0


COMMANDS = {
    "demo": Command(
        "demo [--fresh] [--as-of DAY] [--port N] [--no-serve]",
        "Three fictional partnerships with years of history, on http://127.0.0.1:8000/. --fresh begins them anew.",
        demo,
    ),
    "test": Command(
        "test [--sqlite-only] [--no-browser] [pytest arguments]",
        "Every check, then every test on SQLite, on PostgreSQL and in a browser; the counts come last.",
        _test,
    ),
    "serve": Command(
        "serve [--port N] [--host ADDRESS]", "Serve the data of this checkout, or of DATABASE_URL.", serve
    ),
    "manage": Command("manage …", "Quadrant's own commands, such as: ./run manage frameworks --json", _manage),
    "check": Command("check", "Lint, types, import contracts, templates, migrations.", _check),
    "bench": Command("bench …", "Measure Quadrant against its limits and its peers.", _bench),
    "mutate": Command(
        "mutate [--at-most N] [MODULE …]",
        "For developers: do the tests of the arithmetic notice faults put in?",
        _mutate,
    ),
    "backup": Command("backup FILE", "Everything in one file: the database and what people attached.", _backup),
    "restore": Command("restore FILE", "Put a backup back, after checking every part of it.", _restore),
    "pins": Command("pins", "For developers: resolve requirements/*.in anew and write the pins.", _pins),
}
