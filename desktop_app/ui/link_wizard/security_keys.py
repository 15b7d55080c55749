"""Whether this computer has something that can use a passkey in the embedded browser."""

import sys
from contextlib import suppress
from pathlib import Path

HID_DEVICES = Path("/sys/class/hidraw")
FIDO_USAGE_PAGE = bytes((0x06, 0xD0, 0xF1))
"""Item "usage page 0xF1D0" of a HID report descriptor (CTAP 2.1 section 11.2.8.2)."""


def has_authenticator(devices: Path = HID_DEVICES, platform: str = sys.platform) -> bool:
    """Whether passkeys work. Linux has no authenticator of its own, so that a security key must be connected.

    Looks at files of the system: not for the thread of the window.
    """
    return platform != "linux" or any(map(_is_security_key, _devices(devices)))


def _devices(devices: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(devices.iterdir())
    return []


def _is_security_key(device: Path) -> bool:
    with suppress(OSError):
        return (device / "device" / "report_descriptor").read_bytes().startswith(FIDO_USAGE_PAGE)
    return False
