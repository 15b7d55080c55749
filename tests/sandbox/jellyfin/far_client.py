"""A client that shares no code with the emulator: requests, and a person at the web client."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import requests

from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator


def header(token: str = "", **changed: str) -> dict[str, str]:
    told = {"Client": "Far Client", "Device": "Desk “PC”", "DeviceId": "c0ffee", "Version": "1.0"} | changed
    pairs = [f'{name}="{quote(value)}"' for name, value in told.items() if value]
    pairs += [f'Token="{token}"'] if token else []
    return {"Authorization": "MediaBrowser " + ", ".join(pairs)}


@dataclass
class Caller:
    """A client of one person, or of nobody yet."""

    jellyfin: JellyfinEmulator
    token: str = ""
    user: str = ""

    def send(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None, **params: Any
    ) -> requests.Response:
        told = header(self.token) if headers is None else headers
        return requests.request(method, self.jellyfin.address + path, json=body, params=params, headers=told,
                                timeout=60, allow_redirects=False)  # fmt: skip

    def get(self, path: str, **params: Any) -> Any:
        answer = self.send("GET", path, **params)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        return answer.json()

    def lists(self, limit: int = 100) -> list[Any]:
        """All playlists, page by page: a page may be short in the middle."""
        rows: list[Any] = []
        start = total = 0
        while start == 0 or start < total:
            page = self.get("/Items", userId=self.user, includeItemTypes="Playlist", recursive="true",
                            fields="DateCreated,Etag", startIndex=start, limit=limit)  # fmt: skip
            rows, start, total = rows + page["Items"], start + limit, page["TotalRecordCount"]
        return rows

    def playlist(self, name: str) -> str:
        return str(next(row["Id"] for row in self.lists() if row["Name"] == name))

    def etag(self, playlist: str) -> str:
        return str(next(row["Etag"] for row in self.lists() if row["Id"] == playlist))

    def entries(self, playlist: str, **params: Any) -> list[Any]:
        rows = self.get(f"/Playlists/{playlist}/Items", userId=self.user, **params)["Items"]
        assert isinstance(rows, list)
        return rows

    def media(self, playlist: str) -> list[str]:
        return [row["Id"] for row in self.entries(playlist)]

    def move(self, playlist: str, entry: str, new: int) -> int:
        return self.send("POST", f"/Playlists/{playlist}/Items/{entry}/Move/{new}").status_code

    def add(self, playlist: str, *media: str, **params: Any) -> int:
        path = f"/Playlists/{playlist}/Items"
        return self.send("POST", path, ids=",".join(media), userId=self.user, **params).status_code

    def remove(self, playlist: str, *entries: str) -> int:
        return self.send("DELETE", f"/Playlists/{playlist}/Items", entryIds=",".join(entries)).status_code

    def set_whole(self, playlist: str, ids: list[str]) -> int:
        return self.send("POST", f"/Playlists/{playlist}", {"Ids": ids}).status_code


def type_code(jellyfin: JellyfinEmulator, code: str, name: str = "ada", password: str = "analytical") -> int:
    """A person types a code in the web client, signed in there by the same form."""
    page = requests.get(jellyfin.web, timeout=60)
    action = re.search(r'action="([^"]+)"', page.text)
    assert action, page.text
    form = {"code": code, "name": name, "password": password, "approve": "1"}
    host = jellyfin.web.partition("/jellyfin")[0]
    return requests.post(host + action[1], data=form, timeout=60).status_code
