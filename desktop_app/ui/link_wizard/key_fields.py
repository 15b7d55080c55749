"""Fields for the application key, and for the addresses of a server that stands in for a closed service."""

from html import escape

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Profile, Server
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.widgets.host_display import place_of
from desktop_app.ui.widgets.key_field import Field

EMPTY_FOR_NONE = "Leave it empty where your application has none."
REGISTER = "Register exactly this with the application there, or type in what you registered."
SAME = "Empty: the same address."


def introduction(profile: Profile, *, keyless: bool = False) -> str:
    """Rich text on where keys are had; words of the profile in it count as no markup."""
    name = escape(profile.name)
    if keyless:
        return "Where is the server? Your own key is asked for next; the application needs none."
    if profile.closed:
        return (
            f"{name} gives no keys any more. The people who run the compatible server give you its addresses, "
            "a key and a shared secret. Lineup keeps them with your sign-ins."
        )
    place = f" on <b>{escape(place_of(profile.key_page))}</b>" if profile.key_page else ""
    return (
        f"{name} wants to know which application asks. Register one for yourself{place}, then copy here what it "
        "shows you. Lineup keeps it with your sign-ins."
    )


def key_fields(profile: Profile, known: ClientCredentials | None) -> tuple[Field, ...]:
    """The redirection URI that the service wants to know comes first: without it there is no key.

    Not every key has a secret.
    """
    first, second = profile_words(profile).key_labels
    registered = (known.redirect_uri if known else "") or profile.redirect_uri
    redirect = Field("redirect_uri", "Redirect URI", registered, help=REGISTER, copied=True)
    optional = profile.secret_is_optional
    label = f"{second} (optional)" if optional else second
    fields = (
        Field("key", first, known.key if known else ""),
        Field("secret", label, secret=True, help=EMPTY_FOR_NONE if optional else "", optional=optional),
    )
    asked = fields if profile.has_secret else fields[:1]
    return (redirect, *asked) if profile.redirect_uri else asked


def address_fields(server: Server | None, *, needed: bool) -> tuple[Field, ...]:
    """The addresses of a server that stands in for the service."""
    api, sign_in = (server.api, server.sign_in) if server else ("", "")
    return (
        Field("api", "Server address", api, placeholder="https://queues.example.org", optional=not needed),
        Field("sign_in", "Sign-in address", sign_in, help=SAME, optional=True),
    )
