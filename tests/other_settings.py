"""Settings that all differ from the defaults, whichever settings there are."""

from typing import Any

from desktop_app.domain.proxies import Proxy, ProxyKind
from desktop_app.storage.settings import DECLARED, Settings
from desktop_app.storage.settings_kinds import Choice, Declaration, Number, ProxyKeys, Switch, Text


def other_settings() -> Settings:
    """Return a value of its own for every declared setting."""
    return Settings(**{key: other_value(declared) for key, declared in DECLARED.items()})


def other_value(declared: Declaration) -> Any:
    """Return another value than the usual one."""
    usual = declared.usual
    match declared.kind:
        case Number(most):
            return (usual + most) / 2
        case Switch():
            return not usual
        case Choice():
            return next(member for member in type(usual) if member is not usual)
        case ProxyKeys():
            return Proxy(ProxyKind.MANUAL, "proxy.example", 8080, "ada")
        case Text():
            return "all"
    raise TypeError(declared.kind)
