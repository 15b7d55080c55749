"""How this program starts itself once more: as a bundle, it is no Python that takes `-m`."""

import sys


def own_command(*arguments: str) -> list[str]:
    """The command line of another run of this program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "desktop_app", *arguments]
