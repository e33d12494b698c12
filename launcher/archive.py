"""The file of a backup: a packed tar whose last member lists every other one with its size and digest."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from launcher.saying import Stop

MANIFEST = "manifest.json"
FORMAT = 1
PIECE = 1 << 20


@dataclass(frozen=True)
class Member:
    """One file in a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. It comes last in the file, so a backup that broke off has none."""

    made_at: str
    database: str
    demo: bool
    members: tuple[Member, ...]
    format: int = FORMAT


def write_archive(file: Path, contents: Iterable[tuple[str, Path]], *, made_at: str, database: str, demo: bool) -> None:
    """Write a backup beside `file` and move it there when it is whole; nobody else on the machine may read it."""
    beside = file.with_name(file.name + ".partial")
    members = []
    try:
        beside.touch(mode=0o600)
        with tarfile.open(beside, "w:gz", compresslevel=6) as tar:
            for name, source in contents:
                members.append(_add(tar, name, source))
            manifest = Manifest(made_at=made_at, database=database, demo=demo, members=tuple(members))
            text = json.dumps(asdict(manifest), indent=1).encode()
            last = tarfile.TarInfo(MANIFEST)
            last.size = len(text)
            tar.addfile(last, io.BytesIO(text))
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def read_archive(file: Path, into: Path) -> Manifest:
    """Unpack a backup into an empty folder, having checked every file of it against its manifest; or Stop."""
    try:
        with tarfile.open(file, "r:gz") as tar:
            found = dict(_unpack(tar, into))
    except FileNotFoundError as trouble:
        raise Stop(f"There is no file {file}.") from trouble
    except (EOFError, zlib.error) as trouble:
        raise Stop(f"{file.name} is only half a backup: it breaks off. Nothing was changed.") from trouble
    except (tarfile.TarError, OSError, ValueError) as trouble:
        raise Stop(f"{file.name} is not a Quadrant backup, or it is damaged ({trouble}). Nothing was changed.") from (
            trouble
        )
    if MANIFEST not in found:
        raise Stop(f"{file.name} is only half a backup: its list of contents is missing. Nothing was changed.")
    manifest = _read_manifest(into / MANIFEST, file)
    found.pop(MANIFEST)
    _compare(manifest, found, file)
    return manifest


class _Digesting(io.RawIOBase):
    """Passes a file on while it reckons its digest."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.sha256.update(piece)
        return piece


def _add(tar: tarfile.TarFile, name: str, source: Path) -> Member:
    with source.open("rb") as opened:
        entry = tarfile.TarInfo(name)
        entry.size = source.stat().st_size
        digesting = _Digesting(opened)
        tar.addfile(entry, digesting)
    return Member(name, entry.size, digesting.sha256.hexdigest())


def _unpack(tar: tarfile.TarFile, into: Path) -> Iterable[tuple[str, Member]]:
    """Write each plain file below the folder; a link, a device or a name that climbs out is refused."""
    for entry in tar:
        path = PurePosixPath(entry.name)
        if not entry.isreg() or path.is_absolute() or ".." in path.parts:
            raise ValueError(f"'{entry.name}' does not belong in a backup")
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        source = tar.extractfile(entry)
        if source is None:
            raise ValueError(f"'{entry.name}' cannot be read")
        with target.open("xb") as written:
            digesting = _Digesting(source)
            while piece := digesting.read(PIECE):
                written.write(piece)
        yield entry.name, Member(entry.name, target.stat().st_size, digesting.sha256.hexdigest())


def _read_manifest(path: Path, file: Path) -> Manifest:
    try:
        said = json.loads(path.read_text())
        members = tuple(Member(str(m["name"]), int(m["size"]), str(m["sha256"])) for m in said["members"])
        manifest = Manifest(
            str(said["made_at"]), str(said["database"]), bool(said["demo"]), members, int(said["format"])
        )
    except (ValueError, KeyError, TypeError) as trouble:
        raise Stop(f"{file.name} has a list of contents that cannot be read. Nothing was changed.") from trouble
    if manifest.format != FORMAT:
        raise Stop(f"{file.name} was made by another version of Quadrant (format {manifest.format}, not {FORMAT}).")
    return manifest


def _compare(manifest: Manifest, found: dict[str, Member], file: Path) -> None:
    """Every file listed must be there as listed, and no other."""
    listed = {member.name: member for member in manifest.members}
    wrong = [f"{name} is missing" for name in listed.keys() - found.keys()]
    wrong += [f"{name} is not in the list" for name in found.keys() - listed.keys()]
    wrong += [f"{name} differs from the list" for name in listed.keys() & found.keys() if listed[name] != found[name]]
    if wrong:
        raise Stop(
            f"{file.name} is not what its list of contents says: {'; '.join(sorted(wrong)[:3])}. Nothing changed."
        )
