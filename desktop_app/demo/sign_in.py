"""Faults of a service's sign-in page, as entries of its menu."""

from collections.abc import Callable
from functools import partial

from desktop_app.demo.switches import Switch
from desktop_app.sandbox.mishaps import Mishaps
from desktop_app.sandbox.sign_in_faults import SignInFault


def sign_in_switches(faults: Mishaps) -> tuple[Switch, ...]:
    """An entry for each fault of the page; the last one that was chosen counts."""

    def throw(fault: SignInFault) -> str:
        faults.misbehave_at_sign_in(fault)
        return f"The sign-in page now {fault.value}."

    def thrown(fault: SignInFault) -> Callable[[], str]:
        return partial(throw, fault)

    return tuple(Switch(f"The sign-in page {fault.value}", thrown(fault)) for fault in SignInFault)
