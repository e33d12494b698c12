"""What was backed up comes back whole, and a file that is not whole changes nothing."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from launcher.backup import backup, restore
from launcher.locks import serving
from launcher.places import Places
from launcher.saying import Stop


def write_names(places: Places, *names: str) -> None:
    with closing(sqlite3.connect(places.sqlite)) as database, database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE IF NOT EXISTS need (name TEXT)")
        database.executemany("INSERT INTO need VALUES (?)", [(name,) for name in names])


def names_in(places: Places) -> list[str]:
    with closing(sqlite3.connect(places.sqlite)) as database:
        return [name for (name,) in database.execute("SELECT name FROM need ORDER BY rowid")]


def attach(places: Places, name: str, content: bytes) -> None:
    file = places.media / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@pytest.fixture
def kept(places: Places, tmp_path: Path) -> Path:
    """A backup of a council's two needs and one attached letter; the council has worked on since."""
    write_names(places, "Falls at home", "School readiness")
    attach(places, "letters/2026/offer.pdf", b"an offer" * 1000)
    file = tmp_path / "kept.backup"
    backup(places, file)
    write_names(places, "Added later")
    attach(places, "letters/2026/later.pdf", b"later")
    return file


def test_a_backup_brings_back_the_database_and_the_files_and_keeps_what_it_replaced(
    places: Places, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    restore(places, kept)

    assert names_in(places) == ["Falls at home", "School readiness"]
    attached = [path.relative_to(places.media).as_posix() for path in places.media.rglob("*.pdf")]
    assert attached == ["letters/2026/offer.pdf"]
    assert (places.media / attached[0]).read_bytes() == b"an offer" * 1000
    [aside] = (places.var / "replaced").iterdir()
    assert (aside / "media/letters/2026/later.pdf").read_bytes() == b"later"
    with closing(sqlite3.connect(aside / "quadrant.sqlite3")) as former:
        assert former.execute("SELECT count(*) FROM need").fetchone() == (3,)
    assert str(aside) in capsys.readouterr().out


def test_a_backup_made_while_somebody_writes_holds_what_was_settled(places: Places, tmp_path: Path) -> None:
    write_names(places, "Settled")
    with closing(sqlite3.connect(places.sqlite)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO need VALUES ('Not yet settled')")
        backup(places, tmp_path / "kept.backup")
        writer.rollback()
    restore(places, tmp_path / "kept.backup")

    assert names_in(places) == ["Settled"]


def half(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def without_its_list(file: Path) -> None:
    rewrite(file, lambda name, content: None if name == "manifest.json" else content)


def with_a_changed_letter(file: Path) -> None:
    rewrite(file, lambda name, content: content.replace(b"offer", b"other") if name.endswith(".pdf") else content)


def without_the_letter(file: Path) -> None:
    rewrite(file, lambda name, content: None if name.endswith(".pdf") else content)


def with_a_name_that_climbs_out(file: Path) -> None:
    rewrite(file, lambda name, content: content, renamed={"database": "../database"})


def of_a_later_format(file: Path) -> None:
    def later(name: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | {"format": 99}).encode() if name == "manifest.json" else content

    rewrite(file, later)


def nothing_of_ours(file: Path) -> None:
    file.write_bytes(gzip.compress(b"a spreadsheet" * 500))


def rewrite(file: Path, change: Callable[[str, bytes], bytes | None], renamed: dict[str, str] | None = None) -> None:
    """Make the same backup again with its members changed, renamed or left out."""
    with tarfile.open(file) as tar:
        members = [(entry.name, tar.extractfile(entry)) for entry in tar]
        read = [(name, content.read()) for name, content in members if content is not None]
    with tarfile.open(file, "w:gz") as tar:
        for name, content in read:
            changed = change(name, content)
            if changed is not None:
                entry = tarfile.TarInfo((renamed or {}).get(name, name))
                entry.size = len(changed)
                tar.addfile(entry, io.BytesIO(changed))


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (half, "is only half a backup: it breaks off"),
        (without_its_list, "is only half a backup: its list of contents is missing"),
        (with_a_changed_letter, "media/letters/2026/offer.pdf differs from the list"),
        (without_the_letter, "media/letters/2026/offer.pdf is missing"),
        (with_a_name_that_climbs_out, "'../database' does not belong in a backup"),
        (of_a_later_format, "made by another version of Quadrant (format 99, not 1)"),
        (nothing_of_ours, "is not a Quadrant backup"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_its_reason_and_changes_nothing(
    places: Places, kept: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    harm(kept)

    with pytest.raises(Stop) as refused:
        restore(places, kept)

    assert sentence in str(refused.value)
    assert names_in(places) == ["Falls at home", "School readiness", "Added later"]
    assert (places.media / "letters/2026/later.pdf").exists()
    assert sorted(path.name for path in places.var.iterdir() if path.name.startswith("backup-")) == []
    assert not (places.var / "replaced").exists()


def test_the_key_that_seals_the_audit_chain_travels_with_it_and_only_its_owner_may_read_either(
    places: Places, tmp_path: Path
) -> None:
    write_names(places, "Falls at home")
    places.secret_key.write_text("the key of the old machine")
    file = tmp_path / "kept.backup"
    backup(places, file)
    places.secret_key.write_text("the key of the new machine")

    restore(places, file)

    assert places.secret_key.read_text() == "the key of the old machine"
    assert [path.stat().st_mode & 0o777 for path in (file, places.secret_key)] == [0o600, 0o600]


def test_nothing_is_restored_under_the_feet_of_a_running_quadrant(places: Places, kept: Path) -> None:
    with serving(places), pytest.raises(Stop, match="is being served from this checkout"):
        restore(places, kept)
    assert "Added later" in names_in(places)


def test_an_sqlite_backup_is_not_poured_into_postgresql(
    places: Places, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(Stop, match="holds a sqlite database, and this checkout uses postgresql"):
        restore(places, kept)


def test_whether_the_data_is_a_demo_travels_with_it(places: Places, kept: Path) -> None:
    places.demo_mark.touch()
    restore(places, kept)
    assert not places.demo_mark.exists(), "a council's own data must not be served with one-click sign-in"


def test_a_backup_of_nothing_says_so_and_leaves_no_file(places: Places, tmp_path: Path) -> None:
    with pytest.raises(Stop, match="There is no database yet"):
        backup(places, tmp_path / "kept.backup")
    assert list(tmp_path.glob("kept.backup*")) == []
