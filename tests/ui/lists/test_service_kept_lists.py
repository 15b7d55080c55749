"""Lists that a service keeps itself: read when opened, copied from, never changed, and gone when it says so."""

from pathlib import Path

from desktop_app.domain.edits import Remove
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.domain.service import NOT_INTERESTED
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests.ui.stage import EMAIL, Stage, stage, until_said


async def opened(on: Stage, name: str) -> QueueRef:
    """The list on the screen, read."""
    ref = QueueRef(on.accounts.all[0].id, name)
    assert on.program is not None
    on.program.workspace.screen.choose(ref)
    await until(lambda: on.window.current == ref and on.state.health is Health.IN_STEP, f"the list {name}")
    return ref


def asked(on: Stage, part: str) -> bool:
    return any(part in request.path for request in on.netflix.requests)


async def test_they_are_read_when_they_are_opened(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        assert asked(on, "/queues/disc")
        assert not asked(on, "at_home")
        assert not asked(on, "recommendations")

        await opened(on, "at_home")

        assert [row.item.title.name for row in on.page.model.rows] == ["Stalker"]
        assert on.page.model.rows[0].item.remark.startswith("sent ")


async def test_titles_are_copied_from_them_and_they_stay_as_they_are(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        instant = await on.link()
        likely = await opened(on, "recommendations")
        first = on.state.view.ids[0]

        assert not on.page.history.perform((Remove((first,)),))
        await until_said(on, "The service makes this list itself")

        on.sidebar.titles_dropped.emit(instant, CarriedTitles((first,), likely), False)
        await until(lambda: sandbox.netflix.state.order(EMAIL, "instant")[-1] == first.rpartition("/")[2], "a copy")
        assert first in on.state.view


async def test_a_list_that_is_gone_goes(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        sandbox.netflix.faults.retire_rentals(410, named=True)
        ref = QueueRef(on.accounts.all[0].id, "at_home")
        assert on.program is not None
        assert ref in on.program.workspace.library

        on.program.workspace.screen.choose(ref)

        await until_said(on, "no longer has “At home”")
        assert ref not in on.program.workspace.library
        assert QueueRef(ref.account, "recommendations") in on.program.workspace.library


async def test_not_interested_is_a_rating(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        assert on.program is not None
        on.window.resize(1400, 900)
        title = on.state.view.items[1].title
        kept, key = sandbox.netflix.state.account(EMAIL).ratings, title.id.rpartition("/")[2]
        on.page.view.choose(ItemId(title.id))
        button = on.program.features.details.pane._sheet.decline
        await until(button.isVisible, "the button")

        button.click()
        await until_said(on, f"You are not interested in {title.name}.")
        assert kept[key] == "not_interested"
        assert button.isChecked()
        own = on.program.features.ratings.of(ref)
        assert own is not None
        assert own.known[title.id] == NOT_INTERESTED

        button.click()
        await until_said(on, "has no rating of yours now")
        assert key not in kept
        assert not button.isChecked()

        on.page.view.rating_keys.pressed.emit(0)
        await until_said(on, "You are not interested")
        assert kept[key] == "not_interested"
