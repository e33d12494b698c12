"""Files are kept as received, under their own digest: the same file twice is kept once, and a change would show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files import File
from django.core.files.storage import default_storage

from quadrant.audit.terms import insist

CHUNK = 1 << 20


@dataclass(frozen=True)
class KeptFile:
    """Where a file stands and what it is."""

    stored: str
    digest: str
    size: int


def keep(chunks: Iterable[bytes], *, partnership: int) -> KeptFile:
    """Keep a file, read in chunks, among those of the partnership."""
    with NamedTemporaryFile() as passing:
        whole, size = hashlib.sha256(), 0
        for chunk in chunks:
            whole.update(chunk)
            size += len(chunk)
            passing.write(chunk)
        passing.flush()
        digest = whole.hexdigest()
        stored = f"received/{partnership}/{digest[:2]}/{digest}"
        if not (default_storage.exists(stored) and _digest_of(stored) == digest):
            # Where an altered file stands in the way, the storage finds another name and the altered one stays.
            with Path(passing.name).open("rb") as content:
                stored = default_storage.save(stored, File(content))
    return KeptFile(stored, digest, size)


def _digest_of(stored: str) -> str:
    whole = hashlib.sha256()
    with default_storage.open(stored, "rb") as content:
        for chunk in content.chunks(CHUNK):
            whole.update(chunk)
    return whole.hexdigest()


def chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


@contextmanager
def kept_copy(stored: str, digest: str) -> Iterator[Path]:
    """A local copy of a kept file to read from; refused when the kept file is missing or no longer what it was."""
    insist(default_storage.exists(stored), "The file that was received is no longer there. Upload it again.")
    insist(_digest_of(stored) == digest, "The file that was received has been altered since. Upload it again.")
    with NamedTemporaryFile() as copy:
        with default_storage.open(stored, "rb") as content:
            copy.writelines(content.chunks(CHUNK))
        copy.flush()
        yield Path(copy.name)


def opened(stored: str, digest: str) -> File[bytes] | None:
    """A kept file to hand out; None where it is missing or no longer what it was."""
    try:
        if _digest_of(stored) != digest:
            return None
        content: File[bytes] = default_storage.open(stored, "rb")
    except OSError:
        return None
    return content
