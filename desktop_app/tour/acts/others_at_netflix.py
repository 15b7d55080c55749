"""Changes that others make to the queue, and an outage."""

from desktop_app.demo.netflix import EMAIL
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import drag, until
from desktop_app.tour.scene import Scene


async def play(scene: Scene) -> None:
    """A conflict, a title that somebody removed, nobody who answers."""
    await _conflict(scene)
    await _lost_title(scene)
    await _outage(scene)


async def _conflict(scene: Scene) -> None:
    said = scene.netflix.faults.edit_on_website(EMAIL, move=scene.served[10], position=2)
    await drag(scene.page.view, (5,), 2)
    await scene.in_step()
    await scene.said()
    scene.picture("conflict")
    scene.compare("A drop onto a queue that somebody changed meanwhile", detail=said)
    scene.window.message_bar.dismiss()


async def _lost_title(scene: Scene) -> None:
    said = scene.netflix.faults.edit_on_website(EMAIL, remove=scene.served[4])
    await drag(scene.page.view, (4,), 1)
    await until(lambda: scene.state.questions, "a question about the lost title")
    await scene.in_step()
    scene.picture("decide")
    scene.report.step("A moved title that somebody removed is asked about", ok=True, detail=said)
    await click_button(scene.window.message_bar, "Keep")
    await scene.in_step()
    scene.compare("Kept, it stands where it was wanted")


async def _outage(scene: Scene) -> None:
    scene.demo.sandbox.stop()
    await drag(scene.page.view, (6,), 2)
    await drag(scene.page.view, (8,), 3)
    await until(lambda: scene.state.health is Health.OFFLINE, "the outage to be noticed")
    await until(lambda: scene.window.status.is_stuck, "the line at the foot to say it")
    waiting = scene.state.waiting
    scene.picture("offline")
    detail = f"{waiting} waiting"
    scene.report.step("Changes wait while the service does not answer", ok=waiting > 0, detail=detail)
    scene.demo.sandbox.start()
    await scene.retry()
    await scene.in_step()
    scene.compare("They are sent when it answers again")
