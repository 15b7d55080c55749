"""What a screen reader would say of other programs: a line of JSON for each utterance, until it is killed.

Runs with the system's Python, which alone has the bindings of AT-SPI; nothing of ours is imported here.
"""

import json
import sys

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # type: ignore[import-not-found]  # noqa: E402

EVENTS = ("object:announcement", "object:state-changed:focused", "window:activate")


def listen_to_programs() -> None:
    """Tell all programs of this session, also those that run, that there is a screen reader."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for flag in ("IsEnabled", "ScreenReaderEnabled"):
        words = GLib.Variant("(ssv)", ("org.a11y.Status", flag, GLib.Variant("b", True)))
        where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
        bus.call_sync(*where, words, None, Gio.DBusCallFlags.NONE, -1, None)


def say(**said: str) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def hear(event: Atspi.Event) -> None:
    """Say what has the keyboard now, and what was announced."""
    try:
        role, name = event.source.get_role_name(), event.source.get_name()
        if event.type == "object:announcement":
            say(kind="announced", role=role, text=event.any_data)
        elif event.type == "window:activate":
            say(kind="window", role=role, text=name)
        elif event.detail1:
            say(kind="focus", role=role, text=name)
    except GLib.Error:
        pass  # it is gone already


if __name__ == "__main__":
    listen_to_programs()
    Atspi.init()
    listener = Atspi.EventListener.new(hear)
    for kind in EVENTS:
        listener.register(kind)
    say(kind="ready", role="", text="")
    Atspi.event_main()
