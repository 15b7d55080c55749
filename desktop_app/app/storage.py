"""Resources that a run keeps open: the profile's lock, its settings, its databases."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from desktop_app.domain.errors import DiskFull, RestoreUnfinished, SettingsError, StorageError
from desktop_app.domain.names import shown_name
from desktop_app.private_files import tighten
from desktop_app.storage.backup.restoration import Places, finish
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.places import check_folder
from desktop_app.storage.profile import Profile, files_of
from desktop_app.storage.profile_lock import ProfileLock
from desktop_app.storage.settings import Settings
from desktop_app.storage.settings_file import load_settings
from desktop_app.storage.snapshots import Snapshots
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.workers import Workers


@dataclass(frozen=True, slots=True)
class Storage:
    """Resources that were opened, and messages about trouble with them."""

    journal: Journal
    snapshots: Snapshots
    history: History
    settings: Settings
    trouble: tuple[Message, ...]
    _open: ExitStack

    def close(self) -> None:
        """No call may follow; the profile is free for another run."""
        self._open.close()


def open_storage(profile: Profile) -> Storage:
    """Open everything that a run keeps open. Call in a worker, since none of this may hold up the window.

    Raises `ProfileHeld` where another run holds the profile, `StorageError`; then nothing is left open.
    """
    with ExitStack() as opening:
        for folder in dict.fromkeys((profile.journal.parent, profile.cache.parent)):
            check_folder(folder)
        opening.callback(ProfileLock(profile.lock).release)
        tighten(files_of(profile))  # earlier versions minded no modes
        journal = Journal(profile.journal)
        opening.callback(journal.close)
        history = History(profile.history, Workers("history"))
        opening.callback(history.close)
        trouble = [*_finished(Places(journal, history, profile.settings))]
        settings, *wrong = _settings(profile)
        trouble += wrong
        if journal.set_aside is not None:
            text = f"It was set aside as {shown_name(journal.set_aside)} and a new one begun. Link your accounts again."
            trouble.append(Message(Kind.ERROR, "Lineup’s database was damaged.", text))
        snapshots = Snapshots(profile.cache, Workers("snapshots"))
        opening.callback(snapshots.close)
        return Storage(journal, snapshots, history, settings, tuple(trouble), opening.pop_all())


def _finished(places: Places) -> Iterator[Message]:
    """Go on with a backup that was being restored when the program was stopped; what a person should know of it."""
    try:
        finish(places)
    except (StorageError, SettingsError) as error:
        sentence = sentence_of(RestoreUnfinished(cause=error), "")
        yield Message(Kind.WARNING, sentence.lead, sentence.text)


def _settings(profile: Profile) -> tuple[Settings, *tuple[Message, ...]]:
    """Settings of the file, or the defaults with a message about the file's fault."""
    try:
        return (load_settings(profile.settings),)
    except SettingsError as error:
        sentence = sentence_of(error, "")
        return Settings(), Message(Kind.ERROR, sentence.lead, sentence.text)
    except DiskFull as error:  # no reason not to run: only the first file with its explanations is missing
        return Settings(), Message(Kind.WARNING, "The settings file could not be written.", detail_of(error))
