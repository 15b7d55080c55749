"""A fourth account: Chew, by a code in the person's own browser, by the implicit grant, and by a key."""

from desktop_app.demo.chew import USER
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Method
from desktop_app.tour import wizard
from desktop_app.tour.browser import own_browser
from desktop_app.tour.kept_there import shows
from desktop_app.tour.scene import Scene


async def play(scene: Scene) -> None:
    """Three ways to one account: who is known already is signed in again."""
    await _by_a_code(scene)
    await _by_the_implicit_grant(scene)
    await _by_a_key(scene)


async def _by_a_code(scene: Scene) -> None:
    with own_browser() as browser:
        frame = await wizard.another_account(scene, "chew.tv")
        await wizard.both_ways(scene, frame, "chew-before")
        await wizard.go_on(frame, Method.BROWSER)
        back = await wizard.approve_in_browser(scene, frame, browser, "chew-browser")
        await wizard.linked(scene, frame, "chew-linked")
    by_code = back.startswith(f"{scene.chew.redirect_uri}?code=")
    scene.report.step("A code brought over loopback by the person's own browser links chew.tv", ok=by_code)
    await _see(scene, "The shows on the screen are chew.tv's own", private=False)
    scene.picture("chew-shows")


async def _by_the_implicit_grant(scene: Scene) -> None:
    """An application without a secret gets no code."""
    accounts = scene.app.accounts
    assert accounts is not None
    known = await accounts.keys.of("chew")
    assert known is not None
    await accounts.keys.save("chew", ClientCredentials(scene.chew.public_client_id))
    frame = await wizard.another_account(scene, "chew.tv")
    await wizard.go_on(frame, Method.EMBEDDED)
    await wizard.approve_in_window(scene, frame, "chew-sign-in")
    await wizard.linked(scene, frame, "chew-linked-implicit")
    await accounts.keys.save("chew", known)
    lives = [token.life for token in scene.chew.grants.tokens]
    by_token = lives == sorted(lives, reverse=True) and len(set(lives)) == len(lives) == 2
    scene.report.step("A token in the fragment, good for a week, renews the same account", ok=by_token)
    await _see(scene, "The same shows", private=False)


async def _by_a_key(scene: Scene) -> None:
    frame = await wizard.another_account(scene, "chew.tv")
    await wizard.go_on(frame, Method.API_KEY)
    await wizard.answer(scene, frame, "chew-key", key=scene.chew.service.person(USER).key)
    await wizard.linked(scene, frame, "chew-linked-key")
    accounts = [account.provider for account in scene.linked]
    scene.report.step("A key renews it, too", ok=accounts.count("chew") == 1)
    await _see(scene, "A key shows the private shows as well", private=True)


async def _see(scene: Scene, name: str, *, private: bool) -> None:
    """The first list, once it holds as many shows as Chew has; what came later stands behind the kept order."""
    there = shows(scene.demo.sandbox, private=private)
    await scene.first_list("chew", "shows")
    public = shows(scene.demo.sandbox, private=False)
    meant = [*public, *(show for show in there if show not in public)]
    await scene.until_shown(len(meant))
    scene.report.step(name, ok=scene.shown == meant, detail=f"{len(meant)} shows")
