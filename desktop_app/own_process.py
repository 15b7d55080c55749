"""Command that starts this program once more, and the core files that this process must not leave."""

import sys


def own_command(*arguments: str) -> list[str]:
    """The command line of another run of this program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "desktop_app", *arguments]


def forbid_core_files() -> None:
    """Forbid core files to this process and all that it starts, where the system knows such a limit.

    Not by PR_SET_DUMPABLE: a process that is not dumpable does not own its files below /proc, without which Chromium
    cannot set up its sandbox of user namespaces; the pages of services would then be shown without one.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
