"""A folder of pictures against the plainest model of one: a dict in order of use."""

import hashlib
import os
from collections import OrderedDict
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop_app.storage.picture_files import Kept, PictureFiles, _written

LIMIT = 2_000
addresses = st.sampled_from([f"https://pictures.example/{name}" for name in "abcdefg"])


def picture(address: str, size: int = 100) -> Kept:
    return Kept(address, {"etag": '"1"'}, 5.0, b"\n" * size)


class Files(RuleBasedStateMachine):
    """Whatever is done: never too much on the disk, and what is there is what was put there, last used longest."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.files = PictureFiles(self.folder, LIMIT)
        self.model: OrderedDict[str, Kept] = OrderedDict()

    @rule(address=addresses, size=st.integers(0, 2_500))
    def save(self, address: str, size: int) -> None:
        kept = picture(address, size)
        self.files.save(kept)
        self.model.pop(address, None)
        if len(_written(kept)) > LIMIT:
            return
        self.model[address] = kept
        while sum(len(_written(one)) for one in self.model.values()) > LIMIT:
            self.model.popitem(last=False)

    @rule(address=addresses)
    def load(self, address: str) -> None:
        assert self.files.load(address) == self.model.get(address)
        if address in self.model:
            self.model.move_to_end(address)

    @rule(address=addresses)
    def drop(self, address: str) -> None:
        self.files.drop(address)
        self.model.pop(address, None)

    @rule(address=addresses, at=st.integers(0, 3_000))
    def damage(self, address: str, at: int) -> None:
        """A bit falls over somewhere."""
        if self.files.load(address) is None:
            return
        kept = self.model.pop(address)
        path = next(one for one in self.folder.iterdir() if one.read_bytes() == _written(kept))
        content = bytearray(path.read_bytes())
        content[at % len(content)] ^= 0x10
        path.write_bytes(content)
        assert self.files.load(address) is None
        assert not path.exists()

    @invariant()
    def the_limit_holds(self) -> None:
        on_disk = sum(path.stat().st_size for path in self.folder.iterdir())
        assert on_disk == self.files.size <= LIMIT


TestFiles = Files.TestCase
TestFiles.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_another_run_goes_on_with_the_order_of_use(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path, LIMIT)
    for place, name in enumerate("abc"):
        files.save(picture(name, 400))
        path = max(tmp_path.iterdir(), key=lambda one: one.stat().st_mtime_ns)
        os.utime(path, (place, place))
    files.load("a")

    later = PictureFiles(tmp_path, LIMIT)
    later.save(picture("d", 500))

    assert [name for name in "abcd" if later.load(name)] == ["a", "c", "d"]


def test_a_smaller_limit_lets_go_at_once(tmp_path: Path) -> None:
    PictureFiles(tmp_path, LIMIT).save(picture("a", 1_000))

    assert PictureFiles(tmp_path, 0).size == 0
    assert not list(tmp_path.iterdir())


def test_what_a_stop_left_unfinished_goes(tmp_path: Path) -> None:
    (tmp_path / "tmpabc.part").write_bytes(b"half")
    (tmp_path / "notes.txt").write_bytes(b"somebody's own")

    assert PictureFiles(tmp_path, LIMIT).load("a") is None
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_picture_under_another_s_name_is_not_believed(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path, LIMIT)
    files.save(picture("a"))
    files.save(picture("b"))
    first, second = tmp_path.iterdir()
    second.write_bytes(first.read_bytes())

    assert [name for name in "ab" if files.load(name)] in (["a"], ["b"])


def test_a_picture_without_room_takes_none_of_the_others_away(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path, LIMIT)
    files.save(picture("a"))
    files.save(picture("b", LIMIT))

    assert files.load("b") is None
    assert files.load("a") == picture("a")
    PictureFiles(tmp_path / "none", 0).save(picture("a"))


def test_a_disk_that_is_full_is_a_cache_that_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = PictureFiles(tmp_path, LIMIT)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    files.save(picture("a"))

    assert files.load("a") is None
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    files = PictureFiles(tmp_path / "file" / "pictures", LIMIT)
    files.save(picture("a"))

    assert files.load("a") is None


def test_another_limit_counts_at_once_and_clearing_leaves_nothing(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path, 10_000)
    for address in "abc":
        files.save(picture(address))
    whole = files.size

    files.allow(whole - 1)
    assert 0 < files.size < whole
    assert files.load("a") is None

    files.clear()
    assert files.size == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "head",
    [
        "[" * 100_000,
        '{"address": "a", "headers": {}, "fresh_until": 1' + "0" * 400 + "}",
        '{"address": "a", "headers": {"etag": 5}, "fresh_until": 1}',
        '{"address": "a", "headers": {"etag": null}, "fresh_until": 1}',
        '{"address": "a", "headers": [["etag", "x"]], "fresh_until": 1}',
        '{"address": "a", "headers": {}, "fresh_until": []}',
    ],
)
def test_a_file_that_somebody_made_up_is_deleted_whatever_is_in_it(tmp_path: Path, head: str) -> None:
    files = PictureFiles(tmp_path, 1_000_000)
    files.save(picture("a"))
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"\n".join((hashlib.sha256(head.encode()).hexdigest().encode(), head.encode(), b"")))

    assert files.load("a") is None
    assert not path.exists()
