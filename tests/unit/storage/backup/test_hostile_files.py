"""Files that are no backup, or were made to do harm: each is refused with a sentence, and none costs much."""

import json
import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from desktop_app.domain.backups import Backup
from desktop_app.domain.errors import BackupUnreadable
from desktop_app.storage.backup import archive
from desktop_app.storage.backup.form import from_file, to_file
from tests.sentences import says

MANIFEST = '{"format": "lineup-backup", "version": 1}'
TITLE = {"id": "movie/603", "name": "The Matrix"}
SEEN = {"title": TITLE, "added": None}
ACCOUNT = '{"id": "a", "service": "tmdb", "server": "TMDB", "user_id": "7", "person": "ada", "label": "Ada"}'


def zipped(*parts: tuple[str, str | bytes], compression: int = ZIP_DEFLATED) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", compression) as made:
        for name, content in parts:
            made.writestr(ZipInfo(name), content, compression)
    return written.getvalue()


def with_account(**changed: object) -> bytes:
    account = {"id": "a", "service": "tmdb", "server": "TMDB", "user_id": "7", "person": "ada", "label": "Ada"}
    return zipped(("manifest.json", MANIFEST), ("accounts/1-tmdb.json", json.dumps({**account, **changed})))


def with_part(name: str, content: str) -> bytes:
    return zipped(("manifest.json", MANIFEST), (name, content))


def with_title(**changed: object) -> bytes:
    return with_account(lists={"saved": {"items": [{"title": {**TITLE, **changed}, "added": None}]}})


def locked() -> bytes:
    """A ZIP archive that says it is encrypted, in both heads of its part."""
    made = bytearray(zipped(("manifest.json", MANIFEST)))
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def lying() -> bytes:
    """A part that unpacks to more than its head says."""
    made = bytearray(zipped(("manifest.json", MANIFEST + " " * 5_000)))
    at = made.index(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(made)


def crowded_beyond_plain_measure() -> bytes:
    """A ZIP64 archive: the end that all can read counts nothing."""
    end = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1) + struct.pack("<4s4H2IH", b"PK\x05\x06", *[0] * 4, 0, 0, 0)
    return b"PK" + end


def crowded_under_a_false_end() -> bytes:
    """A crowded archive whose end holds the sign of an end once more, with few parts behind it."""
    made = bytearray(zipped(*((f"n{number}.txt", "") for number in range(archive.MOST_PARTS + 1))))
    made[-18:-14] = b"PK\x05\x06"  # the numbers of disks, which no reader looks at
    return bytes(made)


NOT_OURS = "It isn't a backup made by Lineup."
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", NOT_OURS),
    "a letter": (b"Dear Ada,", NOT_OURS),
    "JSON": (MANIFEST.encode(), NOT_OURS),
    "cut off": (to_file(Backup())[:-30], "damaged"),
    "a changed byte": (zipped(("manifest.json", MANIFEST)).replace(b"PK\x01\x02", b"PK\x01\x09"), "damaged"),
    "somebody else's ZIP": (zipped(("letter.txt", "Dear Ada,")), NOT_OURS),
    "a spreadsheet": (zipped(("[Content_Types].xml", "<x/>")), NOT_OURS),
    "a path outside": (with_part("../../.bashrc", "rm"), NOT_OURS),
    "a path from the root": (with_part("/etc/passwd", "x"), NOT_OURS),
    "a path of Windows": (with_part("..\\x", "x"), NOT_OURS),
    "a folder in a folder": (with_part("a/b/c.json", "x"), NOT_OURS),
    "two of one name": (with_part("manifest.jsom", "{}").replace(b"jsom", b"json"), "same"),
    "a password": (locked(), "password"),
    "another way of packing": (zipped(("manifest.json", MANIFEST), compression=ZIP_BZIP2), NOT_OURS),
    "a size that lies": (lying(), "damaged"),
    "ZIP64": (crowded_beyond_plain_measure(), "more parts"),
    "many parts": (zipped(*((f"n{number}.txt", "") for number in range(archive.MOST_PARTS + 1))), "more parts"),
    "many parts and a false end": (crowded_under_a_false_end(), "more parts"),
    "another format": (zipped(("manifest.json", '{"format": "lineup-list", "version": 1}')), NOT_OURS),
    "no version": (zipped(("manifest.json", '{"format": "lineup-backup"}')), NOT_OURS),
    "a version that is none": (zipped(("manifest.json", '{"format": "lineup-backup", "version": true}')), NOT_OURS),
    "a later version": (zipped(("manifest.json", '{"format": "lineup-backup", "version": 2}')), "Update Lineup"),
    "no JSON": (zipped(("manifest.json", "{")), "no JSON"),
    "no UTF-8": (zipped(("manifest.json", b"\xff\xfe{")), "no JSON"),
    "a list where names should be": (zipped(("manifest.json", "[]")), "braces"),
    "deep": (zipped(("manifest.json", MANIFEST), ("answers.json", "[" * 100_000)), "no JSON"),
    "a time without end": (zipped(("manifest.json", MANIFEST[:-1] + ', "made_at_unix": 1e300}')), "number"),
    "a time after all calendars": (zipped(("manifest.json", MANIFEST[:-1] + ', "made_at_unix": 1e12}')), "time"),
    "no number": (zipped(("manifest.json", MANIFEST[:-1] + ', "made_at_unix": NaN}')), "number"),
    "broken settings": (with_part("settings.toml", "leaving_days ="), "settings"),
    "impossible settings": (
        with_part("settings.toml", "leaving_days = -1"),
        "leaving_days",
    ),
    "a server that is none": (
        with_part("settings.toml", '[trakt]\napi_address = "file:///etc/passwd"'),
        "api_address",
    ),
    "a description without letters": (zipped(("manifest.json", MANIFEST), ("services/far.toml", b"\xff")), "UTF-8"),
    "endless settings": (with_part("settings.toml", "# " + "x" * 70_000), "at most 64 kB"),
    "an endless description": (with_part("services/far.toml", "# " + "x" * 70_000), "at most 64 kB"),
    "an endless name": (with_account(label="x" * 100_001), "label"),
    "an account of nobody": (with_account(user_id=""), "user_id"),
    "an account without a server": (with_account(server=None), "server"),
    "an account whose person is a number": (with_account(person=7), "person"),
    "half a sign": (with_account(label="\ud800"), "label"),
    "orders of numbers": (with_account(orders={"watchlist": [1]}), "orders"),
    "a title twice": (with_account(orders={"watchlist": ["a", "a"]}), "once"),
    "a title twice in a list": (with_account(lists={"saved": {"items": [SEEN], "saved": [SEEN]}}), "once"),
    "a time of adding that is none": (with_account(lists={"saved": {"items": [{**SEEN, "added": "now"}]}}), "lists"),
    "two accounts of one person": (
        zipped(("manifest.json", MANIFEST), ("accounts/1-t.json", ACCOUNT), ("accounts/2-t.json", ACCOUNT)),
        "one part for each account",
    ),
    "an order that is none": (with_account(orders=["a"]), "orders"),
    "a list that is none": (with_account(lists={"saved": 7}), "lists"),
    "a choice that is none": (with_account(in_all_my_queues={"watchlist": 1}), "true or false"),
    "a title without a name": (with_title(name=None), "titles"),
    "a title whose name is a list": (with_title(name=["x"]), "titles"),
    "a year beyond all": (with_title(year=10**30), "titles"),
    "a year that is true": (with_title(year=True), "titles"),
    "a length that is a fraction": (with_title(runtime=1.5), "titles"),
    "genres of numbers": (with_title(genres=[1]), "titles"),
    "ids that are no pairs": (with_title(ids=[["imdb"]]), "titles"),
    "a title nested without end": (with_title(genres=json.loads("[" * 400 + "]" * 400)), "titles"),
    "an answer about one title": (with_part("answers.json", '{"same": [["a"]]}'), "pairs"),
    "the same title twice": (
        with_part("answers.json", '{"same": [["a","a",true]]}'),
        "pairs",
    ),
    "an answer that is none": (
        with_part("answers.json", '{"same": [["a","b",1]]}'),
        "true",
    ),
}


def test_as_many_parts_as_a_backup_may_have_are_read() -> None:
    others = ((f"services/a-description-with-a-long-name-{number:04}.toml", "") for number in range(999))

    found = from_file(zipped(("manifest.json", MANIFEST), *others))

    assert len(found.descriptions) == 999 == archive.MOST_PARTS - 1


@pytest.mark.parametrize("name", REFUSED)
def test_the_file_is_refused_with_a_sentence(name: str) -> None:
    file, words = REFUSED[name]
    with pytest.raises(BackupUnreadable, check=says(words)):
        from_file(file)


def bomb() -> bytes:
    """A backup of less than a megabyte with more zeros than one may hold."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as made:
        made.writestr("manifest.json", MANIFEST)
        for number in range(4):
            with made.open(f"n{number}.json", "w") as part:
                for _ in range(60):
                    part.write(bytes(1_000_000))
    return written.getvalue()


def test_a_bomb_is_not_unpacked() -> None:
    assert len(bomb()) < 1_000_000
    with pytest.raises(BackupUnreadable, check=says("more than a backup can")):
        from_file(bomb())


def test_a_file_that_is_too_large_is_not_looked_at() -> None:
    with pytest.raises(BackupUnreadable, check=says("larger than 50 MB")):
        from_file(b"PK" + bytes(archive.LARGEST))


def test_two_parts_for_one_account_are_refused() -> None:
    account = '{"id": "a", "service": "tmdb", "server": "T", "user_id": "7", "person": "ada", "label": "Ada"}'
    parts = (("manifest.json", MANIFEST), ("accounts/1.json", account), ("accounts/2.json", account))
    with pytest.raises(BackupUnreadable, check=says("one part for each account")):
        from_file(zipped(*parts))


def test_what_a_later_version_adds_is_passed_over() -> None:
    items = [{"title": {**TITLE, "mood": "blue"}, "added": 5, "why": "y"}]
    owner = {"id": "a", "service": "tmdb", "server": "T", "user_id": "7", "person": "ada", "label": "Ada"}
    account = {**owner, "x": [1], "lists": {"saved": {"items": items, "more": 1}}}
    parts = (("manifest.json", MANIFEST), ("accounts/1.json", json.dumps(account)), ("moods.json", "[]"))
    backup = from_file(zipped(*parts, ("settings.toml", 'mood = "blue"\nleaving_days = 3')))
    assert backup.belongings[0].lists["saved"].items[0].title.name == "The Matrix"
    assert backup.settings == {"leaving_days": 3.0}
