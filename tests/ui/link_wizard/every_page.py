"""Every page of the wizard in its frame, with words as long as they come."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.auth.flow import Question, QuestionKind, UserCode
from desktop_app.providers.chew.profile import PROFILE as CHEW
from desktop_app.providers.netflix import PROFILE as NETFLIX
from desktop_app.providers.provider import Method, Profile
from desktop_app.providers.tmdb.profile import PROFILE as TMDB
from desktop_app.providers.trakt.profile import PROFILE as TRAKT
from desktop_app.storage.credential_store import StoreKind, StorePlace
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.key_fields import address_fields, key_fields, redirect_field
from desktop_app.ui.link_wizard.pages.before_page import (
    BeforePage,
    MethodChoice,
    OptionalPermission,
    Permission,
    SignInNotice,
)
from desktop_app.ui.link_wizard.pages.browser_page import BringBack, BrowserPage
from desktop_app.ui.link_wizard.pages.clock_line import ClockPicture
from desktop_app.ui.link_wizard.pages.code_page import CodePage
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.link_wizard.pages.failed_page import FailedPage, Failure
from desktop_app.ui.link_wizard.pages.form_page import FormPage
from desktop_app.ui.link_wizard.pages.key_page import KeyGuide, KeyPage
from desktop_app.ui.link_wizard.pages.linked_page import LinkedPage
from desktop_app.ui.link_wizard.pages.other_page import OtherPage, OtherQuestion
from desktop_app.ui.link_wizard.pipeline import PipelineStep
from desktop_app.ui.link_wizard.ways import WORDS
from desktop_app.ui.sentences.key_guides import (
    StepKind,
    import_way,
    key_facts,
    key_steps,
    other_service,
    practice_way,
)
from desktop_app.ui.sentences.needs import need_of
from desktop_app.ui.sentences.profiles import profile_words

STEPS = (
    PipelineStep("Ask for a code", ""),
    PipelineStep("Type it elsewhere", ""),
    PipelineStep("Fetch the key of the account", "Trakt tells by the status how it goes."),
    PipelineStep("Who is it?", ""),
)


def _before() -> QWidget:
    page, words = BeforePage(), profile_words(CHEW)
    ways = tuple(MethodChoice(m.value, WORDS[m].icon, WORDS[m].title, WORDS[m].of("Chew")) for m in Method)
    page.set_choices((MethodChoice("x", "phone", "With a code on another device", "Enter it.", True), *ways), "x")
    page.set_asked(tuple(Permission(*pair) for pair in words.asks_for), "Chew grants all of this at once.")
    page.set_optional((OptionalPermission("private", *words.optional["private"]),), ())
    page.set_notices(
        (
            SignInNotice("a", "warning", "Linking Lineup may unlink another program.", "At Trakt."),
            SignInNotice(
                "b",
                "error",
                "There is no keyring.",
                "Sign-ins can’t be stored.",
                "Keep until I quit",
                (("c", "Use a protected file"), ("d", "Look again")),
            ),
            SignInNotice("e", "warning", "This computer’s clock is wrong.", "14 minutes ahead.", "Use Netflix’s time"),
        )
    )
    return page


def key_page(profile: Profile) -> KeyPage:
    """The page for the key of this service."""
    fields = {
        StepKind.ADDRESS: address_fields(None, needed=True) if profile.closed else (),
        StepKind.REGISTER: (redirect_field(profile, None),),
        StepKind.VALUES: key_fields(profile, None),
    }
    ways = (practice_way(), other_service(TMDB, need_of(TMDB)), import_way(profile.name, can_import=True))
    folded = () if profile.closed else address_fields(None, needed=False)
    facts = key_facts(profile, StorePlace(StoreKind.KEYRING))
    return KeyPage(KeyGuide(facts, key_steps(profile), fields, folded, ways))


def _code() -> QWidget:
    page = CodePage("Trakt")
    page.show_code(UserCode("0F843E93", "https://trakt.tv/activate", 600.0, "https://trakt.tv/activate/0F843E93"))
    return page


def _browser() -> QWidget:
    page = BrowserPage(BringBack.BY_ITSELF, "https://sign.in/here")
    page.show_not_opened()
    page.show_hint(instead="Sign in in this window instead")
    return page


def _embedded() -> QWidget:
    page = EmbeddedPage()
    page.first.bar.offer_instead(WORDS[Method.BROWSER])
    page.first.bar.set_address("https://auth.trakt.tv/oauth/authorize?client_id=1")
    page.first.set_notice("This page leads to another place: accounts.example.org", "Go there")
    page.first.set_hint("Signing in with a passkey? Connect a security key first.", "Open in my browser")
    page.first.passkey.ask_pin("Type the PIN of your security key.", "It was wrong. 3 tries are left.")
    page.first.set_view(QWidget())
    return page


def _failed() -> QWidget:
    page = FailedPage()
    clock = ClockPicture("1:00:00 PM", "1:14:00 PM", "+14 min 00 s", "Netflix")
    page.show_failure(
        Failure(
            "Netflix didn’t take the signature",
            "Requests are signed with the time.",
            "This computer’s clock is 14 minutes ahead",
            clock,
            "Set the clock, or let Lineup reckon with the time of Netflix.",
            "Correct and try again",
            "Sign in another way",
        )
    )
    return page


def _linked() -> QWidget:
    page, words = LinkedPage(), profile_words(TRAKT)
    page.show_person("Augusta Ada King, Countess of Lovelace", "Trakt (sandbox) account", "Trakt")
    page.set_granted(tuple(Permission(*pair) for pair in words.asks_for))
    page.set_limits((Permission("Limits", "At most 250 titles on the watchlist, 5 lists of your own."),))
    page.set_kept("Kept in the system keyring", words.lasts)
    return page


def _other() -> QWidget:
    words = ("You signed in as Grace", "You meant Ada.", "3 changes to Noir wait for Ada.", "Sign out there first.")
    return OtherPage(OtherQuestion(*words, "Sign in as Ada", "Link Grace, too, beside Ada"))


def _form() -> QWidget:
    asked = (Question("name", QuestionKind.USER_NAME), Question("password", QuestionKind.PASSWORD, secret=True))
    return FormPage("With name and password", WORDS[Method.PASSWORD].of("TMDB"), asked, as_typed=True)


PAGES: dict[str, Callable[[], QWidget]] = {
    "before": _before,
    "key-trakt": lambda: key_page(TRAKT),
    "key-tmdb": lambda: key_page(TMDB),
    "key-netflix": lambda: key_page(NETFLIX),
    "key-chew": lambda: key_page(CHEW),
    "code": _code,
    "browser": _browser,
    "embedded": _embedded,
    "form": _form,
    "failed": _failed,
    "other": _other,
    "linked": _linked,
}


def framed(name: str) -> WizardFrame:
    """The frame with this page and all that can stand around it."""
    frame = WizardFrame()
    frame.set_heading("T", "#7A4A86", "Link Trakt", "with a code on another device")
    has_steps = name in ("code", "browser", "embedded", "form", "failed", "other", "linked")
    if has_steps:
        frame.strip.set_steps(STEPS)
        frame.strip.set_current(2)
        frame.show_strip(True)
    frame.show_page(PAGES[name]())
    frame.set_buttons("Check and continue", True, True)
    return frame
