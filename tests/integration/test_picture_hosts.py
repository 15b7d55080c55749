"""Posters and portraits are not fetched from this computer, unless a chosen server at home has them."""

from pathlib import Path
from typing import Any, cast

import pytest

from desktop_app.app.core import _made_pictures
from desktop_app.app.storage import Storage
from desktop_app.domain.errors import BadAnswer
from desktop_app.pixels import trials
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.profile import profile_in
from desktop_app.storage.settings import Settings
from tests.core import Core
from tests.sentences import says


class Opened:
    """Opened storage, as far as pictures need it."""

    settings = Settings()


@pytest.mark.parametrize("way", ["posters", "portraits"])
async def test_posters_and_portraits_keep_away_from_this_computer(
    core: Core, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(trials, "_kept", [])
    pictures = _made_pictures(profile_in(tmp_path / "profile"), cast("Storage", Opened()), core.accounts)
    fetch: Any = pictures if way == "posters" else core.accounts.picture
    large, small = (f"{sandbox.netflix.api_address}/us/boxshots/{size}/60034967.png" for size in ("large", "small"))
    assert (await fetch(large)).startswith(b"\x89PNG")

    for provider in core.accounts.providers:
        core.accounts.use_server(provider.profile.id, Server("elsewhere", "https://api.example", "https://api.example"))
    with pytest.raises(BadAnswer, check=says("internet")):
        await fetch(small)
