"""The folder of descriptions of services in the profile that is open, read and written in the thread of the files."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_app.providers.described import (
    Adoption,
    Described,
    DescribedProvider,
    adopt,
    adopt_text,
    begin_folder,
    keep,
    read_folder,
)
from desktop_app.ui.style.resources import texts_in
from desktop_app.workers import Workers


@dataclass(frozen=True, slots=True)
class DescriptionsOnDisk:
    """A `DescriptionFolder`. `known` holds ids that no description may have."""

    folder: Path
    known: Collection[str]
    workers: Workers

    async def read(self) -> Described:
        """Read all of them; a folder that is not there yet is begun with examples."""
        return await self.workers.run(self._read)

    def _read(self) -> Described:
        begin_folder(self.folder, texts_in("services"))
        return read_folder(self.folder, self.known)

    async def adopt(self, path: Path) -> Adoption:
        return await self.workers.run(partial(adopt, path, self.folder, self.known))

    async def adopt_text(self, name: str, text: str) -> Adoption:
        return await self.workers.run(partial(adopt_text, text, name, self.folder, self.known))

    async def keep(self, adoption: Adoption) -> DescribedProvider:
        return await self.workers.run(partial(keep, adoption))
