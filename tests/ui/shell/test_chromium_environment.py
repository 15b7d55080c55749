"""Variables that would open the embedded browser to others never reach it."""

import logging
import os

import pytest

from desktop_app.ui.shell.chromium import let_readers_in, refused, restrict


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("QTWEBENGINE_REMOTE_DEBUGGING", "9222", ""),
        ("QTWEBENGINE_REMOTE_DEBUGGING", "0.0.0.0:9222", ""),
        ("QTWEBENGINE_CHROMIUM_FLAGS", "--remote-debugging-port=9222 --disable-gpu --no-sandbox", "--disable-gpu"),
        ("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu-sandbox --disable-web-security", ""),
        ("QTWEBENGINE_DISABLE_SANDBOX", "1", ""),
        ("QTWEBENGINE_RESOURCES_PATH", "/tmp/evil", ""),
        ("QTWEBENGINE_ANYTHING_NEW", "1", ""),
        ("QT_WEBENGINE_DISABLE_SOMETHING", "1", ""),
        ("SSLKEYLOGFILE", "/tmp/keys", ""),
    ],
)
def test_what_could_weaken_it_is_refused(name: str, value: str, kept: str) -> None:
    assert refused({name: value, "HOME": "/root"}, root=False) == {name: kept}


def test_what_packages_and_graphics_cards_need_stays() -> None:
    needed = {"QTWEBENGINEPROCESS_PATH": "/app/bin/QtWebEngineProcess", "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu"}
    assert refused(needed | {"QT_QPA_PLATFORM": "xcb"}, root=False) == {}
    assert refused({"QTWEBENGINE_DISABLE_SANDBOX": "1"}, root=True) == {}  # root has none in any case


def test_the_process_forgets_them_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("QTWEBENGINE_REMOTE_DEBUGGING", "9222")
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu --remote-debugging-port=1")
    with caplog.at_level(logging.WARNING):
        restrict()

    assert "QTWEBENGINE_REMOTE_DEBUGGING" not in os.environ
    assert os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] == "--disable-gpu"
    assert "QTWEBENGINE_REMOTE_DEBUGGING is ignored" in caplog.text
    assert "9222" not in caplog.text
    caplog.clear()


def test_a_screen_reader_is_let_in_beside_what_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
    let_readers_in()
    let_readers_in()
    assert os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] == "--disable-gpu --force-renderer-accessibility"
    assert "QTWEBENGINE_CHROMIUM_FLAGS" not in refused(os.environ, root=False), "practice mode inherits it"
