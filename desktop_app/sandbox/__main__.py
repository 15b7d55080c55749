"""`python -m desktop_app.sandbox`: the sandbox alone, until Ctrl-C."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.youtube.emulator import YouTubeEmulator


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    sandbox = Sandbox(port=options.port, state_file=options.state, prefill=True)
    try:
        sandbox.start()
        print(_sheet(sandbox), flush=True)  # noqa: T201 - this is a command
        threading.Event().wait()
    except KeyboardInterrupt:
        return 0
    except OSError:
        return 1
    finally:
        sandbox.stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m desktop_app.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port of the API; the next ones are the other doors'")
    parser.add_argument("--state", type=Path, help="file that keeps queues and tokens for the next start")
    return parser


def _sheet(sandbox: Sandbox) -> str:
    return _older_services(sandbox) + _youtube(sandbox.youtube) + _jellyfin(sandbox.jellyfin)


def _older_services(sandbox: Sandbox) -> str:
    netflix, trakt, tmdb, chew = sandbox.netflix, sandbox.trakt, sandbox.tmdb, sandbox.chew
    viewers = "".join(f"  Sample sign-in    {one.username} / {one.password}\n" for one in tmdb.state.accounts.values())
    members = "".join(f"  Sample sign-in    {one.username} / {one.password}\n" for one in trakt.state.accounts.values())
    people = "".join(f"  Sample sign-in    {one.email} / {one.password}\n" for one in netflix.state.accounts.values())
    performers = "".join(f"  Sample sign-in    {one.email} / {one.password}\n" for one in chew.service.people)
    return (
        "Netflix API 1.0, emulated. Ctrl-C ends it.\n\n"
        f"  API address       {netflix.api_address}\n"
        f"  Sign-in address   {netflix.sign_in_address}/oauth/login\n"
        f"  Application name  {netflix.application_name}\n"
        f"  Consumer key      {netflix.client_key}\n"
        f"  Shared secret     {netflix.client_secret}\n{people}\n"
        "Trakt API v2, emulated.\n\n"
        f"  API address       {trakt.api}\n"
        f"  Sign-in address   {trakt.auth}\n"
        f"  Client id         {trakt.client_id}\n"
        f"  Client secret     {trakt.client_secret}\n"
        f"  Redirect address  {trakt.redirect_uri}\n{members}\n"
        "TMDB API v3 and v4, emulated.\n\n"
        f"  API address       {tmdb.api}/3\n"
        f"  API address (v4)  {tmdb.api}/4\n"
        f"  Website           {tmdb.website}\n"
        f"  Images            {tmdb.images}\n"
        f"  API key (v3)      {tmdb.api_key}\n"
        f"  Read access token {tmdb.read_access_token}\n{viewers}\n"
        "chew.tv API v1, emulated; most of it is made up.\n\n"
        f"  API address       {chew.api_address}\n"
        f"  Sign-in address   {chew.sign_in_address}\n"
        f"  Client id         {chew.client_id}\n"
        f"  Client secret     {chew.client_secret}\n"
        f"  Without a secret  {chew.public_client_id}\n"
        f"  Redirect address  {chew.redirect_uri}\n"
        f"  API key           {chew.service.people[0].key}\n{performers}"
    )


def _youtube(youtube: YouTubeEmulator) -> str:
    people = "".join(f"  Sample sign-in    {one.email} / {one.password}\n" for one in youtube.state.accounts.values())
    return (
        "\nYouTube Data API v3, emulated.\n\n"
        f"  API address       {youtube.api}\n"
        f"  Sign-in address   {youtube.auth}/o/oauth2/v2/auth, /token, /revoke, /device/code\n"
        f"  Desktop client    {youtube.desktop_client_id}\n"
        f"  Its secret        {youtube.desktop_client_secret}\n"
        f"  TV client         {youtube.tv_client_id}\n"
        f"  Its secret        {youtube.tv_client_secret}\n"
        f"  API key           {youtube.api_key}\n{people}"
    )


def _jellyfin(jellyfin: JellyfinEmulator) -> str:
    people = "".join(f"  Sample sign-in    {one.name} / {one.password}\n" for one in jellyfin.state.users.values())
    return (
        f"\nJellyfin {jellyfin.state.version.text}, emulated.\n\n"
        f"  Address           {jellyfin.address}\n"
        f"  Quick Connect     {jellyfin.web}\n{people}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
