"""Words for the way to an application key: the steps there, what a key costs, and what else can be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop_app.providers.provider import Profile, ToldStep
from desktop_app.storage.credential_store import StoreKind, StorePlace
from desktop_app.ui.sentences.needs import time_in_words
from desktop_app.ui.sentences.profiles import profile_words


class StepKind(Enum):
    """The act of a person in a step, which also says when the step is done."""

    THERE = "something that Lineup cannot see"
    OPEN = "open a page"
    REGISTER = "paste a redirect URI there"
    ADDRESS = "type the address of a server"
    VALUES = "paste the key here"


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step to a key. `pick` are words of `text` that name what to press there; `page` is what `OPEN` opens."""

    kind: StepKind
    title: str
    text: str = ""
    pick: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A fact to know before: an icon, a few words, and a sentence under them."""

    icon: str
    lead: str
    text: str


_ANY: Mapping[StepKind, tuple[str, ...]] = {
    StepKind.OPEN: (
        "Open {service}’s page for applications",
        "Sign in at {service}, and register an application there.",
    ),
    StepKind.THERE: (
        "Register an application at {service}",
        "Look for applications or developers among the settings of your account there.",
    ),
    StepKind.REGISTER: ("Paste this redirect URI there", "Any name will do for the application. Then save it."),
    StepKind.VALUES: (
        "Copy {count} back here",
        "{service} shows them after you save. Lineup removes spaces around them.",
    ),
}
_CLOSED: Mapping[StepKind, tuple[str, ...]] = {
    StepKind.THERE: (
        "Ask the people who run the server",
        "{service} gives no keys any more. They give you {what}.",
    ),
    StepKind.ADDRESS: ("Type the address of the server", "Lineup asks nobody else for {service}."),
    StepKind.REGISTER: ("Give them this redirect URI", "They register it together with your key."),
    StepKind.VALUES: ("Copy {count} here", "Lineup removes spaces around what you paste."),
}


_AT_HOME = (
    "Type the address of your server",
    "As you type it into a browser, such as http://nas:8096 or https://films.example.org/{id}.",
)


def key_steps(profile: Profile, *, keyless: bool = False) -> tuple[GuideStep, ...]:
    """Return the steps to a key, in the order of work. `keyless`: the server's address is all that is wanted."""
    if profile.closed:
        kinds = [StepKind.THERE, StepKind.ADDRESS, *(() if keyless else _to_paste(profile))]
        return tuple(_step(kind, profile, _CLOSED, keyless=keyless) for kind in kinds)
    if profile.at_home:
        title, text = _AT_HOME
        return (GuideStep(StepKind.ADDRESS, title, text.format(id=profile.id)),)
    there = StepKind.OPEN if profile.key_page else StepKind.THERE
    words = profile_words(profile)
    better = {there: words.key_step, StepKind.VALUES: words.key_values}
    own = {**_ANY, **{kind: said for kind, said in better.items() if said}}
    told = profile.texts.key_steps if profile.texts is not None else ()
    first = tuple(map(_told, told)) or (_step(there, profile, own),)
    return (*first, *(_step(kind, profile, own) for kind in _to_paste(profile)))


def key_facts(profile: Profile, place: StorePlace | None) -> tuple[KeyFact, ...]:
    """Return what a person should know before they begin: what a key costs, how long it takes, where it is kept."""
    return _cost(profile), _time(profile), _kept(place)


def _to_paste(profile: Profile) -> tuple[StepKind, ...]:
    return (StepKind.REGISTER, StepKind.VALUES) if profile.redirect_uri else (StepKind.VALUES,)


def _step(
    kind: StepKind, profile: Profile, words: Mapping[StepKind, tuple[str, ...]], *, keyless: bool = False
) -> GuideStep:
    title, text, pick = (*words[kind], "")[:3]
    count = "two values" if profile.has_secret and profile_words(profile).key_labels[1] else "one value"
    address = "the address of their server"
    what = address if keyless else f"{address}, {_named(profile)}"
    values = {"service": profile.name, "count": count, "what": what}
    return GuideStep(kind, title.format(**values), text.format(**values), pick, profile.key_page)


def _named(profile: Profile) -> str:
    first, second = (label[:1].lower() + label[1:] for label in profile_words(profile).key_labels)
    return f"a {first} and a {second}" if second else f"a {first}"


def _told(step: ToldStep) -> GuideStep:
    return GuideStep(StepKind.OPEN if step.page else StepKind.THERE, step.title, step.text, page=step.page)


def _cost(profile: Profile) -> KeyFact:
    name, terms = profile.name, profile.key_terms
    if profile.closed:
        return KeyFact("server", "A compatible server", "The people who run it give you a key")
    if profile.at_home:
        return KeyFact("server", "A server of your own", f"Lineup asks nobody else for {name}")
    if terms.membership:
        return KeyFact("card", f"{name} {terms.membership} needed", "Free accounts are reported to get no key")
    if terms.is_free is None:
        return KeyFact("key", "A key of your own", f"{name} says what it costs")
    return KeyFact("key", "Free key", f"{name} charges nothing for it") if terms.is_free else _paid(name)


def _paid(name: str) -> KeyFact:
    return KeyFact("card", "Paid key", f"{name} charges for it")


def _time(profile: Profile) -> KeyFact:
    if profile.at_home:
        return KeyFact("key", "No key needed", "You sign in at your server")
    time = "" if profile.closed else time_in_words(profile.key_terms)
    once = f"Once for all {profile.name} accounts"
    return KeyFact("clock", time, once) if time else KeyFact("clock", "Only once", "More accounts use the same key")


_PLACES: Mapping[StoreKind, str] = {
    StoreKind.KEYRING: "Stored in your keyring",
    StoreKind.ALLOWED_KEYRING: "Stored in {name}",
    StoreKind.FILE: "Stored in your protected file",
    StoreKind.MEMORY: "Kept until you quit",
}


def _kept(place: StorePlace | None) -> KeyFact:
    lead = _PLACES[place.kind].format(name=place.name) if place is not None else "Stored with your sign-ins"
    return KeyFact("lock", lead, "Lineup keeps it nowhere else")


@dataclass(frozen=True, slots=True)
class WayOut:
    """Another way for a person who wants no key: what it is, and the words of its button, empty where it has none."""

    id: str
    title: str
    text: str
    button: str = field(default="")


WAYS_OUT = "I don’t want to do this. What else can I do?"
PRACTICE, IMPORT = "practice", "import"


def practice_way() -> WayOut:
    """Return the way into practice mode."""
    text = "Sample accounts on this computer. No key, no sign-in, and nothing reaches a service."
    return WayOut(PRACTICE, "Try practice mode", text, "Try it now")


def other_service(profile: Profile, need: str) -> WayOut:
    """Return the way to another service, whose `need` is easier to have."""
    gives = profile_words(profile).gives[0]
    return WayOut(profile.id, f"Use {profile.name} instead", f"{need}. {gives}.", f"Link {profile.name}")


def import_way(name: str, *, can_import: bool) -> WayOut:
    """Return the way to import a list that the service wrote into a file."""
    there = f"Download your lists at {name}"
    text = (
        f"{there}, then choose the CSV, JSON or ZIP file. Its titles are added to the list that you have open."
        if can_import
        else f"{there}. Once you have linked another account, List → Import… reads the CSV, JSON or ZIP file."
    )
    return WayOut(IMPORT, f"Import a file from {name}", text, "Choose a file…" if can_import else "")
