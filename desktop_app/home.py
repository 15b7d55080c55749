"""The address at which the project can be found on the web."""

HOME: str | None = None
"""Page of the project, such as "https://forge.example/lineup"; None as long as it has none.

No guess stands here: whoever owns a guessed name could hand out what they like as Lineup. The first public release
sets this, together with the other placeholders that packaging/README.md names.
"""


def releases_page(home: str | None = HOME) -> str | None:
    """Page on which new versions and their checksums are published."""
    return None if home is None else f"{home.rstrip('/')}/releases"
