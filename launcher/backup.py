"""Backup and restore: the database and the files people attached, in one file, all or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from launcher.archive import Manifest, read_archive, write_archive
from launcher.databases import (
    address_of_database,
    dump_postgres,
    dump_sqlite,
    kind_of,
    refuse_damaged_sqlite,
    restore_postgres,
    swap_sqlite,
)
from launcher.locks import nobody_serving
from launcher.places import Places
from launcher.saying import Stop, say

DATABASE = "database"
MEDIA = "media"
KEY = "secret_key"


def backup(places: Places, file: Path) -> None:
    """Write everything to one file; Quadrant may go on being served meanwhile."""
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise Stop(f"{file} cannot be written: name a file in a folder that exists.")
    address = address_of_database()
    now = datetime.now(UTC)
    with _scratch(places) as scratch:
        dump = scratch / DATABASE
        if address:
            dump_postgres(address, dump)
        else:
            dump_sqlite(places.sqlite, dump)
        # The database first: a file attached after it is one too many, never one too few.
        contents = [(DATABASE, dump), *((_media_name(places, path), path) for path in _media(places))]
        if places.secret_key.exists():
            contents.append((KEY, places.secret_key))
        write_archive(
            file,
            contents,
            made_at=now.isoformat(timespec="seconds"),
            database=kind_of(address),
            demo=places.demo_mark.exists(),
        )
    attached = sum(name.startswith(f"{MEDIA}/") for name, _ in contents)
    say(f"{file} holds the database and {attached} attached files ({file.stat().st_size / 1e6:.1f} MB).")
    say("Whoever has it has everything in it, the deployment's secret key too: keep it as you keep passwords.")


def restore(places: Places, file: Path) -> None:
    """Put everything back as it was in the file; what stood here before is kept aside, and its place printed."""
    address = address_of_database()
    with nobody_serving(places, "restore"), _scratch(places) as scratch:
        manifest = read_archive(file, scratch)
        _refuse_other_kind(manifest, kind_of(address), file)
        if address:
            restore_postgres(address, scratch / DATABASE, scratch)
        else:
            refuse_damaged_sqlite(scratch / DATABASE)
        aside = _put_in_place(places, scratch, manifest, swap_database=not address)
    attached = sum(member.name.startswith(f"{MEDIA}/") for member in manifest.members)
    say(f"Restored what {file.name} held on {manifest.made_at}: the database and {attached} attached files.")
    say(f"What stood here before is kept in {aside}; delete it when you no longer need it.")


def _put_in_place(places: Places, scratch: Path, manifest: Manifest, *, swap_database: bool) -> Path:
    aside = places.var / "replaced" / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S-%f")
    aside.mkdir(parents=True)
    if swap_database:
        swap_sqlite(scratch / DATABASE, places.sqlite, aside)
    if places.media.exists():
        places.media.rename(aside / MEDIA)
    if (scratch / MEDIA).exists():
        (scratch / MEDIA).rename(places.media)
    if (scratch / KEY).exists():
        if places.secret_key.exists():
            places.secret_key.rename(aside / KEY)
        (scratch / KEY).rename(places.secret_key)
        places.secret_key.chmod(0o600)
    if manifest.demo:
        places.demo_mark.touch()
    else:
        places.demo_mark.unlink(missing_ok=True)
    return aside


def _refuse_other_kind(manifest: Manifest, here: str, file: Path) -> None:
    if manifest.database != here:
        raise Stop(
            f"{file.name} holds a {manifest.database} database, and this checkout uses {here}. "
            f"{'Unset' if here == 'postgresql' else 'Set'} DATABASE_URL first. Nothing was changed."
        )


def _media(places: Places) -> Iterator[Path]:
    yield from sorted(path for path in places.media.rglob("*") if path.is_file() and not path.is_symlink())


def _media_name(places: Places, path: Path) -> str:
    return f"{MEDIA}/{path.relative_to(places.media).as_posix()}"


@contextmanager
def _scratch(places: Places) -> Iterator[Path]:
    """A folder on the same disk as the data, so that the last step is a move; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="backup-", dir=places.var))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
