"""Paths of lists (contract trakt 4 and 5). A `ListInfo.name` is the path below the person who has the list."""

from dataclasses import dataclass

OWN = "/users/me/lists"
"""The lists of the person's own making."""

_OLDER = {"watchlist": "movies,shows,seasons,episodes", "favorites": "movies,shows"}
"""Types that fit on the lists that everybody has exactly one of."""


@dataclass(frozen=True, slots=True)
class Address:
    """The paths of one list, by its name: `watchlist`, `lists/55`, or `users/ada/lists/55` of somebody else."""

    name: str

    @property
    def is_shelf(self) -> bool:
        return self.name in _OLDER

    @property
    def itself(self) -> str:
        """A list with a name can be asked about itself, and changed."""
        return f"/{self.name}" if self.name.startswith("users/") else f"/users/me/{self.name}"

    @property
    def items(self) -> str:
        """Path to which changes of items are written."""
        return f"/sync/{self.name}" if self.is_shelf else f"{self.itself}/items"

    def read(self, types: str) -> str:
        """Path to read items by rank, the only order that a person can change."""
        return f"{self.items}/{types}/rank/asc"

    @property
    def types(self) -> tuple[str, ...]:
        """How the whole of it is asked for: `all` is new, older servers want the types named (contract 10)."""
        return "all", _OLDER.get(self.name, "movies,shows,seasons,episodes,people")

    @property
    def number(self) -> int:
        """The list's own id."""
        return int(self.name.rpartition("/")[2])
