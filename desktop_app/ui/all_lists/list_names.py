"""Which lists are in the view over all of them, and how they are called there."""

from collections.abc import Iterator, Mapping

from desktop_app.accounts import Accounts
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.all_lists.title_gatherer import Sources
from desktop_app.ui.all_lists.words import Where
from desktop_app.ui.labels import Labels
from desktop_app.ui.queue.words import joined
from desktop_app.ui.shell.service_names import colour_of


class ListNames:
    """What the person said of lists outweighs what is usual: their own lists, and no records of what they watched."""

    def __init__(self, accounts: Accounts, labels: Labels) -> None:
        self._accounts = accounts
        self._library = accounts.library
        self._labels = labels
        self.said: dict[QueueRef, bool] = {}
        self._names: dict[QueueRef, Where] = {}

    def is_in(self, ref: QueueRef) -> bool:
        """Whether its titles are in the view."""
        info = self._library.info(ref)
        usual = info is not None and not (info.is_record or info.on_request or info.owner)
        return self.said.get(ref, usual)

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """The lists in the view."""
        return tuple(filter(self.is_in, self._library.refs))

    def sources(self) -> Sources:
        """Of the lists that are known by now."""
        loaded = self._library.loaded
        others = (one for one in loaded if not self.is_in(one.ref))
        infos = ((one, self._library.info(one.ref)) for one in others)
        records = [one for one, info in infos if info is not None and info.is_record]
        return Sources([one for one in loaded if self.is_in(one.ref)], records)

    def forget(self) -> None:
        """Lists came, went, or are called otherwise."""
        self._names.clear()

    def where(self, ref: QueueRef) -> Where:
        """How a list is called; kept, for whoever paints asks for it."""
        if ref not in self._names:
            self._names[ref] = self._where(ref)
        return self._names[ref]

    def _where(self, ref: QueueRef) -> Where:
        account = self._library.account(ref.account)
        assert account is not None
        profile = self._accounts.provider(account.provider).profile
        info = self._library.info(ref)
        alone = sum(other.provider == account.provider for other in self._accounts.all) == 1
        service = profile.name if alone else joined((profile.name, account.label))
        colour = colour_of(profile)
        return Where(profile.letter, colour, info.title if info is not None else ref.name, service)

    def choices(self) -> Iterator[tuple[str, list[tuple[QueueRef, str, bool]]]]:
        """By account: its lists, and whether they are in."""
        for account in self._accounts.all:
            refs = [ref for ref in self._library.refs_of(account.id) if ref in self._library]
            lists = [(ref, self.where(ref).title, self.is_in(ref)) for ref in refs]
            yield joined((self._labels.service_of(account), account.label)), lists

    def take(self, said: Mapping[QueueRef, bool]) -> None:
        """What the person said in earlier runs; this one's word is newer."""
        self.said = {**said, **self.said}
