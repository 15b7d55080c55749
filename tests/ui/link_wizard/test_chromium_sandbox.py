"""Systems that refuse Chromium its sandbox are known before it ends the program."""

from pathlib import Path

import pytest

from desktop_app.ui.shell.chromium import refusal

PERSON = 1000


@pytest.fixture(autouse=True)
def _as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)


def proc(folder: Path, **values: str) -> Path:
    for name, value in values.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{value}\n", encoding="ascii")
    return folder


def test_nothing_speaks_against_one(tmp_path: Path) -> None:
    assert refusal(proc(tmp_path, sys__kernel__unprivileged_userns_clone="1"), "linux", PERSON) == ""
    assert refusal(tmp_path / "no-proc", "darwin", 0) == ""


@pytest.mark.parametrize("switch", ["sys__kernel__unprivileged_userns_clone", "sys__user__max_user_namespaces"])
def test_no_user_namespaces(tmp_path: Path, switch: str) -> None:
    assert "user namespaces" in refusal(proc(tmp_path, **{switch: "0"}), "linux", PERSON)


def test_apparmor_lets_packages_alone(tmp_path: Path) -> None:
    ubuntu = proc(tmp_path, sys__kernel__apparmor_restrict_unprivileged_userns="1", self__attr__current="unconfined")
    assert "AppArmor" in refusal(ubuntu, "linux", PERSON)

    assert refusal(proc(tmp_path, self__attr__current="lineup (unconfined)"), "linux", PERSON) == ""


def test_root_has_none_unless_it_is_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "root" in refusal(tmp_path, "linux", 0)

    monkeypatch.setenv("QTWEBENGINE_DISABLE_SANDBOX", "1")
    assert refusal(tmp_path, "linux", 0) == ""


def test_nobody_else_switches_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QTWEBENGINE_DISABLE_SANDBOX", "1")
    refusing = proc(tmp_path, sys__user__max_user_namespaces="0")
    assert "user namespaces" in refusal(refusing, "linux", PERSON)
