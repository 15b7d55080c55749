"""How TMDB is introduced to a person (contract tmdb 1, 2 and 5)."""

from desktop_app.auth.flow import Step
from desktop_app.providers.provider import Method, Profile, Server

OWN_SERVER = Server("themoviedb.org", "https://api.themoviedb.org/3", "https://www.themoviedb.org/authenticate")

PROFILE = Profile(
    id="tmdb",
    name="TMDB",
    letter="M",
    colour="#2F6C74",
    closed="",
    introduction="Watchlist, favourites and your own lists at themoviedb.org.",
    gives=("Watchlist, favourites and your own lists", "Order kept on this computer", "Ratings in half stars"),
    asks_for=(
        ("Your watchlist and favourites", "Read them, add and remove titles."),
        ("Your own lists", "Read, make and delete them, add and remove films."),
        ("Your ratings", "Read them to arrange by, change them when you do."),
        ("Your name and picture", "To tell your accounts apart."),
    ),
    methods=(Method.EMBEDDED, Method.BROWSER, Method.PASSWORD),
    key_fields=("API key or read access token", ""),
    warning="TMDB keeps no order: the one that you make is kept on this computer and seen nowhere else.",
    support="https://www.themoviedb.org/talk",
    key_page="https://www.themoviedb.org/settings/api",
    lasts="Good until you revoke it at TMDB; it does not run out.",
)

WHO = Step("Check who you are")
