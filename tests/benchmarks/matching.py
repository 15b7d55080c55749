"""5,000 films of Trakt looked for at TMDB, as a drag of the whole list does it: how many requests, then and again."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_app.domain.import_export.imported_title import contents_of
from desktop_app.domain.import_export.look_ups import CatalogueId
from desktop_app.domain.import_export.preview import Preview, preview_of
from desktop_app.domain.import_export.title_matching import Fit
from desktop_app.domain.parts import Service
from desktop_app.domain.queues import Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.library import Library
from desktop_app.sandbox.tmdb.works import Work
from desktop_app.storage.found_titles import FoundTitles
from desktop_app.ui.import_export.title_lookup import TitleLookup
from desktop_app.workers import Workers
from tests.benchmarks.measure import Figure
from tests.tmdb import link, make_tmdb_core, service_of

COUNT = 5_000
FIRST = 2_000_000
AT_TMDB = CatalogueId("tmdb", "sandbox")


def figures() -> Iterator[Figure]:
    with Sandbox() as sandbox:
        yield from asyncio.run(_measured(sandbox))


async def _measured(sandbox: Sandbox) -> list[Figure]:
    tmdb = sandbox.tmdb
    tmdb.faults.requests_per_second(None)
    films = [Work("movie", number, f"Film {number}", "1999-01-01") for number in range(FIRST, FIRST + COUNT)]
    tmdb.state.library = Library([*tmdb.state.library, *films])
    core = make_tmdb_core(Path(tempfile.mkdtemp()), sandbox)
    service = await service_of(core, await link(core, tmdb))
    titles = [_of_trakt(number) for number in range(FIRST, FIRST + COUNT)]
    figures, found = [], core.accounts.found
    for how in ("for the first time", "again, in a later run"):
        tmdb.requests.clear()
        began = time.perf_counter()
        preview = await _looked(titles, service.service, found)
        took = time.perf_counter() - began
        assert preview.counts[Fit.EXACT] == COUNT
        paths = Counter(call.path for call in tmdb.requests)
        repeated = sum(times - 1 for times in paths.values())
        told = f"{repeated} of them repeated; {took:.1f} s with the emulator's share"
        figures.append(Figure(f"{COUNT:,} films of Trakt matched at TMDB {how}, requests", paths.total(), "", told))
    await core.accounts.close()
    return figures


async def _looked(titles: Sequence[Title], service: Service, found: FoundTitles) -> Preview:
    preview = preview_of(contents_of(titles), (), frozenset(), "tmdb")
    looking = TitleLookup(preview, AT_TMDB, found)
    await looking.remember(Workers("matching"))
    await looking.ask(service, lambda _rows: None, lambda _seconds: None)
    return preview


def _of_trakt(number: int) -> Title:
    ids = (("trakt", str(number)), ("imdb", f"tt{number}"), ("tmdb", str(number)))
    return Title(TitleId(f"movie:{number}"), f"Film {number}", 1999, kind="movie", ids=ids)
