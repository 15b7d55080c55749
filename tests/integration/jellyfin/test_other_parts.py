"""Favorites, playlists as a whole, and titles by the ids of others."""

import asyncio

import pytest
import requests

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import ListReason, RefusalReason, Refused
from desktop_app.domain.queues import Item
from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from tests.jellyfin import list_named
from tests.parts import Parts

FAVORITES = "favorites"


async def test_music_and_what_others_keep_to_themselves_are_no_lists(service: Parts) -> None:
    titles = {info.title for info in await service.lists.all()}
    assert titles == {"To watch", "Films for a long winter", "At sea", "For all to see", "Empty", "Favorites"}


@pytest.mark.parametrize("version", ["10.8.13", "10.11.8"])
async def test_a_favorite_is_added_and_taken_away(version: str, service: Parts, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.upgrade(version)
    ada = jellyfin.state.user("ada")
    queue = await service.lists.fetch(FAVORITES)
    assert set(queue.ids) == ada.favorites
    new = next(one for one in await service.catalogue.search("the") if not queue.items_of(one.id))
    await service.lists.send(FAVORITES, queue, [Add(Item(new))])
    assert new.id in ada.favorites
    await service.lists.send(FAVORITES, await service.lists.fetch(FAVORITES), [Remove((Item(new).id,))])
    assert set(queue.ids) == ada.favorites


async def test_favorites_have_no_order(service: Parts) -> None:
    queue = await service.lists.fetch(FAVORITES)
    favorites = next(info for info in await service.lists.all() if info.name == FAVORITES)
    assert (favorites.fixed, favorites.order_fixed) == (None, ListReason.BY_NAME)
    with pytest.raises(Refused, check=lambda error: error.why is RefusalReason.NO_ORDER):
        await service.lists.send(FAVORITES, queue, [Move((queue.ids[2],), Edge.TOP)])


async def test_a_playlist_is_made_renamed_and_deleted(service: Parts, jellyfin: JellyfinEmulator) -> None:
    made = await service.editor.create("Rainy evenings", "", "")
    assert (await service.lists.fetch(made.name)).items == ()
    assert not jellyfin.state.named("Rainy evenings").is_open
    assert made in await service.lists.all()
    await service.editor.delete(made.name)
    assert "Rainy evenings" not in {one.name for one in jellyfin.state.playlists.values()}
    await service.editor.delete(made.name)


async def test_a_new_name_leaves_the_titles_where_they_are(service: Parts, jellyfin: JellyfinEmulator) -> None:
    before = jellyfin.state.order("To watch")
    renamed = await service.editor.change(list_named(jellyfin), "For the weekend", "", "")
    assert renamed.title == "For the weekend"
    assert jellyfin.state.order("For the weekend") == before


async def test_somebody_elses_playlist_is_not_deleted_and_the_sign_in_still_counts(
    service: Parts, jellyfin: JellyfinEmulator
) -> None:
    with pytest.raises(Refused, check=lambda error: error.why is RefusalReason.NOT_YOURS):
        await service.editor.delete(list_named(jellyfin, "For all to see"))
    assert await service.lists.all()


async def test_a_film_is_found_by_its_id_elsewhere(service: Parts, jellyfin: JellyfinEmulator) -> None:
    film = next(one for one in jellyfin.state.library if one.type == "Movie" and "Imdb" in one.provider_ids)
    for namespace, theirs in (("imdb", "Imdb"), ("tmdb", "Tmdb")):
        (found,) = await service.title_keys.find_by_id(namespace, film.provider_ids[theirs], "movie")
        assert found.id == film.id
        assert (namespace, film.provider_ids[theirs]) in found.ids
    assert await service.title_keys.find_by_id("imdb", film.provider_ids["Imdb"], "show") == ()


async def test_the_server_shows_its_posters_to_anybody(service: Parts, jellyfin: JellyfinEmulator) -> None:
    queue = await service.lists.fetch(list_named(jellyfin))
    poster = next(item.title.poster for item in queue.items if item.title.poster)
    answer = await asyncio.to_thread(requests.get, poster, timeout=60)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
