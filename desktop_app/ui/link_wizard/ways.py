"""Words for the ways to sign in, whichever the service."""

from dataclasses import dataclass

from desktop_app.providers.provider import Method


@dataclass(frozen=True, slots=True)
class WayWords:
    """The words for a way to sign in. `instead` is on the button that changes to it from another; may be empty."""

    icon: str
    title: str
    sentence: str
    instead: str = ""

    @property
    def phrase(self) -> str:
        """The title within a sentence: "in this window"."""
        return self.title[:1].lower() + self.title[1:]

    def of(self, service: str) -> str:
        """The sentence, about this service."""
        return self.sentence.format(service=service)


WORDS = {
    Method.EMBEDDED: WayWords(
        "embedded-window",
        "In this window",
        "{service}’s own page, in an empty, forgetful browser.",
        "Sign in in this window instead",
    ),
    Method.BROWSER: WayWords(
        "browser-window",
        "In my browser",
        "Uses the passwords and passkeys your browser already knows.",
        "Use my browser instead",
    ),
    Method.CODE: WayWords(
        "phone",
        "With a code on another device",
        "Enter a short code on your phone or in any browser.",
        "Use a code instead",
    ),
    Method.PASSWORD: WayWords(
        "person",
        "With name and password",
        "Where no page can be shown. Both go to {service}, this once; Lineup keeps neither.",
    ),
    Method.API_KEY: WayWords(
        "key",
        "With an API key",
        "Paste a key that {service} gave you. Lineup keeps it with your sign-ins.",
    ),
}

OPEN_OUTSIDE = "Open in my browser"
"""The button beside what a page in this window can't do."""


def instead_of(method: Method, offered: tuple[Method, ...]) -> Method | None:
    """The next way, where there is one that can be changed to in the middle of this one."""
    nexts = (Method.BROWSER, Method.EMBEDDED, Method.CODE)
    return next((other for other in nexts if other in offered and other is not method), None)
