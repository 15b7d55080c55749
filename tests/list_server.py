"""A strict little server of lists, which is told a move in one way alone; it shares no code with the client.

It refuses what it does not know: other methods, other members of a body, a number as a text, a place that is none.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from werkzeug.wrappers import Request, Response

from tests.authlib_server.server import on_loopback

KEY = "the-key-of-ada"


class Way(Enum):
    """How it is told a move."""

    FINAL = "final index from 0"
    FINAL_FROM_1 = "final index from 1"
    BEFORE_REMOVAL = "index before removal"
    AFTER = "after an entry"
    BEFORE = "before an entry"
    IDS = "all ids"
    PAIRS = "all ids with numbers"


class Pages(Enum):
    """How it tells a long list."""

    NONE = "at once"
    PAGE = "page"
    OFFSET = "offset"
    TOKEN = "token"
    NEXT = "next"


class Mark(Enum):
    """How it guards a write."""

    NONE = "none"
    HEADER = "header"
    PARAMETER = "parameter"


class Wrong(Exception):
    """A request that it does not take."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass
class ListServer:
    """One account's lists. `before_page` is called before each page but the first; `lies` says yes and does nothing."""

    way: Way = Way.FINAL
    pages: Pages = Pages.NONE
    mark: Mark = Mark.NONE
    size: int = 4
    rows: list[dict[str, Any]] = field(default_factory=list)
    version: int = 1
    lies: bool = False
    tells_positions: bool = False
    takes_doubles: bool = False
    holes: int = 0
    before_page: Callable[[], None] = lambda: None
    answers: list[Response] = field(default_factory=list)
    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    address: str = ""

    def fill(self, count: int) -> None:
        self.rows = [self.row(number) for number in range(1, count + 1)]

    def row(self, number: int) -> dict[str, Any]:
        return {"id": 100 + number, "video": {"id": f"v{number}", "title": f"Video {number}", "seconds": 60 * number}}

    @property
    def order(self) -> list[str]:
        """What stands in the list, as titles."""
        return [row["video"]["id"] for row in self.rows]

    @property
    def writes(self) -> list[tuple[str, str, Any]]:
        return [each for each in self.requests if each[0] != "GET"]

    def answer(self, request: Request) -> Response:
        body = json.loads(request.get_data()) if request.get_data() else None
        self.requests.append((request.method, request.full_path.rstrip("?"), body))
        if self.answers:
            return self.answers.pop(0)
        try:
            return self._answer(request, body)
        except Wrong as wrong:
            return _json({"error": {"reason": str(wrong)}}, wrong.status)

    def _answer(self, request: Request, body: Any) -> Response:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            raise Wrong(401, "who are you")
        parts = request.path.strip("/").split("/")
        match request.method, parts:
            case "GET", ["me"]:
                return _json({"id": "ada-1", "name": "Ada"})
            case "GET", ["lists"]:
                lists = [{"id": 7, "title": "Evenings"}, {"id": "8", "title": "Smart", "smart": True}]
                return _json({"lists": lists})
            case "GET", ["lists", "7", "items"]:
                return self._items(request)
            case method, ["lists", "7", *rest]:
                self._check_mark(request)
                if not self.lies:
                    self._write(method, rest, body)
                    self.version += 1
                return Response("", 204)
        raise Wrong(404, "no such thing")

    # --- reading -------------------------------------------------------------------------------------------------

    def _items(self, request: Request) -> Response:
        start = self._start(request)
        if start:
            self.before_page()
        end = len(self.rows) if self.pages is Pages.NONE else start + self.size
        rows = [dict(row) for row in self.rows[start:end]]
        if self.tells_positions:
            for place, row in enumerate(rows, start):
                row["position"] = place + (self.holes if place > 1 else 0)
        told: dict[str, Any] = {"items": rows, "count": len(self.rows), "version": self.version}
        if end < len(self.rows):
            told["next"] = f"/lists/7/items?from={end}" if self.pages is Pages.NEXT else f"t{end}"
        return _json(told, headers={"ETag": f'"{self.version}"'})

    def _start(self, request: Request) -> int:
        match self.pages:
            case Pages.PAGE:
                return (int(request.args["page"]) - 1) * self.size
            case Pages.OFFSET:
                return int(request.args["offset"])
            case Pages.TOKEN:
                return int(request.args.get("token", "t0")[1:])
            case Pages.NEXT:
                return int(request.args.get("from", "0"))
        return 0

    # --- writing -------------------------------------------------------------------------------------------------

    def _check_mark(self, request: Request) -> None:
        told = request.headers.get("If-Match") if self.mark is Mark.HEADER else request.args.get("version")
        wanted = f'"{self.version}"' if self.mark is Mark.HEADER else str(self.version)
        if self.mark is not Mark.NONE and told != wanted:
            raise Wrong(412, "stale")

    def _write(self, method: str, rest: list[str], body: Any) -> None:
        match method, rest:
            case "POST", ["items"]:
                self._add(_only(body, {"video": str})["video"])
            case "DELETE", ["items", slot]:
                self.rows.remove(self._row(int(slot)))
            case "PUT", ["items", slot]:
                self._move(self._row(int(slot)), body)
            case "PUT", ["order"]:
                self._order(body)
            case _:
                raise Wrong(405, "no such call")

    def _add(self, video: str) -> None:
        if video == "full":
            raise Wrong(400, "listFull")
        if not video.startswith("v"):
            raise Wrong(400, "no such video")
        row = self.row(int(video[1:]))
        while any(other["id"] == row["id"] for other in self.rows):
            row["id"] += 1000
        self.rows.append(row)

    def _row(self, slot: int) -> dict[str, Any]:
        found = next((row for row in self.rows if row["id"] == slot), None)
        if found is None:
            raise Wrong(404, "no such entry")
        return found

    def _move(self, row: dict[str, Any], body: Any) -> None:
        match self.way:
            case Way.FINAL | Way.FINAL_FROM_1:
                place = _only(body, {"position": int})["position"] - (self.way is Way.FINAL_FROM_1)
                if not 0 <= place < len(self.rows):
                    raise Wrong(400, "no such place")
                self.rows.remove(row)
                self.rows.insert(place, row)
            case Way.BEFORE_REMOVAL:
                gap = _only(body, {"position": int})["position"]
                if not 0 <= gap <= len(self.rows):
                    raise Wrong(400, "no such place")
                start = self.rows.index(row)
                self.rows.insert(gap, row)
                del self.rows[start if start < gap else start + 1]
            case Way.AFTER:
                other = _only(body, {"after": int})["after"] if body else None
                if other == row["id"]:
                    raise Wrong(400, "behind itself")
                behind = None if other is None else self._row(other)
                self.rows.remove(row)
                self.rows.insert(0 if behind is None else self.rows.index(behind) + 1, row)
            case Way.BEFORE:
                other = _only(body, {"before": int})["before"]
                front = None if other == 0 else self._row(other)
                self.rows.remove(row)
                self.rows.insert(len(self.rows) if front is None else self.rows.index(front), row)
            case _:
                raise Wrong(405, "the whole order, please")

    def _order(self, body: Any) -> None:
        if self.way is Way.PAIRS:
            pairs = _only(body, {"order": list})["order"]
            slots = [_only(pair, {"id": int, "rank": int})["id"] for pair in pairs]
            if [pair["rank"] for pair in pairs] != list(range(1, len(pairs) + 1)):
                raise Wrong(400, "ranks from 1")
        elif self.way is Way.IDS:
            slots = _only(body, {"order": list})["order"]
        else:
            raise Wrong(405, "one at a time")
        if sorted(map(repr, slots)) != sorted(repr(row["id"]) for row in self.rows):
            raise Wrong(400, "not the same entries")
        self.rows = [self._row(slot) for slot in slots]


def _only(body: Any, kinds: dict[str, type]) -> Any:
    """The body, which has these members of these types and no others."""
    if not isinstance(body, dict) or set(body) != set(kinds):
        raise Wrong(422, "other members")
    if any(type(body[name]) is not kind for name, kind in kinds.items()):
        raise Wrong(422, "other types")
    return body


def _json(tree: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(json.dumps(tree), status, headers, content_type="application/json")


@contextmanager
def serving(server: ListServer) -> Iterator[ListServer]:
    """Serve on loopback."""
    with on_loopback(server.answer) as server.address:
        yield server


_MOVES = {
    Way.FINAL: ('kind = "index"', '{ position = "{index}" }'),
    Way.FINAL_FROM_1: ('kind = "index"\nbase = 1', '{ position = "{index}" }'),
    Way.BEFORE_REMOVAL: ('kind = "index"\ncounted = "before-removal"', '{ position = "{index}" }'),
    Way.AFTER: ('kind = "after"', '{ after = "{after}" }'),
    Way.BEFORE: ('kind = "before"\nfirst = 0', '{ before = "{before}" }'),
    Way.IDS: ('kind = "whole"', '{ order = "{ids}" }'),
    Way.PAIRS: ('kind = "whole"\nbase = 1\nentry = { id = "{slot}", rank = "{index}" }', '{ order = "{entries}" }'),
}
_PAGES = {
    Pages.NONE: "",
    Pages.PAGE: '[paging]\nkind = "page"\nparameter = "page"\nsize_parameter = "limit"\nsize = 4\ntotal = "count"',
    Pages.OFFSET: '[paging]\nkind = "offset"\nparameter = "offset"\ntotal = "count"',
    Pages.TOKEN: '[paging]\nkind = "token"\nparameter = "token"\nnext = "next"\ntotal = "count"',
    Pages.NEXT: '[paging]\nkind = "next"\nnext = "next"\ntotal = "count"',
}
_MARKS = {
    Mark.NONE: "",
    Mark.HEADER: '[guard]\nkind = "header"\nread_header = "ETag"',
    Mark.PARAMETER: '[guard]\nkind = "parameter"\nname = "version"\nread = "version"',
}


def description(server: ListServer, more: str = "") -> str:
    """A description of the server, as a person would write it."""
    at = server.address
    kind, body = _MOVES[server.way]
    place = (
        f"{at}/lists/{{list}}/order" if server.way in {Way.IDS, Way.PAIRS} else f"{at}/lists/{{list}}/items/{{slot}}"
    )
    position = 'position = "position"' if server.tells_positions else ""
    doubles = "doubles = true" if server.takes_doubles else ""
    return f"""
name = "Shelf"
flows = ["key"]
[user]
url = "{at}/me"
id = "id"
name = "name"
[lists]
url = "{at}/lists"
items = "lists"
id = "id"
name = "title"
fixed = "smart"
[items]
url = "{at}/lists/{{list}}/items"
items = "items"
slot = "id"
title = "video.id"
name = "video.title"
length = "video.seconds"
{position}
{doubles}
{_PAGES[server.pages]}
[move]
{kind}
method = "PUT"
url = "{place}"
body = {body}
[add]
url = "{at}/lists/{{list}}/items"
body = {{ video = "{{title}}" }}
[remove]
url = "{at}/lists/{{list}}/items/{{slot}}"
{_MARKS[server.mark]}
[[errors]]
status = 400
path = "error.reason"
equals = "listFull"
means = "full"
{more}
"""
