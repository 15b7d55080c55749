"""The outcome of an unlinking, in words."""

from desktop_app.accounts import Forgotten, UnlinkResult
from desktop_app.ui.shell.message_stack import Kind, Message

_AT_THE_SERVICE = {
    Forgotten.CHECKED: "{name} has forgotten the link: the old sign-in is refused there.",
    Forgotten.SAID: "{name} said that it has forgotten the link; it could not be checked.",
    Forgotten.STILL_TAKEN: "{name} said that it has forgotten the link, but still takes the old sign-in. "
    "Look at the linked programs on its own page.",
    Forgotten.REFUSED: "{name} refused to end its link with Lineup. To end it yourself, sign in at {where} and remove "
    "Lineup from the connected apps.",
    Forgotten.LATER: "{name} could not be asked to forget the link. Lineup asks again by itself, and says so.",
    Forgotten.NOT_OFFERED: "{name} has no call to revoke a link: do it on its own page, if you want.",
    Forgotten.GIVEN_UP: "{name} could not be asked to forget the link. To end it yourself, sign in at {where} and "
    "remove Lineup from the connected apps.",
    Forgotten.NOTHING_TO_REVOKE: "There was no sign-in left that {name} could revoke.",
}
_KINDS = {
    Forgotten.CHECKED: Kind.OK,
    Forgotten.STILL_TAKEN: Kind.WARNING,
    Forgotten.REFUSED: Kind.WARNING,
    Forgotten.LATER: Kind.WARNING,
    Forgotten.GIVEN_UP: Kind.WARNING,
}


def receipt_message(receipt: UnlinkResult, service: str, where: str = "") -> Message:
    """The message about an unlinking. `service`: how the person knows it; `where`: the place where they sign in."""
    here = "Its sign-in, its lists and their history are gone from this computer."
    if receipt.forgotten is Forgotten.LATER:
        here = "Its lists and their history are gone from this computer; the sign-in goes when it is revoked."
    if receipt.keeps:
        here += " What existed only here is kept for when you link the account again."
    dropped = f" {_changes(receipt.dropped)} that waited went with it." if receipt.dropped else ""
    there = at_the_service(receipt, service, where)
    lead = f"{receipt.account.label}, {service}, is unlinked."
    return Message(_KINDS.get(receipt.forgotten, Kind.INFO), lead, f"{there} {here}{dropped}")


def at_the_service(receipt: UnlinkResult, service: str, where: str = "") -> str:
    """Say what became of the link at the service."""
    return _AT_THE_SERVICE[receipt.forgotten].format(name=service, where=where or "its website")


def _changes(count: int) -> str:
    return "1 change" if count == 1 else f"{count} changes"
