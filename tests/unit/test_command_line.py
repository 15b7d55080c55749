"""The command line's words, read before anything starts."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from desktop_app import command_words, doctor
from desktop_app.__main__ import main
from desktop_app.app import unlink_everything
from desktop_app.doctor.finding import Finding, State


@pytest.mark.parametrize("word", ["nowhere.toml", "a" * 5_000, "a\0b", "/", "doctor "])
def test_a_word_that_is_neither_file_nor_command_is_told(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([word])

    assert ended.value.code == 2
    assert "there is no file" in capsys.readouterr().err


def without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take standard output away; return the texts of the boxes that are shown instead."""
    shown: list[str] = []
    monkeypatch.setattr(command_words, "show_box", lambda text, _icon: shown.append(text))
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    return shown


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nowhere.toml"], 2, "There is no file nowhere.toml, and it is no command either."),
        (["--nonsense"], 2, "Unrecognized arguments: --nonsense."),
        (["doctor"], 2, "“doctor” answers in a terminal: use lineup-console.exe doctor."),
        (["--version"], 0, "lineup "),
        (["--help"], 0, "usage: lineup"),
    ],
)
def test_without_a_terminal_words_are_shown_in_a_box(
    arguments: list[str], status: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes = without_a_terminal(monkeypatch)
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == status
    assert [box.startswith(said) for box in boxes] == [True]


def into_a_western_pipe(monkeypatch: pytest.MonkeyPatch) -> BytesIO:
    """Have standard output be what a file or pipe is on an English Windows; return what is written."""
    written = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, "cp1252"))
    return written


def test_the_doctor_names_what_the_code_page_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = into_a_western_pipe(monkeypatch)
    monkeypatch.setattr(doctor, "_findings", lambda _: iter([Finding(State.OK, "Settings", "C:/Users/Łucja")]))

    assert main(["doctor", "--profile", str(tmp_path)]) == 0

    assert pipe.getvalue().split() == [b"ok", b"Settings:", b"C:/Users/?ucja"]


def test_accounts_are_unlinked_whatever_they_are_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = into_a_western_pipe(monkeypatch)

    async def said(*_: object, **__: object) -> int:
        unlink_everything._say("Łucja, Trakt")
        return 0

    monkeypatch.setattr(unlink_everything, "_leave", said)

    assert main(["unlink-everything", "--yes", "--profile", str(tmp_path)]) == 0

    assert pipe.getvalue().split() == [b"?ucja,", b"Trakt"]
