"""Address, versions and errors (jellyfin.md, section 1)."""

from pathlib import Path

import pytest
import requests

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from desktop_app.sandbox.server import Sandbox
from tests.sandbox.jellyfin.far_client import Caller
from tests.tls import Authority


def test_the_public_information(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    told = stranger.get("/System/Info/Public")

    assert (told["ProductName"], told["Version"]) == ("Jellyfin Server", "10.11.8")
    assert told["LocalAddress"].endswith("/jellyfin")
    assert told["LocalAddress"] != jellyfin.address
    jellyfin.faults.upgrade("12.0.0")
    assert stranger.get("/system/info/public")["Version"] == "12.0.0"


def test_everything_beside_the_base_path_is_sent_to_the_web_client(jellyfin: JellyfinEmulator) -> None:
    bare = jellyfin.address.removesuffix("/jellyfin")

    for path in ("/System/Info/Public", "/", "/jellyfinx/System/Info/Public"):
        answer = requests.get(bare + path, timeout=60, allow_redirects=False)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/jellyfin/web/")
    jellyfin.faults.move_to("")
    assert jellyfin.address == bare
    assert requests.get(f"{bare}/System/Info/Public", timeout=60).status_code == 200
    jellyfin.faults.move_to("/Films/At home")
    assert requests.get(f"{bare}/films/at%20home/System/Info/Public", timeout=60).status_code == 200


def test_a_server_that_starts(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    jellyfin.faults.start_up()
    answer = stranger.send("GET", "/System/Info/Public")
    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (503, "text/html")
    jellyfin.faults.start_up(on=False)
    assert stranger.get("/System/Info/Public")


def test_an_emby_server_has_no_product_name(jellyfin: JellyfinEmulator, stranger: Caller) -> None:
    jellyfin.faults.be_emby()

    assert "ProductName" not in stranger.get("/System/Info/Public")
    assert stranger.send("GET", "/QuickConnect/Enabled").status_code == 404


def test_a_certificate_of_the_owners_own(sandbox: Sandbox, jellyfin: JellyfinEmulator, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    address = f"{sandbox.serve_over_tls(jellyfin, authority.context())}/jellyfin/System/Info/Public"

    with pytest.raises(requests.exceptions.SSLError):
        requests.get(address, timeout=60)
    assert requests.get(address, timeout=60, verify=str(authority.file)).json()["ServerName"] == "attic"
    sandbox.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=60, verify=str(authority.file))


def test_what_is_not_there(stranger: Caller) -> None:
    assert stranger.send("GET", "/Nothing").status_code == 404
    assert stranger.send("PUT", "/System/Info/Public").status_code == 405
    assert stranger.send("GET", "/Items").status_code == 401


def test_secrets_are_not_written_down(jellyfin: JellyfinEmulator, ada: Caller) -> None:
    ada.send("GET", "/Users/Me", None, {}, ApiKey=ada.token)

    assert not any(ada.token in str(request) for request in jellyfin.requests)
