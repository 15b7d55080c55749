"""The name of the default browser, as each system tells it."""

import plistlib
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.ui.link_wizard import default_browser as module
from desktop_app.ui.link_wizard.default_browser import DefaultBrowser, default_browser

linux = pytest.mark.skipif(sys.platform != "linux", reason="a script stands in for xdg-settings")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty PATH, to put programs into; and nothing in the environment."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "mine"))
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path / 'all'}:")
    monkeypatch.delenv("BROWSER", raising=False)
    return folder


def install(folder: Path, name: str, script: str = "") -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def entry(folder: Path, name: str, text: str) -> None:
    path = folder / "applications" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@linux
def test_the_desktop_entry_has_the_name_and_the_persons_own_goes_first(programs: Path, tmp_path: Path) -> None:
    install(programs, "xdg-settings", "echo firefox-esr.desktop")
    assert default_browser("linux") == DefaultBrowser()
    entry(tmp_path / "all", "firefox-esr.desktop", "[Desktop Entry]\nName[de]=Feuerfuchs\nName=Firefox ESR\n")
    assert default_browser("linux") == DefaultBrowser("Firefox ESR")
    entry(tmp_path / "mine", "firefox-esr.desktop", "[Desktop Entry]\nName=Mine\n[Other]\nName=Window\n")
    assert default_browser("linux") == DefaultBrowser("Mine")


@linux
@pytest.mark.parametrize("name", ["Fire\u202efox", "x" * 31])
def test_a_name_that_cannot_stand_in_a_sentence_is_none(name: str, programs: Path, tmp_path: Path) -> None:
    install(programs, "xdg-settings", "echo a.desktop")
    entry(tmp_path / "all", "a.desktop", f"Name={name}\n")
    assert default_browser("linux") == DefaultBrowser()


@linux
def test_an_entry_elsewhere_on_the_disk_is_not_read(programs: Path, tmp_path: Path) -> None:
    install(programs, "xdg-settings", "echo ../a.desktop")
    entry(tmp_path / "all", "b.desktop", "Name=B\n")
    (tmp_path / "all" / "a.desktop").write_text("Name=A\n")
    assert default_browser("linux") == DefaultBrowser()


@linux
def test_without_any_browser_it_is_missing(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(programs, "xdg-settings", "exit 0")
    assert default_browser("linux") == DefaultBrowser(is_missing=True)
    install(programs, "mine")
    monkeypatch.setenv("BROWSER", "mine")
    assert default_browser("linux") == DefaultBrowser()
    monkeypatch.delenv("BROWSER")
    install(programs, "chromium")
    assert default_browser("linux") == DefaultBrowser()


@linux
def test_a_system_that_tells_nothing_is_no_computer_without_browsers(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert default_browser("linux") == DefaultBrowser()
    install(programs, "xdg-settings", "exit 0")

    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("xdg-settings", 5)

    monkeypatch.setattr(subprocess, "run", slow)
    assert default_browser("linux") == DefaultBrowser()


def test_macos_tells_in_its_handlers(tmp_path: Path) -> None:
    assert default_browser("darwin", tmp_path) == DefaultBrowser("Safari")
    file = tmp_path / module._HANDLERS
    file.parent.mkdir(parents=True)
    for told, name in (
        ([{"LSHandlerURLScheme": "https", "LSHandlerRoleAll": "org.mozilla.Firefox"}], "Firefox"),
        ([{"LSHandlerURLScheme": "https", "LSHandlerRoleAll": "org.nobody.knows"}], ""),
        ([{"LSHandlerURLScheme": "mailto", "LSHandlerRoleAll": "org.mozilla.thunderbird"}], "Safari"),
    ):
        file.write_bytes(plistlib.dumps({"LSHandlers": told}))
        assert default_browser("darwin", tmp_path) == DefaultBrowser(name)
    file.write_bytes(b"broken")
    assert default_browser("darwin", tmp_path) == DefaultBrowser()
