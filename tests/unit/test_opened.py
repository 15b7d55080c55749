"""Files and addresses that the program is given from outside."""

import os
import socket
import sys
from pathlib import Path

import pytest

from desktop_app.opened import LONGEST_ADDRESS, named_by, path_at

on_linux = pytest.mark.skipif(sys.platform == "win32", reason="Windows writes paths in another way")


@on_linux
@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("file:///home/ada/films.csv", "/home/ada/films.csv"),
        ("FILE:///home/ada/f%C3%A4r%20%2541.csv", "/home/ada/fär %41.csv"),
        ("file:///home/ada/no%FFunicode.csv", "/home/ada/no\udcffunicode.csv"),
        ("file:/home/ada/films.csv", "/home/ada/films.csv"),
        ("file://localhost/home/ada/films.csv", "/home/ada/films.csv"),
        (f"file://{socket.gethostname().upper()}/films.csv", "/films.csv"),
        ("file://elsewhere/films.csv", None),
        ("file://", None),
        ("file:///a%00b", None),
        ("file://[/films.csv", None),
        ("smb://localhost/films.csv", None),
        ("https://example.org/films.csv", None),
    ],
)
def test_path_of_a_file_s_address(address: str, path: str | None) -> None:
    assert path_at(address) == (Path(path) if path is not None else None)


def test_words_of_the_command_line_name_files_and_web_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "fär %41.csv"
    file.touch()
    monkeypatch.chdir(tmp_path)

    assert named_by(str(file)) == named_by(file.name) == named_by(file.as_uri()) == str(file)
    assert named_by("HTTPS://trakt.tv/movies/charade-1963") == "HTTPS://trakt.tv/movies/charade-1963"
    for word in (
        str(tmp_path),
        "nowhere.csv",
        "ftp://example.org/a",
        "a\0b",
        "file:///nowhere",
        "https://" + "a" * LONGEST_ADDRESS,
    ):
        assert named_by(word) == ""


@on_linux
def test_a_file_whose_name_is_no_unicode(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"\xff.csv")
    file.touch()

    assert named_by(str(file)) == str(file)
