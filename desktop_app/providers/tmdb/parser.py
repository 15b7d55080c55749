"""Parser of TMDB's trees (contract 3, 4 and 7)."""

from desktop_app.domain.account import Fact, FactKind, Person
from desktop_app.domain.errors import AnswerReason, BadAnswer, ListReason
from desktop_app.domain.hosts import host_of, is_near
from desktop_app.domain.queues import Item, Title
from desktop_app.domain.service import ListInfo
from desktop_app.providers.tmdb.addresses import Key
from desktop_app.providers.tmdb.images import Images
from desktop_app.providers.trees import Tree, decimal, line, number, one, text

WEBSITE = "https://www.themoviedb.org"
"""Wanted by its terms of use (contract 7)."""

KINDS = {"movie": "movie", "tv": "tv", "tv_episode": "episode"}
"""Kinds that can stand on a list, by `media_type`. People are found too, and are no titles."""

WORDS = {"movie": "movie", "tv": "show", "episode": "episode"}
"""Words of the domain for kinds."""


def item_of(row: Tree, kind: str, images: Images) -> Item | None:
    """Item for a row of a list of this kind, or of mixed kinds where `kind` is empty; None if it is no title."""
    title = title_of(row, kind, images)
    return None if title is None else Item(title)


def title_of(row: Tree, kind: str, images: Images) -> Title | None:
    """Title in a row; None where it is none, or of an unknown kind. To show another field, read it here."""
    kind = kind or KINDS.get(text(row, "media_type"), "")
    key = _key(row, kind)
    if key is None:
        return None
    stars = decimal(row, "vote_average")
    minutes = number(row, "runtime")
    namespace = () if kind == "episode" else (("tmdb", key.number),)
    return Title(
        id=key.title_id,
        name=_name(row, kind),
        year=_year(row),
        runtime=minutes * 60 if minutes else None,
        average_rating=min(max(stars / 2, 1.0), 5.0) if stars else None,
        overview=text(row, "overview"),
        poster=images.poster(row),
        web_page=f"{WEBSITE}{key.path}",
        kind=WORDS[kind],
        ids=namespace,
    )


def person_of(account: Tree, images: Images, api: str) -> Person:
    """Owner of the account. Raises `BadAnswer` where that is not said."""
    user_id, username = number(account, "id"), text(account, "username")
    if user_id is None:
        raise BadAnswer(AnswerReason.NO_PERSON)
    facts = (
        Fact(FactKind.NAME_THERE, (username or str(user_id),)),
        Fact(FactKind.ORDER_KEPT_HERE),
        Fact(FactKind.NOTICE),
    )
    return Person(str(user_id), text(account, "name") or username or str(user_id), _avatar(account, images, api), facts)


def list_info(row: Tree, owner: str, me: str) -> ListInfo:
    """A list with a name, as the person whose session it is may use it."""
    is_own = owner == me
    return ListInfo(
        f"list/{text(row, 'id')}",
        text(row, "name") or f"List {text(row, 'id')}",
        fixed=None if is_own else ListReason.OTHER_OWNER,
        is_own=is_own,
        description=text(row, "description"),
        owner="" if is_own else owner,
        count=number(row, "item_count"),
        takes=WORDS["movie"] if is_own else "",
    )


def _avatar(account: Tree, images: Images, api: str) -> str:
    path = text(one(account, "avatar", "tmdb"), "avatar_path")
    digest = text(one(account, "avatar", "gravatar"), "hash")
    if path or is_near(host_of(api)) or not (digest.isascii() and digest.isalnum()):
        return images.portrait(path)
    return f"https://www.gravatar.com/avatar/{digest}?s=160&d=404"


def _key(row: Tree, kind: str) -> Key | None:
    if kind == "episode":
        numbers = [number(row, name) for name in ("show_id", "season_number", "episode_number")]
        return None if None in numbers else Key(kind, "/".join(map(str, numbers)))
    found = number(row, "id")
    return None if found is None or not kind else Key(kind, str(found))


def _name(row: Tree, kind: str) -> str:
    names = ("title", "original_title") if kind == "movie" else ("name", "original_name")
    name = next(filter(None, (line(row, each) for each in names)), "")
    if kind != "episode":
        return name or "(no title)"
    season, episode = number(row, "season_number") or 0, number(row, "episode_number") or 0
    return f"S{season:02d}E{episode:02d}: {name or '(no title)'}"


def _year(row: Tree) -> int | None:
    """Dates may be empty."""
    date = text(row, "release_date") or text(row, "first_air_date") or text(row, "air_date")
    year = date.partition("-")[0]
    return int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
