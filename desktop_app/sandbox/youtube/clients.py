"""Projects of Google's console, and the clients registered in them (youtube.md, section 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from desktop_app.sandbox.youtube.quota import Quota

ClientKind = Literal["desktop", "tv"]


@dataclass(slots=True)
class Project:
    """A project: its quota, and who may let its clients in. `testers` are e-mail addresses, used while in testing."""

    number: str
    name: str
    api_key: str = field(repr=False)
    quota: Quota
    in_testing: bool = False
    testers: set[str] = field(default_factory=set)
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Client:
    """A client id. The secret of a desktop client is sent, though it is none."""

    client_id: str
    client_secret: str = field(repr=False)
    kind: ClientKind
    project: Project
