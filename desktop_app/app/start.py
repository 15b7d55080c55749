"""Starting: whose profile it is, whether the program runs there already, and the event loop."""

import asyncio
import sys
from pathlib import Path

import qasync

from desktop_app.app.lifetime import RAISED, App
from desktop_app.storage.profile import Profile, profile_in, profile_of_person
from desktop_app.ui.application import make_application
from desktop_app.ui.theme import Theme


def run(folder: Path | None, *, demo: bool) -> int:
    """Start the program on the profile in that folder, or on the person's own; its exit status."""
    profile = profile_in(folder) if folder else _demo_profile() if demo else profile_of_person()
    qt = make_application()
    if _is_there(profile):
        print(RAISED, file=sys.stderr)  # noqa: T201 - what the person who started it reads
        return 0
    theme = Theme(qt)
    loop = qasync.QEventLoop(qt)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_run(profile, theme, demo=demo))
    return 0


async def _run(profile: Profile, theme: Theme, *, demo: bool) -> None:
    sandbox = None
    if demo:
        from desktop_app.demo import Demo  # noqa: PLC0415 - the sandbox, which nothing else needs

        sandbox = Demo(profile)
    await App(profile, sandbox, theme).run()


def _is_there(profile: Profile) -> bool:
    """A program that uses the profile was asked to show itself, and did."""
    if not profile.lock.exists():
        return False
    from desktop_app.single_instance import raise_first  # noqa: PLC0415 - sockets, which most starts do not need

    return raise_first(profile.lock)


def _demo_profile() -> Profile:
    return profile_in(profile_of_person().journal.parent / "demo")
