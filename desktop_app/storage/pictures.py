"""Pictures at addresses that services gave: from the disk while they are fresh, else asked for (RFC 9111)."""

from collections.abc import Awaitable, Callable

from desktop_app.domain.errors import BadAnswer, OutcomeUnknown, PictureReason, Unreachable
from desktop_app.storage.http_cache_rules import (
    Headers,
    conditions,
    fresh_until,
    may_be_kept,
    must_be_asked_again,
)
from desktop_app.storage.picture_files import Kept, PictureFiles
from desktop_app.transport import Request, Response
from desktop_app.workers import Workers, in_worker

OK, NOT_MODIFIED = 200, 304

KINDS = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Pictures made of pixels. A drawing (SVG) is a program of sorts, and may fetch and expand as it likes."""

_WORTH_KEEPING = ("etag", "last-modified", "cache-control", "expires", "date")

Send = Callable[[Request], Awaitable[Response]]
"""Unsigned. Raises `ServiceError`."""


class Pictures:
    """A private HTTP cache of pictures."""

    def __init__(self, files: PictureFiles, workers: Workers, send: Send, clock: Callable[[], float]) -> None:
        """`workers`: one thread, in which the files are read and written. `clock` in Unix seconds."""
        self._files = files
        self._run = workers.run
        self._send = send
        self._clock = clock

    async def __call__(self, address: str) -> bytes:
        """The picture's file. Raises `ServiceError`."""
        kept = await self._run(lambda: self._files.load(address))
        if kept is None:
            return await self._fetched(address, None)
        if self._clock() < kept.fresh_until:
            return kept.body
        try:
            return await self._fetched(address, kept)
        except (Unreachable, OutcomeUnknown):
            if must_be_asked_again(kept.headers):
                raise
            return kept.body

    @in_worker
    def used(self) -> int:
        """Bytes on the disk."""
        return self._files.size

    @in_worker
    def allow(self, limit: int) -> None:
        """Limit the pictures on the disk to `limit` bytes and delete the excess at once. 0 keeps none."""
        self._files.allow(limit)

    @in_worker
    def clear(self) -> None:
        """Let all of them go; those that are wanted again are asked for again."""
        self._files.clear()

    async def _fetched(self, address: str, kept: Kept | None) -> bytes:
        asked = {"Accept": ", ".join(sorted(KINDS)), **(conditions(kept.headers) if kept is not None else {})}
        answer = await self._send(Request("GET", address, headers=asked))
        if answer.status >= 500:
            raise OutcomeUnknown(PictureReason.SERVER_FAULT, status=answer.status)
        if answer.status == NOT_MODIFIED and kept is not None:
            await self._keep(address, {**kept.headers, **answer.headers}, kept.body)
            return kept.body
        if answer.status != OK or _kind(answer.headers) not in KINDS:
            await self._run(lambda: self._files.drop(address))
            raise BadAnswer(PictureReason.NOT_THERE, status=answer.status)
        await self._keep(address, answer.headers, answer.body)
        return answer.body

    @in_worker
    def _keep(self, address: str, headers: Headers, body: bytes) -> None:
        """Store the picture, if its headers allow that."""
        if may_be_kept(headers):
            self._files.save(Kept(address, _facts(headers), fresh_until(headers, self._clock()), body))
        else:
            self._files.drop(address)


def _facts(headers: Headers) -> dict[str, str]:
    return {name: headers[name] for name in _WORTH_KEEPING if name in headers}


def _kind(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()
