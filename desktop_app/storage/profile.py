"""Paths of the files that a run uses."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote_from_bytes

import platformdirs


@dataclass(frozen=True, slots=True)
class Profile:
    """The places of one person's program. `keyring_prefix` keeps profiles apart in the keyring, too."""

    settings: Path
    journal: Path
    cache: Path
    keyring_prefix: str
    folders: tuple[Path, ...] = ()
    """Folders that are Lineup's alone; one that the person named is not among them."""

    @property
    def sandbox_state(self) -> Path:
        """File for the practice sandbox's state between two starts."""
        return self.journal.with_name("sandbox.json")

    @property
    def services(self) -> Path:
        """The folder of files that describe services."""
        return self.settings.with_name("services")

    @property
    def history(self) -> Path:
        """Earlier orders, and what was last seen."""
        return self.journal.with_name("history.db")

    @property
    def crash_log(self) -> Path:
        """Log of crashes that happened with nobody there to read about them."""
        return self.journal.with_name("crash.log")

    @property
    def pictures(self) -> Path:
        """The folder of posters."""
        return self.cache.with_name("pictures")

    @property
    def sign_ins(self) -> Path:
        """The file of secrets under a passphrase, if the person wants one."""
        return self.journal.with_name("sign-ins.sealed")

    @property
    def replaced(self) -> Path:
        """A backup of what stood here before one was restored; later ones have a number behind their name."""
        return self.journal.with_name("before_restore.zip")

    @property
    def failed_pictures(self) -> Path:
        """The folder of marks of pictures that cannot be decoded."""
        return self.pictures / "failed"

    @property
    def lock(self) -> Path:
        """Held while a program uses this profile."""
        return self.journal.with_name("lineup.lock")


def profile_in(folder: Path) -> Profile:
    """Profile with all files in one folder (`--profile`)."""
    folder = Path(os.path.realpath(folder))  # `resolve` raises where links lead in a circle
    prefix = f"lineup:{folder}" if _is_text(folder) else f"lineup:{quote_from_bytes(os.fsencode(folder))}"
    return Profile(folder / "settings.toml", folder / "lineup.db", folder / "cache.db", prefix)


def _is_text(folder: Path) -> bool:
    """Whether the name is one that a keyring takes; on old disks it may be any bytes."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        return False
    return True


def profile_of_person() -> Profile:
    """The platform's own places."""
    places = platformdirs.PlatformDirs("lineup", appauthor=False)
    return Profile(
        places.user_config_path / "settings.toml",
        places.user_data_path / "lineup.db",
        places.user_cache_path / "cache.db",
        "lineup",
        (places.user_config_path, places.user_data_path, places.user_cache_path),
    )


def profile_of_practice() -> Profile:
    """Places of practice mode, apart from the person's; they go when its window closes."""
    folder = platformdirs.PlatformDirs("lineup-practice", appauthor=False, opinion=False).user_cache_path
    return replace(profile_in(folder), folders=(folder,))


def files_of(profile: Profile) -> Iterator[Path]:
    """The folders and files of the profile that are there, whichever version made them.

    In a folder that the person named, other files may lie beside ours.
    """
    yield from profile.folders
    for beside, pattern in (
        (profile.settings, "settings.toml*"),
        (profile.journal, "lineup.db*"),
        (profile.journal, "lineup.lock"),
        (profile.journal, "renewing-*.lock"),
        (profile.journal, "history.db*"),
        (profile.journal, "sandbox*.json*"),
        (profile.journal, "crash.log"),
        (profile.journal, "crash.earlier.log"),
        (profile.journal, "sign-ins.sealed*"),
        (profile.journal, "before_restore*.zip"),
        (profile.cache, "cache.db*"),
    ):
        yield from beside.parent.glob(pattern)
    marks, digest = profile.failed_pictures, "?" * 64
    for folder, pattern in ((profile.services, "*.toml*"), (profile.pictures, digest), (marks, digest)):
        yield folder
        if not folder.is_symlink():
            yield from folder.glob(pattern)
