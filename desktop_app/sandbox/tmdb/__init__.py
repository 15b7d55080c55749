"""TMDB's API v3 with the additions of v4, emulated as its documentation and its clients describe it (tmdb.md).

What no source says is decided here:
- Each credential that is sent must hold. A member's v4 token opens v4 alone; one that is over is 401/35.
- A return is followed to http on 127.0.0.1 only. A refusal adds `denied=true`; v4 adds nothing either way. A request
  token is decided once. One that is spent is unknown: 401/33; one that is refused is 401/17, in v4 422/41.
- A session that is unknown cannot be deleted: 404/6. Another member's account is 401/3. A guest lives for a day.
- A body counts only if it is said to be JSON; a field of the wrong type or missing is 422/5, a rating out of range
  400/18 with `errors`. Removing what is not there succeeds: 200/13. So does taking off stars that nobody gave.
- A v3 list cannot be read by others if it is private: 401/39; nor changed by them: 401/38. Removing from it what is not
  on it is 404/21. It shows twenty a page. A name that is missing is 422/5, in v4 422 with `errors` alone.
- v4 adds nothing twice: `success` is false for that item. Reads of another's account are 401/36.
- Account pages and lists may be kept for five minutes, details for eight hours; sign-in and `clear` never.
  `If-Match` is ignored. `Cache-Control: no-cache` is ignored too, until a switch is thrown.
"""
