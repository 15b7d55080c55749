"""Titles dropped into a list that takes a title twice, and out of one: each row is an item of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.edits import Edit
from desktop_app.domain.parts import Lists
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.domain.service import ListInfo, Sent
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests.core import put_in_place, refresh_list
from tests.ui.both_stage import BothStage, both_stage
from tests.unit.sync.slots import Slots


@dataclass
class TwoLists:
    """The account's two lists as they would be where a title is taken twice."""

    instant: Slots
    disc: Slots
    real: Lists
    capabilities = Slots.capabilities

    def of(self, name: str) -> Slots:
        return self.instant if name == "instant" else self.disc

    async def all(self) -> tuple[ListInfo, ...]:
        return await self.real.all()

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return await self.of(name).fetch(name, known)

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        return await self.of(name).send(name, queue, edits)


async def doubles(on: BothStage) -> tuple[QueueRef, QueueRef, TwoLists]:
    instant = await on.link_queue()
    disc = await on.read(QueueRef(instant.account, "disc"))
    account = on.accounts.library.linked(instant.account)
    service = await account.service()
    assert service.lists is not None
    assert account.catalogue is not None
    lists = TwoLists(Slots("abac"), Slots("bd"), service.lists)
    put_in_place(on.accounts, instant.account, replace(service, lists=lists))
    account.put(replace(account.catalogue, capabilities=lists.capabilities))
    for ref, titles in ((disc, "bd"), (instant, "abac")):
        refresh_list(on.accounts, ref)
        await on.read(ref)
        await until(lambda of=ref, wanted=titles: shown(on, of) == wanted, "the list as it is now")  # type: ignore[misc]
    return instant, disc, lists


def shown(on: BothStage, ref: QueueRef) -> str:
    return "".join(item.title.id for item in on.view(ref).items)


async def test_two_equal_rows_are_copied_as_two_and_taken_back_as_two(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc, lists = await doubles(on)
        first, other, second, _ = on.view(instant).ids
        on.sidebar.titles_dropped.emit(disc, CarriedTitles((first, other, second), instant), False)
        assert shown(on, disc) == "bdaba"
        await until(lambda: lists.disc.titles == "bdaba", "the service to have them")

        await click_button(on.window.message_bar, "Undo")
        await until(lambda: lists.disc.titles == "bd", "them to be gone")
        assert (shown(on, disc), shown(on, instant)) == ("bd", "abac")


async def test_the_one_that_is_moved_leaves_and_the_other_stays(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc, lists = await doubles(on)
        stays, _, leaves, _ = on.view(instant).ids
        on.sidebar.titles_dropped.emit(disc, CarriedTitles((leaves,), instant), True)
        await until(lambda: (lists.instant.titles, lists.disc.titles) == ("abc", "bda"), "the move at both lists")
        assert on.view(instant).ids[0] == stays

        await click_button(on.window.message_bar, "Undo")
        await until(lambda: (lists.instant.titles, lists.disc.titles) == ("abac", "bd"), "both as they were")


async def test_a_whole_list_is_shown_first_with_what_is_there_already_left_to_the_person(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc, lists = await doubles(on)
        on.sidebar.titles_dropped.emit(disc, CarriedTitles((), instant), False)
        page = await on.previewed()
        assert "".join(title.id for title in page.preview.chosen) == "aac"
        page.preview.tick((1,), on=True)
        page.add_pressed.emit()

        await until(lambda: lists.disc.titles == "bdabac", "all of it at the service")
