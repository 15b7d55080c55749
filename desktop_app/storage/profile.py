"""Where a run keeps its files."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Profile:
    """The places of one person's program. `keyring_prefix` keeps profiles apart in the keyring, too."""

    settings: Path
    journal: Path
    cache: Path
    keyring_prefix: str

    @property
    def sandbox_state(self) -> Path:
        """What the demo's sandbox remembers between two starts."""
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
        """What went wrong without anybody there to read it."""
        return self.journal.with_name("crash.log")

    @property
    def pictures(self) -> Path:
        """The folder of posters."""
        return self.cache.with_name("pictures")

    @property
    def failed_pictures(self) -> Path:
        """The folder of marks of pictures that cannot be decoded."""
        return self.pictures / "failed"

    @property
    def lock(self) -> Path:
        """Held while a program uses this profile."""
        return self.journal.with_name("lineup.lock")


def profile_in(folder: Path) -> Profile:
    """Everything of a run in one folder (`--profile`)."""
    folder = folder.resolve()
    return Profile(folder / "settings.toml", folder / "lineup.db", folder / "cache.db", f"lineup:{folder}")


def profile_of_person() -> Profile:
    """The platform's own places."""
    places = platformdirs.PlatformDirs("lineup", appauthor=False)
    return Profile(
        places.user_config_path / "settings.toml",
        places.user_data_path / "lineup.db",
        places.user_cache_path / "cache.db",
        "lineup",
    )
