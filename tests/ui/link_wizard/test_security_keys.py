"""Whether a security key is connected, as Linux tells of its HID devices."""

from pathlib import Path

from desktop_app.ui.link_wizard.security_keys import has_authenticator

FIDO = bytes.fromhex("06d0f10901a101")
MOUSE = bytes.fromhex("05010902a101")


def connect(devices: Path, name: str, descriptor: bytes) -> None:
    (devices / name / "device").mkdir(parents=True)
    (devices / name / "device" / "report_descriptor").write_bytes(descriptor)


def test_a_security_key_is_one_by_its_usage_page(tmp_path: Path) -> None:
    assert not has_authenticator(tmp_path / "nothing", "linux")
    connect(tmp_path, "hidraw0", MOUSE)
    (tmp_path / "hidraw1").mkdir()
    assert not has_authenticator(tmp_path, "linux")
    connect(tmp_path, "hidraw2", FIDO)
    assert has_authenticator(tmp_path, "linux")


def test_other_systems_have_an_authenticator_of_their_own(tmp_path: Path) -> None:
    assert has_authenticator(tmp_path, "win32")
    assert has_authenticator(tmp_path, "darwin")
