"""How a person rated titles, asked over HTTP: many at once, signed, and never as a change."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.arrangement import Arrangement, Key, Order, arranged
from desktop_app.domain.errors import BadAnswer, ServiceError
from desktop_app.domain.queues import ItemId, TitleId
from desktop_app.domain.service import NOT_INTERESTED
from desktop_app.sandbox.server import Sandbox
from tests.core import make_core, serve_list
from tests.parts import parts_of


async def test_all_ratings_of_a_queue_take_one_request(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    queue = await serve_list(core.accounts, ref)
    await core.in_step(queue)
    etag = sandbox.netflix.state.etag("ada@example.org", "instant")
    sandbox.netflix.requests.clear()

    found = await (await parts_of(core.accounts, ref.account)).ratings.of(
        [item.title.id for item in queue.state.view.items]
    )

    asked = [(r.method, r.verb, r.status) for r in sandbox.netflix.requests if "ratings" in r.path]
    kept = sandbox.netflix.state.account("ada@example.org").ratings
    assert asked == [("POST", "GET", 200)]
    assert {i.rpartition("/")[2]: stars for i, stars in found.items()} == {
        i: NOT_INTERESTED if stars == "not_interested" else float(stars) for i, stars in kept.items()
    }
    first = arranged(queue.state.view, Arrangement(Key.usual(Order.OWN_RATING)), found)[0]
    assert queue.state.view.find(first).title.name == "The Third Man"  # type: ignore[union-attr]
    assert sandbox.netflix.state.etag("ada@example.org", "instant") == etag
    await core.accounts.close()


async def test_what_the_service_does_not_know_is_an_error(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    service = await parts_of(core.accounts, ref.account)

    with pytest.raises(ServiceError):
        await service.ratings.of((TitleId("movies/0"),))
    await core.accounts.close()


async def test_a_rating_is_given_changed_and_taken_back(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    service = await parts_of(core.accounts, ref.account)
    kept, title = sandbox.netflix.state.account("ada@example.org").ratings, ItemId("movies/60034967")
    kept.pop("60034967", None)

    for rating, stars, verbs in (
        (4.0, "4", ["GET", "POST"]),
        (9.0, "5", ["GET", "PUT"]),
        (NOT_INTERESTED, "not_interested", ["GET", "PUT"]),
        (2.0, "2", ["GET", "PUT"]),
        (None, None, ["GET", "PUT"]),
        (None, None, ["GET"]),
    ):
        sandbox.netflix.requests.clear()
        await service.ratings.rate({TitleId(title): rating})
        assert kept.get("60034967") == stars
        assert [r.verb for r in sandbox.netflix.requests] == verbs
    with pytest.raises(ServiceError):
        await service.ratings.rate({TitleId("movies/0"): 3.0})
    await core.accounts.close()


async def test_a_title_is_told_in_full(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    queue = await serve_list(core.accounts, ref)
    await core.in_step(queue)
    service = await parts_of(core.accounts, ref.account)
    entries = {one.id: one for one in sandbox.netflix.state.catalogue if one.cast}
    titles = (item.title for item in queue.state.view.items)
    title = next(one for one in titles if one.id.rpartition("/")[2] in entries)
    entry = entries[title.id.rpartition("/")[2]]

    found = await service.details.in_full(title)

    assert title.cast == ()
    assert (found.cast, found.id, found.directors) == (tuple(entry.cast), title.id, title.directors)
    with pytest.raises(BadAnswer):
        await service.details.in_full(replace(title, id=TitleId("movies/1")))
    await core.accounts.close()
