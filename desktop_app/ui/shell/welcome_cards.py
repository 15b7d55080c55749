"""The cards of the first run: what the program can link."""

from desktop_app.providers.provider import Profile, Provider
from desktop_app.ui.shell.first_run import FirstRun, ServiceCard
from desktop_app.ui.shell.service_names import colour_of
from desktop_app.ui.style.state_shapes import Shape


def welcome(providers: tuple[Provider, ...], *, is_demo: bool) -> FirstRun:
    """The page; in the demo there is nothing to try that is not already the sandbox."""
    cards = tuple(_card(provider.profile, is_demo=is_demo) for provider in providers)
    return FirstRun(cards, show_sample=not is_demo)


def _card(profile: Profile, *, is_demo: bool) -> ServiceCard:
    state, state_text, sentence, button, icon = _standing(profile, is_demo=is_demo)
    return ServiceCard(
        id=profile.id,
        name=profile.name,
        letter=profile.letter,
        colour=colour_of(profile),
        state=state,
        state_text=state_text,
        sentence=sentence,
        gives=profile.gives,
        button_text=button,
        button_icon=icon,
    )


def _standing(profile: Profile, *, is_demo: bool) -> tuple[Shape, str, str, str, str]:
    """Whether anybody answers, and what can be done. In the demo the sandbox answers for everybody."""
    link = f"Link {profile.name}…"
    if is_demo and not profile.described:
        sentence = "The sandbox stands in for it: strict, local, with a sample account."
        return Shape.LINKED, "Sandbox, on this computer", sentence, link, "link"
    if not profile.closed:
        return Shape.LINKED, "Live", profile.introduction, link, "link"
    return Shape.CLOSED, profile.closed, profile.introduction, "Use a server…", "server"
