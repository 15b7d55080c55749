"""The filter that suspects lists which a machine makes (tmdb.md, section 4)."""

from __future__ import annotations

import re

from desktop_app.sandbox.tmdb.calls import Refusal
from desktop_app.sandbox.tmdb.service import Service

AS_A_MACHINE_WOULD = re.compile(r"\d{4,}|[0-9a-f]{8}|_|\b(test|probe|tmp)\w*\b", re.IGNORECASE)
WORDS = "Content is suspected to be spam"
WITHIN = 60
MOST = 2


def check_name(service: Service, username: str, name: str) -> None:
    """400/18 for the third such name within a minute."""
    now = service.clock.now()
    recent = [one for one in service.state.lists_of(username) if one.created > now - WITHIN]
    made = sum(1 for one in recent if AS_A_MACHINE_WOULD.search(one.name))
    suspect = service.faults.spam_filter and made >= MOST and AS_A_MACHINE_WOULD.search(name)
    if suspect or service.faults.suspects_spam():
        raise Refusal(18, WORDS)
