"""Parser of Chew's trees (contract chew 3 and 4). Only id, slug and name of a show are sure."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from desktop_app.domain.account import Person
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.hosts import picture_address
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.providers.trees import Tree, line, many, number, one, text

SLUG = "slug"
"""The namespace of a show's second key, which is part of its address and may change."""


def person(tree: Tree) -> Person:
    """Owner of the account. Whether the service ever told a name is unknown."""
    user = one(tree, "user")
    user_id = text(user, "id")
    if not user_id:
        raise BadAnswer(AnswerReason.NO_PERSON)
    return Person(user_id, text(user, "name") or text(user, "username") or f"Performer {user_id}")


def rows_of(tree: Tree) -> tuple[Tree, ...]:
    """The shows of an answer. Raises `BadAnswer` where it is something else."""
    if not isinstance(tree.get("shows"), list):
        raise BadAnswer(AnswerReason.NOT_SHOWS)
    return tuple(many(tree, "shows"))


def total_of(tree: Tree) -> int | None:
    """Number of shows on all pages together; None where the service does not say."""
    return number(one(tree, "meta"), "total")


def items_of(rows: tuple[Tree, ...], api: str = "") -> Iterator[Item]:
    for row in rows:
        created = _moment(text(row, "created_at"))
        yield Item(title_of(row, api), None if created is None else round(created.timestamp()))


def title_of(row: Tree, api: str = "") -> Title:
    """A show, with what the answer happens to tell of it. `api` is the address that answered."""
    show_id, slug = text(row, "id"), text(row, "slug")
    if not show_id:
        raise BadAnswer(AnswerReason.SHOW_WITHOUT_ID)
    starts = _moment(text(row, "starts_at"))
    return Title(
        id=TitleId(show_id),
        name=line(row, "name") or slug or "(no name)",
        year=None if starts is None else starts.year,
        runtime=number(row, "duration") or None,
        overview=text(row, "description"),
        poster=picture_address(text(row, "image_url"), api),
        web_page=_web(text(row, "url"), api),
        kind="live" if row.get("live") is True else "private" if row.get("private") is True else "recording",
        ids=((SLUG, slug),) if slug else (),
    )


def slug_of(title: Title) -> str:
    return dict(title.ids).get(SLUG, "")


def slug_in(typed: str) -> str:
    """Slug in a text that a person typed or pasted: the end of an address, or words joined by hyphens."""
    typed = typed.strip()
    if "/" in typed:
        try:
            typed = unquote(urlsplit(typed).path.rstrip("/").rpartition("/")[2])
        except ValueError:  # an address that is none
            return ""
    return "-".join(typed.lower().split())


def _moment(said: str) -> datetime | None:
    """An ISO 8601 time in UTC, None where it is none."""
    try:
        found = datetime.fromisoformat(said)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _web(address: str, api: str) -> str:
    """Empty where it is none to go to. Only an emulator on this computer may lead to what else runs here."""
    taken = ("https://", "http://127.0.0.1:") if api.startswith("http://127.0.0.1:") else ("https://",)
    return address if address.startswith(taken) and address.isprintable() else ""
