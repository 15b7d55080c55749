"""Adding a service that a file describes, and saying what is wrong with such files."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.errors import DescriptionError, DescriptionMistake, LineupError
from desktop_app.domain.host_display import shown_in
from desktop_app.providers.described import Adoption, Change, Described, DescribedProvider
from desktop_app.ui.own_files import RestoreOffer
from desktop_app.ui.sentences.details import detail_of, mistake_in_words
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.workspace import Feature, Workspace

LONGEST_HOST = 34
"""Characters of a host in a question: both hosts of every address have to fit into the bar."""

_ADDRESSES = {
    "endpoints.authorization": "Sign-in page",
    "endpoints.token": "Tokens",
    "endpoints.device": "Device codes",
    "endpoints.revocation": "Unlinking",
    "endpoints.request_token": "Request tokens",
    "issuer": "Issuer",
    "user.url": "Who you are",
    "items.url": "Lists",
    "page": "Page for keys",
    "redirect_uri": "Way back",
}
_OTHERS = {
    "name": "the name",
    "client.id": "the application key",
    "client.secret": "the application secret",
    "flows": "the ways to sign in",
    "scopes": "what it asks for",
    "authorization.parameters": "what is sent to the sign-in page",
    "user.parameters": "what is sent when Lineup asks who you are",
    "user.headers": "what is sent when Lineup asks who you are",
    "lists": "how lists are read and changed",
    "authorities": "who vouches for its servers",
    "comments": "words that only you see",
}

_CHANGES = {"move": "the move", "add": "the title to add", "remove": "the title to remove"}

MOST = 3
"""Mistakes that are told at once: who has put three right looks again."""


class DescribedServices(Feature):
    """Adds what a person chooses, opens with Lineup, or restores."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._files = workspace.own_files.descriptions
        self._offered: dict[str, str] = {}
        self._tasks = workspace.tasks
        self._say = workspace.say
        self._window = workspace.window
        self._welcome = workspace.welcome
        workspace.own_files.restored.connect(self._offer_restored)
        self._window.menus.add("Account", "link", "Add a service from a &file…", "", self._ask)
        self._welcome.file_requested.connect(self._ask)

    def offer(self, file: Path) -> None:
        """Ask whether to add an opened file. It may come from anywhere, so the person decides."""
        text = "It says where the service is, and what to ask of it. Add files only from people whom you trust."
        add = Action("Add it", partial(self.add, str(file)))
        self._say(Message(Kind.INFO, f"“{file.name}” describes a service.", text, (add,), asks=True))

    def _offer_restored(self, offer: RestoreOffer) -> None:
        texts = {name: offer.backup.descriptions[name] for name in offer.changes.descriptions}
        self.offer_texts(texts, "Restored." if offer.changes.is_any else "")

    def offer_texts(self, texts: Mapping[str, str], before: str = "") -> None:
        """Ask about each description in a backup, by the names of their files, whether to add it.

        `before`: what is to be said in front of that.
        """
        self._offered = dict(texts)
        if texts:
            lead = f"{before} The backup describes {counted(len(texts), 'service', 'services')}.".strip()
            text = "A description says where a service is, and what to ask of it. Add it only if the backup is yours."
            self._say(Message(Kind.INFO, lead, text, self._others(), asks=True))

    def _others(self) -> tuple[Action, ...]:
        """Return buttons for the descriptions that are still offered, a few at once."""
        return tuple(Action(f"Add {name}", partial(self._add_offered, name)) for name in [*self._offered][:MOST])

    def _add_offered(self, name: str) -> None:
        self._tasks.start(self._add(self._files.adopt_text(name, self._offered.pop(name))))

    def add(self, file: str) -> None:
        """Add the service that the file describes."""
        self._offered = {}
        self._tasks.start(self._add(self._files.adopt(Path(file))))

    def _ask(self) -> None:
        dialog = QFileDialog(self._window, "Add a service from a file", str(self._files.folder), "Services (*.toml)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.add)
        dialog.open()

    async def _add(self, adopting: Awaitable[Adoption]) -> None:
        try:
            adoption = await adopting
            if adoption.changes:
                self._say(self._question(adoption))
                return
            provider = await self._files.keep(adoption)
        except LineupError as error:
            self._refuse(error)
        else:
            self._added(provider)

    def _question(self, adoption: Adoption) -> Message:
        """Ask before a description takes the place of another."""
        name = adoption.provider.profile.name
        exchange = Action("Replace it", partial(self._replace, adoption))
        keep = Action("Keep the one I have", partial(self.offer_texts, self._offered), is_safe=True)
        lead = f"You already have a description of {name}."
        return Message(Kind.WARNING, lead, differences(adoption.changes), (exchange, keep), asks=True)

    def _replace(self, adoption: Adoption) -> None:
        self._tasks.start(self._replaced(adoption))

    async def _replaced(self, adoption: Adoption) -> None:
        try:
            provider = await self._files.keep(adoption)
        except LineupError as error:
            self._refuse(error)
        else:
            self._added(provider)

    def _refuse(self, error: LineupError) -> None:
        mistakes = error.mistakes if isinstance(error, DescriptionError) else ()
        lead = sentence_of(error, "").lead
        told = mistaken(mistakes, lead) if mistakes else Message(Kind.ERROR, lead, detail_of(error))
        self._say(replace(told, actions=self._others()))

    def _added(self, provider: DescribedProvider) -> None:
        self._accounts.add_provider(provider)
        self._welcome.renew()
        profile = provider.profile
        link = Action(f"Link {profile.name}", partial(self._welcome.link_requested.emit, profile.id))
        kind, text = Kind.OK, f"Its description was copied to Lineup’s folder. {changes_sent(provider)}".strip()
        if provider.described.warnings:
            kind, text = Kind.WARNING, _in_words(provider.described.warnings)
        self._say(Message(kind, f"{profile.name} can be linked.", text, (link, *self._others())))


def changes_sent(provider: DescribedProvider) -> str:
    """Tell what a description has Lineup send when a person changes a list, and where; empty where it has nothing."""
    lists = provider.described.lists
    if lists is None:
        return ""
    host = _shown(lists.items.url)
    calls = ", ".join(f"{_CHANGES[name]} ({call.method})" for name, call in lists.writes)
    return f"When you change a list, {host} is sent {calls}." if calls else f"Lists at {host} are only read."


def differences(changes: tuple[Change, ...]) -> str:
    """Tell what a new description changes: the hosts that it leads to, one by one, then the rest by name."""
    addresses = [_address_change(change) for change in changes if change.what in _ADDRESSES]
    rest = ", ".join(_OTHERS[change.what] for change in changes if change.what in _OTHERS)
    also = (f"It also changes: {rest}.",) if rest else ()
    lead = "This file changes where it leads:" if addresses else "This file leads to the same places."
    again = ("You’ll need to sign in again.",) if addresses else ()
    return " ".join((lead, *addresses, *also, *again))


def _address_change(change: Change) -> str:
    before, after = _shown(change.before), _shown(change.after)
    if before == after:
        return f"{_ADDRESSES[change.what]}: another address at {after}."
    return f"{_ADDRESSES[change.what]}: {before or 'none'} → {after or 'none'}."


def _shown(address: str) -> str:
    """The end of the address's host, which says whose it is."""
    host = shown_in(address)
    return host if len(host) <= LONGEST_HOST else f"…{host[-LONGEST_HOST:]}"


def _in_words(mistakes: Sequence[DescriptionMistake]) -> str:
    return " ".join(map(mistake_in_words, mistakes))


def mistaken(mistakes: tuple[DescriptionMistake, ...], lead: str) -> Message:
    """The first mistakes, and how many more there are."""
    more = len(mistakes) - MOST
    rest = (f"And {more} more.",) if more > 0 else ()
    return Message(Kind.ERROR, lead, " ".join((*map(mistake_in_words, mistakes[:MOST]), *rest)))


def messages_of(described: Described) -> tuple[Message, ...]:
    """Messages at the start about the folder of described services: first warnings, then mistakes."""
    found = []
    if described.warnings:
        found.append(Message(Kind.WARNING, "A service’s secret is in a file.", _in_words(described.warnings)))
    if described.mistakes:
        found.append(mistaken(described.mistakes, "A service that a file describes is left out."))
    return tuple(found)
