"""The program that `test_crash` kills: it opens a queue and rearranges it until it is no more."""

import asyncio
import json
import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from tests.core import make_core


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


def edit_for(start: Queue, view: Queue, seed: int, number: int) -> Edit:
    """The edit of that number, the same for whoever asks."""
    chance = random.Random(f"{seed}.{number}")
    gone = [item for item in start.items if item.id not in view]
    after: Anchor = chance.choice([*view.ids, *Edge])
    match chance.choice(("move", "move", "move", "remove", "add")):
        case "add" if gone:
            return Add(chance.choice(gone), after)
        case "remove" if len(view.items) > 10:
            return Remove((chance.choice(view.ids),))
    return Move((chance.choice(view.ids),), after)


async def rearrange(folder: Path, api: str, sign_in: str, account: str, seed: int) -> None:
    sandbox = cast("Sandbox", FarSandbox(Addresses(api, sign_in)))
    core = await make_core(folder, sandbox, store=FileStore(folder / "secrets.json"))
    queue = await core.accounts.desk.open(QueueRef(AccountId(account), "instant"))
    await core.in_step(queue)
    start = queue.state.view
    for number in range(10_000):
        queue.submit((edit_for(start, queue.state.view, seed, number),))
        core.accounts.desk.wake(queue.ref.account)
        print(number, flush=True)
        await asyncio.sleep(random.Random(number).uniform(0, 0.02))


if __name__ == "__main__":
    _, told_folder, told_api, told_sign_in, told_account, told_seed = sys.argv
    asyncio.run(rearrange(Path(told_folder), told_api, told_sign_in, told_account, int(told_seed)))
