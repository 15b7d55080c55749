"""Services and what they found."""

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import Title, TitleId
from desktop_app.ui.search.sections import Catalogue, SearchProgress, Section
from tests.ui.queue.examples import film

NETFLIX = Catalogue("netflix@sandbox", "Netflix (sandbox)", "N", "#9C3D3D", AccountId("ada"))
TRAKT = Catalogue("trakt@sandbox", "Trakt (sandbox)", "T", "#7A4A86", AccountId("grace"))
FILMS = tuple(film(number).title for number in (2, 4, 6))
SHOWS = (
    Title(TitleId("show:1"), "Doctor Who", 1963, 1500, kind="show"),
    Title(TitleId("movie:3"), "Ran", kind="movie"),
)


def found(catalogue: Catalogue, titles: tuple[Title, ...]) -> Section:
    return Section(catalogue, SearchProgress.FOUND, titles)


def failed(catalogue: Catalogue, remedy: str = "Retry") -> Section:
    return Section(catalogue, SearchProgress.FAILED, (), "It does not answer.", remedy)
