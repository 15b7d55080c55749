"""Switches for everything that goes wrong with the service, and more (tmdb.md, section 11).

Tests throw them from Python, the demo's menu by hand. Any thread may.
"""

from __future__ import annotations

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.mishaps import Mishap, Mishaps
from desktop_app.sandbox.tmdb.calls import Refusal
from desktop_app.sandbox.tmdb.grants import Grants
from desktop_app.sandbox.tmdb.limits import Limits
from desktop_app.sandbox.tmdb.state import State
from desktop_app.sandbox.tmdb.website import Website
from desktop_app.sandbox.tmdb.works import Key


class Faults(Mishaps):
    """The switches. All are off at first, but for the limit, the spam filter and the failing deletion of lists."""

    def __init__(self, state: State, clock: ServerClock, grants: Grants, limits: Limits) -> None:
        super().__init__(state.lock)
        self._state = state
        self._clock = clock
        self._grants = grants
        self._limits = limits
        self._website = Website(state, clock)
        self._spoilt_returns = 0
        self._edits_before_writes = 0
        self._suspicions = 0
        self.key_code = 0
        self.silent_refusals = False
        self.deletion_fails = True
        self.spam_filter = True
        self.bare_errors = False
        self.older_bodies = False
        self.staleness = 0.0
        self.no_cache_honoured = False

    # -- the application and its tokens

    def suspend_key(self, *, on: bool = True) -> None:
        """Suspend both credentials: 401/10 on everything."""
        self.key_code = 10 if on else 0

    def withdraw_key(self, *, on: bool = True) -> None:
        """Withdraw both credentials: 401/7 on everything."""
        self.key_code = 7 if on else 0

    def request_token_life(self, seconds: float) -> None:
        """How long request tokens of v3 live that are issued from now on. The service says 60 minutes."""
        self._grants.request_life = seconds

    def spoil_return_next(self, count: int = 1) -> None:
        """The next `count` redirects to the application carry another request token than its own."""
        self._spoilt_returns = count

    def refuse_silently(self, *, on: bool) -> None:
        """A refusal sends nothing to the application: the person is shown a page."""
        self.silent_refusals = on

    def expire_request_tokens(self) -> None:
        """Make every request token older than its life."""
        with self._state.lock:
            self._grants.expire_requests()

    def revoke(self, username: str) -> None:
        """The member withdraws the permission on the website: 401/3 for sessions, 401/35 for v4's tokens."""
        with self._state.lock:
            self._grants.revoke_all(username)

    # -- the member's account

    def account_standing(self, username: str, code: int) -> None:
        """31: disabled, 32: e-mail address not verified, both at the sign-in; 45: suspended, on every call. 0: good."""
        self._state.accounts[username].standing = code

    # -- the member elsewhere

    def edit_on_website(
        self, username: str, shelf: str = "watchlist", *, add: Key | None = None, remove: Key | None = None
    ) -> str:
        """The member edits `watchlist`, `favorite`, `rated` or an own list (its name or number) on the website now.

        With neither of the works a small edit by chance. Says what it did.
        """
        if add is not None:
            return self._website.add(username, shelf, add)
        if remove is not None:
            return self._website.remove(username, shelf, remove)
        return self._website.anything(username, shelf)

    def edit_before_writes(self, count: int) -> None:
        """Edit the list, as somebody else, just before each of the next `count` writes to it is carried out."""
        with self._state.lock:
            self._edits_before_writes = count

    # -- how the service answers

    def refuse_next(
        self,
        code: int,
        count: int = 1,
        *,
        after_effect: bool = False,
        writes_only: bool = False,
        retry_after: int | None = None,
    ) -> None:
        """The next `count` calls of the API get this code of TMDB's: 9, 11, 15, 24, 25, 43, 45, 46 ..."""
        told = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self.plan(Mishap("api", Refusal(code, headers=told).reply, after_effect, writes_only), count)

    def stale_reads(self, seconds: float) -> None:
        """Account pages and lists are answered from a cache for so long, whatever was written since. 0 switches off.

        `account_states` and `item_status` always say what is true.
        """
        self.staleness = seconds

    def honour_no_cache(self, *, on: bool) -> None:
        """A call with `Cache-Control: no-cache` gets past that cache."""
        self.no_cache_honoured = on

    def clock_offset(self, seconds: float) -> None:
        """The server's clock, its Date header and its expiry dates are ahead of the client's by `seconds`."""
        self._clock.offset = seconds

    def fail_list_deletion(self, *, on: bool) -> None:
        """Let v3's deletion of a list answer 500/11, although the list is gone."""
        self.deletion_fails = on

    def filter_spam(self, *, on: bool) -> None:
        """The third list within a minute with a name as a machine would give is refused, 400/18."""
        self.spam_filter = on

    def suspect_spam_next(self, count: int = 1) -> None:
        """The next `count` lists are refused as spam, whatever they are called."""
        self._suspicions = count

    def bare_validation_errors(self, *, on: bool) -> None:
        """Refuse invalid values (5, 18, 22) with `errors` alone, without a `status_code`."""
        self.bare_errors = on

    def answer_in_older_bodies(self, *, on: bool) -> None:
        """Answers to v3's writes lack `success`, and a list's id is text."""
        self.older_bodies = on

    def requests_per_second(self, calls: int | None) -> None:
        """Limit requests per second, for everybody together; None for no limit."""
        self._limits.per_second = calls

    def retry_after_over_rate(self, seconds: int | None) -> None:
        """Set the `Retry-After`, in seconds, of the limit's 429; 0 is allowed, None for no header."""
        self._limits.retry_after = seconds

    # -- for the emulator

    def before_write(self, username: str, shelf: str) -> None:
        """A write to this list comes to be judged."""
        if self._edits_before_writes > 0:
            self._edits_before_writes -= 1
            self._website.anything(username, shelf)

    def returned(self, token: str) -> str:
        """The request token to send back."""
        if self._spoilt_returns > 0:
            self._spoilt_returns -= 1
            return token[::-1]
        return token

    def suspects_spam(self) -> bool:
        if self._suspicions > 0:
            self._suspicions -= 1
            return True
        return False
