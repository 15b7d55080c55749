"""Files that Lineup makes for itself: no other person can read them, whatever the umask, and one place makes them."""

import ast
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desktop_app import private_files
from desktop_app.app.storage import open_storage
from desktop_app.private_files import make_folder, open_to_append, patiently, tighten, write_whole
from desktop_app.sandbox.state_file import StateFile
from desktop_app.storage.database import Database, open_or_set_aside
from desktop_app.storage.files import write_whole as export
from desktop_app.storage.profile import Profile, files_of, profile_in
from desktop_app.storage.settings_file import change_settings, load_settings

PROGRAM = Path(private_files.__file__).parent

MAY_WRITE = {
    "private_files.py": "it is that place",
    "storage/files.py": "what a person named",
    "sandbox/state_file.py": "the sandbox shares no code with the client",
    "storage/database.py": "after `begin_file`",
    "storage/account_rows.py": "a database that is there, opened to be read",
    "storage/stored_credentials.py": "told the mode",
    "storage/sign_in_file.py": "told the mode",
    "storage/places.py": "a file without a name",
    "tour/run.py": "a folder of `mkdtemp`",
}
CALLS = {
    *("mkdir", "makedirs", "touch", "write_text", "write_bytes", "mkstemp", "mkdtemp", "TemporaryFile", "copyfile"),
    *("NamedTemporaryFile", "TemporaryDirectory", "copy", "copy2", "copytree", "FileLock", "QLockFile", "QSaveFile"),
    *("QTemporaryFile", "QTemporaryDir", "QSettings", "FileHandler", "RotatingFileHandler", "symlink_to", "extractall"),
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


@pytest.fixture(params=[0o000, 0o022])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def open_to_others(folder: Path) -> dict[str, str]:
    """Paths below the folder that others may read, write or enter."""
    found = (path for path in (folder, *folder.rglob("*")) if not path.is_symlink())
    return {str(path.relative_to(folder)): oct(mode(path)) for path in found if mode(path) & 0o077}


# --- one place ---------------------------------------------------------------------------------------------------


def makes_files(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    owner = getattr(getattr(call.func, "value", None), "id", "")
    if name == "copy":
        return owner == "shutil"
    if name == "touch":
        return not call.args and "activities" not in ast.unparse(call.func)
    if name == "connect":
        return owner == "sqlite3"
    if name == "open":
        modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
        texts = [one.value for one in modes if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        return owner == "os" or any(len(text) <= 3 and set(text) & set("wax+") for text in texts)
    if name == "save":  # Qt's pictures
        return any(isinstance(one, ast.Call) and getattr(one.func, "id", "") == "str" for one in call.args)
    return name in CALLS


def test_files_are_made_in_one_place() -> None:
    found = {
        file.relative_to(PROGRAM).as_posix()
        for file in PROGRAM.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and makes_files(node)
    }

    assert found <= set(MAY_WRITE), "make it with desktop_app.private_files"
    assert found >= {"private_files.py", "storage/files.py", "storage/database.py"}, "the search finds nothing"


# --- what is made ------------------------------------------------------------------------------------------------


@posix
def test_a_profile_is_private(tmp_path: Path, umask: int) -> None:
    del umask
    folder = tmp_path / "above" / "profile"
    storage = open_storage(profile_in(folder))
    try:
        assert open_to_others(tmp_path / "above") == {}
        assert {"lineup.db", "lineup.db-wal", "cache.db", "history.db", "lineup.lock", "settings.toml"} <= {
            path.name for path in folder.iterdir()
        }
    finally:
        storage.close()


@posix
def test_a_damaged_database_is_set_aside_in_private(tmp_path: Path, umask: int) -> None:
    del umask
    path = tmp_path / "new" / "lineup.db"
    Database(path, ["CREATE TABLE a (b)"], durable=True).close()
    path.write_bytes(b"damaged" * 1000)
    database, aside = open_or_set_aside(path, ["CREATE TABLE a (b)"], durable=True)
    database.close()

    assert aside is not None
    assert open_to_others(path.parent) == {}


@posix
def test_the_sandbox_keeps_its_state_to_itself(tmp_path: Path, umask: int) -> None:
    del umask
    state = StateFile(tmp_path / "new" / "sandbox.json")
    state.write({"a": 1})

    assert state.read() == {"a": 1}
    assert open_to_others(tmp_path / "new") == {}
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["sandbox.json"]


@posix
def test_a_file_is_never_open_to_others_while_it_is_written(
    tmp_path: Path, umask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    del umask
    seen = list[dict[str, str]]()
    monkeypatch.setattr("os.fsync", lambda _handle: seen.append(open_to_others(tmp_path / "new")))
    make_folder(tmp_path / "new")
    write_whole(tmp_path / "new" / "file", b"secret")

    assert seen == [{}]


@posix
def test_an_export_has_the_mode_that_the_person_wants(tmp_path: Path, umask: int) -> None:
    export(tmp_path / "list.csv", b"")
    assert mode(tmp_path / "list.csv") == 0o666 & ~umask

    (tmp_path / "list.csv").chmod(0o640)
    export(tmp_path / "list.csv", b"")
    assert mode(tmp_path / "list.csv") == 0o640


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="ot a directory"):
        make_folder(tmp_path / "file" / "below")


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "file", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"file": b"old"}


# --- what an earlier version made --------------------------------------------------------------------------------


def careless(folder: Path) -> Profile:
    """A profile as a version made it that minded no modes."""
    profile = profile_in(folder)
    for place in (profile.services, profile.pictures):
        place.mkdir(parents=True)
    names = ("settings.toml", "lineup.db", "history.db", "cache.db", "crash.log", "crash.earlier.log")
    more = ("lineup.db-wal", "lineup.db.damaged-1", "renewing-1.lock", "services/own.toml", f"pictures/{'a' * 64}")
    for name in (*names, *more):
        (folder / name).touch()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    return profile


@posix
def test_what_is_there_is_tightened_and_nothing_else(tmp_path: Path) -> None:
    profile = careless(tmp_path / "named")
    (tmp_path / "named" / "holiday.txt").touch(0o644)
    tighten(files_of(profile))

    left = {".": "0o777", "holiday.txt": oct(mode(tmp_path / "named" / "holiday.txt"))}
    assert open_to_others(tmp_path / "named") == left, "a folder that the person named, and what else lies there"


@posix
def test_links_are_not_followed(tmp_path: Path) -> None:
    profile = careless(tmp_path / "ours")
    theirs, file = tmp_path / "theirs", tmp_path / "theirs" / f"{'b' * 64}"
    theirs.mkdir()
    file.touch()
    (theirs / "own.toml").touch()
    for path, loose in ((theirs, 0o755), (file, 0o644), (theirs / "own.toml", 0o644)):
        path.chmod(loose)
    for path in profile.pictures.iterdir():
        path.unlink()
    profile.pictures.rmdir()
    profile.pictures.symlink_to(theirs)
    (profile.services / "linked.toml").symlink_to(theirs / "own.toml")
    profile.crash_log.unlink()
    profile.crash_log.symlink_to(file)
    tighten(files_of(profile))

    assert (mode(theirs), mode(file), mode(theirs / "own.toml")) == (0o755, 0o644, 0o644)
    with pytest.raises(OSError, match="symbolic links"):
        open_to_append(profile.crash_log)


@posix
def test_what_the_person_forbade_themselves_stays_forbidden(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "file").chmod(0o444)
    tighten([tmp_path / "file", tmp_path / "gone"])

    assert mode(tmp_path / "file") == 0o400


@posix
def test_a_settings_file_behind_a_link_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    profile = profile_in(folder)
    folder.mkdir()
    theirs = tmp_path / "dotfiles.toml"
    theirs.write_text("refresh_minutes = 1\n")
    theirs.chmod(0o644)
    profile.settings.symlink_to(theirs)
    storage = open_storage(profile)
    storage.close()

    settings = load_settings(profile.settings)

    change_settings(profile.settings, settings, replace(settings, refresh_minutes=2))

    assert mode(theirs) == 0o644
    assert "refresh_minutes = 2" in theirs.read_text()


# --- a file that another program has open, on Windows ---------------------------------------------------------------


class Refusing:
    """A call that Windows refuses so many times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.calls <= self.times:
            raise PermissionError(13, "Permission denied")
        return "done"


def test_windows_is_asked_again_for_a_second() -> None:
    pauses: list[float] = []
    call = Refusing(3)

    assert patiently(call, platform="win32", pause=pauses.append) == "done"
    assert len(pauses) == 3


def test_a_file_that_is_never_let_go_is_refused_in_the_end() -> None:
    pauses: list[float] = []

    with pytest.raises(PermissionError):
        patiently(Refusing(1000), platform="win32", pause=pauses.append)
    assert sum(pauses) == pytest.approx(1.0)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_elsewhere_a_refusal_is_meant(platform: str) -> None:
    call = Refusing(1)

    with pytest.raises(PermissionError):
        patiently(call, platform=platform, pause=lambda _: pytest.fail("it waited"))
    assert call.calls == 1


@pytest.mark.skipif(sys.platform != "win32", reason="other systems let a file be replaced that is open")
@pytest.mark.parametrize("write", [write_whole, export])
def test_a_file_that_an_indexer_holds_for_a_moment_is_replaced(
    tmp_path: Path, write: Callable[[Path, bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"old")
    held = path.open("rb")
    monkeypatch.setattr(private_files, "patiently", partial(patiently, pause=lambda _: held.close()))

    write(path, b"new")

    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
