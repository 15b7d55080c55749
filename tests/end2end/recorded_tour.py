"""The tour, with a record of every secret that was made while it ran and of every text that went to the clipboard.

`python -m tests.end2end.recorded_tour RECORD …`: the rest is the program's own command line. The record is written
when the program ends; it is for a test to search for, and stands outside the folders of the run.
"""

import json
import secrets
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

OF_NO_USE = ("providers.tmdb", "providers.chew", "keyring_check", "storage.credential_store", "embedded_agent", "pages")
"""Makers of random words that open nothing: cache busters, tags, names of probes, one-time paths and nonces."""

SHORTEST = 9
"""Shorter ones are codes for people to type, shown to them on purpose."""

issued: dict[str, str] = {}
copied: list[str] = []


def recorded(make: Callable[..., str], depth: int = 1) -> Callable[..., str]:
    @wraps(make)
    def recording(*args: Any, **named: Any) -> str:
        made = make(*args, **named)
        frame = sys._getframe(depth)
        maker = f"{frame.f_globals.get('__name__', '')}.{frame.f_code.co_name}"
        if len(made) >= SHORTEST and not any(word in maker for word in OF_NO_USE):
            issued[made] = maker
        return made

    return recording


def main() -> int:
    record = Path(sys.argv.pop(1))
    secrets.token_hex = recorded(secrets.token_hex)
    secrets.token_urlsafe = recorded(secrets.token_urlsafe)

    from PySide6.QtGui import QClipboard

    from desktop_app import __main__ as program
    from desktop_app.sandbox.chew import emulator as chew
    from desktop_app.sandbox.chew import grants as chew_grants
    from desktop_app.sandbox.netflix import emulator as netflix
    from desktop_app.sandbox.netflix import oauth
    from desktop_app.sandbox.trakt import emulator as trakt

    for module in (chew_grants, oauth):
        module._letters = recorded(module._letters)  # type: ignore[attr-defined]
    for emulator in (chew.ChewEmulator, netflix.NetflixEmulator, trakt.TraktEmulator):
        issued[emulator.client_secret] = f"{emulator.__name__}.client_secret"
    set_text = QClipboard.setText

    def copying(clipboard: QClipboard, text: str, *more: Any) -> None:
        copied.append(text)
        set_text(clipboard, text, *more)

    QClipboard.setText = copying  # type: ignore[assignment,method-assign]
    try:
        return program.main()
    finally:
        record.write_text(json.dumps({"issued": issued, "copied": copied}))


if __name__ == "__main__":
    sys.exit(main())
