"""The program that `test_crash` kills: it opens a queue and rearranges it until it is no more."""

import asyncio
import json
import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.queues import Queue, QueueRef, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from tests.core import HASTY, make_core, serve_list


class FileStore(SessionStore):
    """Secrets in a file, for a keyring is not among the things that are killed here."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if path.exists():
            self._kept = json.loads(path.read_text())

    async def save(self, name: str, secret: Mapping[str, str]) -> None:
        await super().save(name, secret)
        self._path.write_text(json.dumps(self._kept))


@dataclass(frozen=True)
class Addresses:
    """What the core asks of a sandbox that runs in another process."""

    api_address: str
    sign_in_address: str
    client_key: str = "unused: it is in the store"
    client_secret: str = ""


@dataclass(frozen=True)
class FarSandbox:
    netflix: Addresses


STUBBORN = replace(HASTY, tries=1000)
"""Others never leave the queue alone here; no edit is to end in a question."""


def is_theirs(title_id: TitleId | str) -> bool:
    """The titles that only others touch. Ours, seen without these, must stand exactly as we put them."""
    return int(title_id.rpartition("/")[2]) % 4 == 0


def ours(view: Queue) -> Queue:
    return view.with_items(tuple(item for item in view.items if not is_theirs(item.id)))


def edit_for(start: Queue, view: Queue, seed: int, number: int) -> Edit:
    """The edit of that number, the same for whoever asks."""
    chance = random.Random(f"{seed}.{number}")
    gone = [item for item in start.items if item.id not in view]
    moved = chance.choice(view.ids)
    after: Anchor = chance.choice([*(one for one in view.ids if one != moved), *Edge])
    match chance.choice(("move", "move", "move", "remove", "add")):
        case "add" if gone:
            return Add(chance.choice(gone), after)
        case "remove" if len(view.items) > 10:
            return Remove((moved,))
    return Move((moved,), after)


async def rearrange(folder: Path, api: str, sign_in: str, account: str, seed: int) -> None:
    sandbox = cast("Sandbox", FarSandbox(Addresses(api, sign_in)))
    core = await make_core(folder, sandbox, store=FileStore(folder / "secrets.json"), policy=STUBBORN)
    queue = await serve_list(core.accounts, QueueRef(AccountId(account), "instant"))
    await core.in_step(queue)
    start = ours(queue.state.view)
    for number in range(10_000):
        queue.submit((edit_for(start, ours(queue.state.view), seed, number),))
        core.accounts.library.linked(queue.ref.account).wake()
        print(number, flush=True)
        await asyncio.sleep(random.Random(number).uniform(0, 0.02))


if __name__ == "__main__":
    _, told_folder, told_api, told_sign_in, told_account, told_seed = sys.argv
    asyncio.run(rearrange(Path(told_folder), told_api, told_sign_in, told_account, int(told_seed)))
