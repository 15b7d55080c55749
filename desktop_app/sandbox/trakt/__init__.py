"""Trakt API v2, emulated as its documentation and its clients describe it (contract: trakt.md).

What no source says is decided here:
- A new item lands at the end; over a limit nothing of the body is added.
- A reorder keeps items that are not named behind the named ones, in their old order; a one-item rank shifts the others.
- A refusal redirects with `error=access_denied`. A challenge that is not S256 redirects with `invalid_request`.
- A refresh ends both old tokens; replaying the old one spares its successor. Under PKCE it needs no secret; the
  address must be that of the first exchange, or any registered one for a device's token. The device flow needs the
  secret, 401 without.
- A missing `trakt-api-version` is 400, a missing User-Agent the edge's 403. `limit` that is no number is 400, and so is
  `all` where only personal lists know it. An unknown order is 422, a type that the list cannot hold 404.
- A search operator that is not escaped is obeyed, and finds nothing.
- A 401 on the API has no body. The API host knows no `/oauth`.
"""
