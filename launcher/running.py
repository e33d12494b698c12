"""./run demo and ./run serve: from a bare checkout to a page in a browser."""

from __future__ import annotations

import argparse
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from datetime import date

from launcher.assets import build_assets
from launcher.databases import address_of_database
from launcher.installing import install
from launcher.locks import nobody_serving, preparing, serving
from launcher.places import Places, environment
from launcher.ports import refuse_taken
from launcher.programs import aloud
from launcher.saying import Stop, say
from launcher.serving import Supervisor, children_of

HOST = "127.0.0.1"


def demo(places: Places, arguments: list[str]) -> int:
    """Install, build, migrate, load the demo partnerships, serve; every step is skipped where it is done already."""
    chosen = _demo_arguments(arguments)
    address = f"http://{HOST}:{chosen.port}"
    variables = environment(places, QUADRANT_MODE="demo", QUADRANT_ADDRESS=address)
    if chosen.serve:
        refuse_taken(HOST, chosen.port, "./run demo")
    _refuse_others_data(places, fresh=chosen.fresh)
    with preparing(places):
        install(places, "base")
        # The demo's data needs no styles: both are made at once.
        with ThreadPoolExecutor(max_workers=1) as aside:
            styles = aside.submit(build_assets, places)
            _load_demo(places, chosen, variables)
            styles.result()
    if not chosen.serve:
        say("The demo is loaded.  ./run demo serves it.")
        return 0

    def announce() -> None:
        say(f"\nQuadrant's demo is at {address}/  (Ctrl-C stops it)\n")
        _manage(places, variables, "demo_people")

    _supervise(places, HOST, chosen.port, variables, announce)
    return 0


def _load_demo(places: Places, chosen: argparse.Namespace, variables: Mapping[str, str]) -> None:
    with nobody_serving(places, "begin afresh") if chosen.fresh else nullcontext():
        if chosen.fresh:
            _begin_afresh(places)
        places.demo_mark.touch()
        if not address_of_database() and not _has_tables(places):
            say("Making the database …")
        as_of = [] if chosen.as_of is None else ["--as-of", chosen.as_of.isoformat()]
        # One program for both, since half of a second start is spent on starting programs.
        _manage(places, variables, "load_demo", "--migrate", *as_of)


def serve(places: Places, arguments: list[str]) -> int:
    """Install, build, migrate and serve whatever data is here; settings come from the environment."""
    parser = argparse.ArgumentParser(prog="./run serve")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default=HOST, metavar="ADDRESS")
    chosen = parser.parse_args(arguments)
    refuse_taken(chosen.host, chosen.port, "./run serve")
    with preparing(places):
        install(places, "base")
        build_assets(places)
        variables = environment(places)
        variables.setdefault("QUADRANT_ADDRESS", f"http://{HOST}:{chosen.port}")
        _manage(places, variables, "migrate", "--verbosity", "0")
        _manage(places, variables, "keep_frameworks")
    mode = variables.get("QUADRANT_MODE", "production")

    def announce() -> None:
        say(f"Quadrant is served ({mode}) on {chosen.host}, port {chosen.port}.  Ctrl-C stops it.")

    _supervise(places, chosen.host, chosen.port, variables, announce)
    return 0


def _demo_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo")
    parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and begin anew")
    parser.add_argument("--as-of", type=_day, metavar="DAY", help="the demo's today, such as 2027-03-01")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-serve", dest="serve", action="store_false", help="load only")
    return parser.parse_args(arguments)


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as trouble:
        raise argparse.ArgumentTypeError(f"{word} is no day: write one as 2027-03-01") from trouble


def _supervise(
    places: Places, host: str, port: int, variables: Mapping[str, str], announce: Callable[[], None]
) -> None:
    with serving(places):
        Supervisor(children_of(places, host, port), places.root, variables).serve(host, port, announce)
    say("Stopped.")


def _manage(places: Places, variables: Mapping[str, str], *words: str) -> None:
    if aloud(places, [places.python, "-m", "quadrant", *words], variables):
        raise Stop(f"'./run manage {words[0]}' did not succeed; the reason stands above.")


def _refuse_others_data(places: Places, *, fresh: bool) -> None:
    """The demo never mixes with, and never throws away, what somebody works with."""
    if address_of_database():
        if fresh:
            raise Stop("--fresh only empties the demo's own SQLite file; DATABASE_URL is set, so empty that yourself.")
        return
    if places.demo_mark.exists() or not _has_tables(places):
        return
    raise Stop(
        f"{places.sqlite} holds data that ./run demo did not make, so the demo leaves it alone. "
        "Give the demo a folder of its own:  QUADRANT_VAR=/tmp/quadrant-demo ./run demo"
    )


def _has_tables(places: Places) -> bool:
    if not places.sqlite.exists():
        return False
    with closing(sqlite3.connect(places.sqlite)) as database:
        count: int = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return count > 0


def _begin_afresh(places: Places) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        places.sqlite.with_name(places.sqlite.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(places.media, ignore_errors=True)
