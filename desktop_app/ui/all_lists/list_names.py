"""The lists in the view over all of them, and their names there."""

from collections.abc import Iterator, Mapping

from desktop_app.accounts import Accounts
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.all_lists.title_gatherer import GatheredLists
from desktop_app.ui.all_lists.words import ListLabel
from desktop_app.ui.labels import Labels
from desktop_app.ui.queue.words import joined
from desktop_app.ui.shell.service_names import colour_of


class ListNames:
    """The lists in the view, by the person's choice: usually their own, without records of watched titles."""

    def __init__(self, accounts: Accounts, labels: Labels) -> None:
        self._accounts = accounts
        self._library = accounts.library
        self._labels = labels
        self.said: dict[QueueRef, bool] = {}
        self._names: dict[QueueRef, ListLabel] = {}

    def is_in(self, ref: QueueRef) -> bool:
        """Whether a list's titles are in the view."""
        info = self._library.info(ref)
        usual = info is not None and not (info.is_record or info.on_request or info.owner)
        return self.said.get(ref, usual)

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """The lists in the view."""
        return tuple(filter(self.is_in, self._library.refs))

    def sources(self) -> GatheredLists:
        """The lists that are known by now: those in the view, and the records beside them."""
        loaded = self._library.loaded
        others = (one for one in loaded if not self.is_in(one.ref))
        infos = ((one, self._library.info(one.ref)) for one in others)
        records = [one for one, info in infos if info is not None and info.is_record]
        return GatheredLists([one for one in loaded if self.is_in(one.ref)], records)

    def forget(self) -> None:
        """Forget the kept labels, because lists came, went, or changed their names."""
        self._names.clear()

    def where(self, ref: QueueRef) -> ListLabel:
        """The label of a list, kept because it is asked for with every painting."""
        if ref not in self._names:
            self._names[ref] = self._where(ref)
        return self._names[ref]

    def _where(self, ref: QueueRef) -> ListLabel:
        account = self._library.account(ref.account)
        assert account is not None
        profile = self._accounts.provider(account.provider).profile
        info = self._library.info(ref)
        alone = sum(other.provider == account.provider for other in self._accounts.all) == 1
        service = profile.name if alone else joined((profile.name, account.label))
        colour = colour_of(profile)
        return ListLabel(profile.letter, colour, info.title if info is not None else ref.name, service)

    def choices(self) -> Iterator[tuple[str, list[tuple[QueueRef, str, bool]]]]:
        """For each account its lists, and whether they are in the view."""
        for account in self._accounts.all:
            refs = [ref for ref in self._library.refs_of(account.id) if ref in self._library]
            lists = [(ref, self.where(ref).title, self.is_in(ref)) for ref in refs]
            yield joined((self._labels.service_of(account), account.label)), lists

    def take(self, said: Mapping[QueueRef, bool]) -> None:
        """Take over the choices of earlier runs; choices made in this run win."""
        self.said = {**said, **self.said}
