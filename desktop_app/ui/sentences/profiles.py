"""Words about each service: how it is introduced, what linking allows, and what a person should know of it.

The one place of the window that knows services by their names. Words about a service that a file describes are made of
what stands in that file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop_app.providers.provider import FileTexts, Profile, ToldScope


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """Words about one service.

    `gives` are points for its card, `limits` those that a person should know before. `asks_for` pairs what linking lets
    Lineup do with a sentence; `optional` has the same by the service's name for a permission that a person may tick.
    `key_labels` are those of the application's key and secret. `lasts` says how long
    a link holds, `warning` what linking does elsewhere, `clock_off` what comes of a clock that is wrong, `closed` since
    when nobody answers. `key_step` is the first step to a key (title, sentence, and the words of it that are to be
    pressed), `key_values` the last; empty where those for any service do. `by_itself` says, by a list's name, what the
    service takes out of it though nobody asked. `notice` is what the service wants people to be
    told of programs that use it. `code_steps` lead to the place where a code is typed, by the service's menus.
    """

    gives: tuple[str, ...]
    asks_for: tuple[tuple[str, str], ...]
    key_labels: tuple[str, str] = ("Client ID", "Client secret")
    lasts: str = "Good until you revoke it at the service; it does not run out."
    clock_off: str = "Times that it names, such as the end of a sign-in, would be misread."
    closed: str = ""
    warning: str = ""
    optional: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    by_itself: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""
    key_step: tuple[str, ...] = ()
    key_values: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    code_steps: tuple[str, ...] = ()


_NOT_SIGNED = "Requests would be refused."

WORDS: dict[str, ProfileWords] = {
    "netflix": ProfileWords(
        ("Instant and DVD queues", "Order kept by the service", "Search, ratings, and saved titles"),
        (
            ("Your queues", "Read them, change their order, add and remove titles."),
            ("Your profile", "Your name, and nothing else of it."),
        ),
        ("Key", "Shared secret"),
        closed="Closed to other programs since 2014",
        clock_off=_NOT_SIGNED,
    ),
    "trakt": ProfileWords(
        ("Watchlist, favorites, and your lists", "Order kept by Trakt", "Ratings and what you’ve watched"),
        (
            ("Your lists", "Read them, change their order, add and remove titles."),
            ("Your own lists", "Make, rename and delete them, when you ask for it."),
            ("Your ratings", "Read them to arrange by, change them when you do."),
            ("Your settings", "Your name, your picture, and how much you may keep."),
        ),
        lasts="Renewed by itself about every week, until you revoke it at Trakt.",
        clock_off="The sign-in would be renewed, and pauses would end, at the wrong time.",
        warning="Linking Lineup may unlink another program. "
        "Since July 2026 a free account can be linked to one community application at a time.",
        key_step=(
            "Open Trakt’s application page",
            "Sign in at Trakt, and then choose New application.",
            "New application",
        ),
        by_itself={"watchlist": "Trakt takes what you have watched off the watchlist by itself."},
    ),
    "tmdb": ProfileWords(
        ("Watchlist, favorites, and your lists", "Posters, overviews, and ratings"),
        (
            ("Your watchlist and favorites", "Read them, add and remove titles."),
            ("Your own lists", "Read, make and delete them, add and remove films."),
            ("Your ratings", "Read them to arrange by, change them when you do."),
            ("Your name and picture", "To tell your accounts apart."),
        ),
        ("API key or read access token", ""),
        lasts="Good until you revoke it at TMDB; it does not run out.",
        warning="TMDB keeps no order: the one that you make is kept on this computer and seen nowhere else.",
        key_step=(
            "Open TMDB’s API page",
            "Sign in at TMDB. If you have no key yet, ask for one for personal use.",
        ),
        key_values=("Copy one value back here", "Either of the two on that page will do."),
        notice="This product uses the TMDB API but is not endorsed or certified by TMDB.",
        limits=("Order kept on this computer",),
    ),
    "jellyfin": ProfileWords(
        ("Your playlists and favorites", "Order kept by your server", "Posters from your server"),
        (
            ("Your playlists", "Read them, change their order, add and remove titles."),
            ("Your own playlists", "Make, rename and delete them, when you ask for it."),
            ("Your favorites", "Read them, add and remove titles."),
            ("Your name", "To tell your accounts apart."),
        ),
        ("", ""),
        lasts="Good until you sign Lineup out at your server; it does not run out.",
        notice="Lineup is not made or endorsed by the Jellyfin project.",
        code_steps=(
            "Select your picture at the top right.",
            "Select Quick Connect.",
            "Type the code, and then select Authorize.",
        ),
    ),
    "chew": ProfileWords(
        ("Your shows, and shows that are live", "A list of saved shows"),
        (("Your shows", "See them and who you are. Nothing is changed at chew.tv."),),
        lasts="Good until you make another key at chew.tv.",
        closed="Closed",
        limits=("Order kept on this computer",),
        optional={"private": ("Your private shows", "See those, too, that you show to nobody.")},
    ),
}
"""Words of the services that are built in, by their ids."""

_NAME_ONLY = (("Who you are", "Your name there, so that Lineup can tell your accounts apart."),)
_NO_LISTS = "Lineup shows who you are there, but none of its lists"


def profile_words(profile: Profile) -> ProfileWords:
    """Return the words about a service."""
    return WORDS[profile.id] if profile.texts is None else _of_file(profile, profile.texts)


def _of_file(profile: Profile, texts: FileTexts) -> ProfileWords:
    words = ProfileWords(
        (texts.introduction or "Described in a file of yours", "Sign in, and stay signed in"),
        tuple(map(_scope_in_words, texts.scopes)) or _NAME_ONLY,
        _key_labels(profile, texts),
        lasts="Good until you revoke it at the service, or as long as it says.",
        optional={scope.value: _scope_in_words(scope) for scope in texts.optional},
        limits=(_NO_LISTS,),
    )
    return replace(words, clock_off=_NOT_SIGNED) if profile.is_signed_by_clock else words


def _key_labels(profile: Profile, texts: FileTexts) -> tuple[str, str]:
    usual = ("Consumer key", "Consumer secret") if profile.is_signed_by_clock else ("Client ID", "Client secret")
    first, second = texts.key_labels
    return first or usual[0], second or usual[1]


def _scope_in_words(scope: ToldScope) -> tuple[str, str]:
    return scope.words, f"The service calls it {scope.value}."
