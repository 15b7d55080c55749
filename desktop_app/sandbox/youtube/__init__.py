"""YouTube Data API v3 and Google's sign-in, emulated as their documentation and their clients describe them
(contract: youtube.md).

No source tells the rest, which is decided here:
- A refused request costs one unit. A switch lets it cost as much as one that succeeds.
- A playlist that is made without a privacy is public. An update of a playlist item without `position` leaves it there.
- A body that has a part which `part` does not name is refused with `unexpectedPart`.
- An entity-tag changes with the resource alone; `If-Match` is ignored. Switches for both.
- An account that is not among a project's testers gets `access_denied` like a person who refuses.
- A playlist that was made less than a second ago answers every change of it or of its items with 409 ABORTED.
- A page token fits every list. `maxResults` that is no number from 0 is refused with `invalidParameter`.
"""
