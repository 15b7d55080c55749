"""chew.tv's API v1, of which little is known, emulated (contract: chew.md).

What no source says is decided here, and every answer that rests on such a decision carries `X-Emulator-Invented: 1`:
- A refusal on the page redirects with `error=access_denied`; an unknown scope or response type likewise with its error.
- A client or callback that is not registered is shown a page, 400. Codes live ten minutes and work once.
- The implicit grant echoes `state` where it was sent. Errors are RFC 6749's and RFC 6750's JSON.
- Pages of 25, at most 100, with a `meta` object. A show's and a person's fields beyond those that a client is known to
  have read. Public shows, newest first, where no slug is asked for. Private shows without the scope look like none.
- Where both a key and a header come, the header wins. A chat message wants `write`.
"""
