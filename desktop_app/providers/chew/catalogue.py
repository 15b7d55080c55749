"""Shows of anybody at Chew, looked up by their slug alone (contract chew 5)."""

from desktop_app.domain.queues import Title
from desktop_app.providers.chew.calls import Calls
from desktop_app.providers.chew.parser import rows_of, slug_in, slug_of, title_of


class Catalogue:
    """Chew's catalogue. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def search(self, term: str) -> tuple[Title, ...]:
        """A show by its slug, or by its address, which ends on it: the service finds nothing otherwise."""
        slug = slug_in(term)
        found = await self._by_slug(slug) if slug else None
        return () if found is None else (found,)

    async def find(self, title: Title) -> Title | None:
        """The show as it is now. Without a slug nobody can ask for it."""
        slug = slug_of(title)
        if not slug:
            return title
        found = await self._by_slug(slug)
        return found if found is not None and found.id == title.id else None

    async def _by_slug(self, slug: str) -> Title | None:
        """The match may be loose: compared once more, as the one client that is known does."""
        rows = rows_of(await self._calls.get("/shows", (("slug", slug),)))
        titles = (title_of(row, self._calls.address) for row in rows)
        return next((title for title in titles if slug_of(title) == slug), None)
