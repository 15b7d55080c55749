"""Whether this system lets Chromium build its sandbox. Where it does not, Chromium would end the whole program."""

import os
import sys
from pathlib import Path

from desktop_app.ui.link_wizard.chromium_environment import SANDBOX

SWITCHES = (
    ("kernel/unprivileged_userns_clone", "0", "This system forbids user namespaces to ordinary users."),
    ("user/max_user_namespaces", "0", "This system allows no user namespaces."),
)


def refusal(proc: Path = Path("/proc"), platform: str = sys.platform, user: int | None = None) -> str:
    """Why there will be no sandbox, in a sentence; empty where nothing speaks against one."""
    if platform != "linux":
        return ""
    if (os.getuid() if user is None else user) == 0:
        return "" if os.environ.get(SANDBOX) == "1" else "Chromium does not run as root."
    for name, refusing, sentence in SWITCHES:
        if _read(proc / "sys" / name) == refusing:
            return sentence
    # Ubuntu 23.10 and later: only programs with an AppArmor profile may; the .deb brings one.
    if (
        _read(proc / "sys/kernel/apparmor_restrict_unprivileged_userns") == "1"
        and _read(proc / "self/attr/current") == "unconfined"
    ):
        return "AppArmor forbids user namespaces to programs that were not installed as a package."
    return ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""
