"""Switches of signing in: the project, its clients, and what becomes of their tokens (youtube.md, section 2)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from desktop_app.sandbox.youtube.clients import Project
from desktop_app.sandbox.youtube.grants import Grants
from desktop_app.sandbox.youtube.library import channel_id
from desktop_app.sandbox.youtube.state import Channel, State


class SignInSwitches:
    """Switches of one project and its people."""

    def __init__(self, state: State, grants: Grants, project: Project) -> None:
        self._people = state
        self._given = grants
        self._project = project
        self._spoilt_states = 0
        self.kind_is_checked_late = False
        self.tells_bad_request = False
        self.device_codes_left: int | None = None

    def testing(self, *, on: bool = True, testers: Collection[str] = ("ada@example.org",)) -> None:
        """The project is in testing: only its testers let it in, and for seven days."""
        self._project.in_testing, self._project.testers = on, set(testers)

    def enable_api(self, *, on: bool) -> None:
        """Whether the project has the YouTube API switched on; off: `accessNotConfigured`."""
        self._project.is_enabled = on

    def manage(self, email: str, *, on: bool = True) -> None:
        """A work account whose owner forbids the application: `admin_policy_enforced`."""
        self._people.accounts[email].is_managed = on

    def revoke(self, email: str) -> None:
        """The person removes the application's access in the Google account."""
        with self._people.lock:
            self._given.revoke_all(email)

    def end_access_tokens(self) -> None:
        """All access tokens have expired; refresh tokens live on."""
        with self._people.lock:
            self._given.accesses = [replace(one, expires=0.0) for one in self._given.accesses]

    def token_life(self, seconds: int) -> None:
        """How long the access tokens live that are issued from now on."""
        self._given.token_life = seconds

    def device_times(self, *, life: int = 1800, interval: int = 5) -> None:
        """Seconds that a device code lives, and seconds between two polls."""
        self._given.device_life, self._given.device_interval = life, interval

    def limit_device_codes(self, left: int | None) -> None:
        """Give only so many more device codes, then 403 `rate_limit_exceeded`. None for no limit."""
        self.device_codes_left = left

    def check_client_kind_late(self, *, on: bool = True) -> None:
        """A desktop client gets a device code, and is refused only after the person has approved."""
        self.kind_is_checked_late = on

    def tell_bad_request(self, *, on: bool = True) -> None:
        """An ended refresh token is refused with the words "Bad Request" alone."""
        self.tells_bad_request = on

    def spoil_state_next(self, count: int = 1) -> None:
        """The next `count` redirects come with another `state` than the application sent."""
        self._spoilt_states = count

    def create_channel(self, email: str, title: str) -> Channel:
        """The person makes a channel on the website."""
        with self._people.lock:
            made = Channel(channel_id(f"{email} {title}"), title)
            self._people.accounts[email].channels.append(made)
            return made

    # -- for the emulator

    def state_for(self, sent: str) -> str:
        """The `state` to send back."""
        if self._spoilt_states > 0:
            self._spoilt_states -= 1
            return sent[::-1] + "x"
        return sent

    def gives_device_code(self) -> bool:
        """Whether one more device code is given; counts it."""
        if self.device_codes_left is None:
            return True
        self.device_codes_left -= 1
        return self.device_codes_left >= 0
