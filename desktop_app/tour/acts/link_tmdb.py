"""A third account: TMDB, by the request token that its page in the window approves."""

from desktop_app.providers.provider import Method
from desktop_app.tour import wizard
from desktop_app.tour.scene import Scene

WATCHLIST = "watchlist/movies"


async def play(scene: Scene) -> None:
    """Link TMDB, from the sidebar to the films of the watchlist."""
    frame = await wizard.another_account(scene, "TMDB")
    await wizard.both_ways(scene, frame, "tmdb-before")
    await wizard.go_on(frame, Method.EMBEDDED)
    await wizard.approve_in_window(scene, frame, "tmdb-sign-in")
    await wizard.linked(scene, frame, "tmdb-linked")
    await scene.first_list("tmdb", WATCHLIST)
    people = [grant.username for grant in scene.tmdb.grants.sessions]
    scene.report.step("A request token approved in the window links TMDB", ok=people == ["ada"])
    scene.compare("The films on the screen are the watchlist's own")
