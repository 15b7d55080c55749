"""Signals hold nobody, keep their order, and let no listener spoil another; attachments end with their owner."""

import gc
import weakref

import pytest

from desktop_app.signals import Attachments, Signal


class Listener:
    """Notes what it hears in a record that it may share with others."""

    def __init__(self, name: str = "", record: list[str] | None = None) -> None:
        self.name = name
        self.record: list[str] = record if record is not None else []

    def hear(self, what: str) -> None:
        self.record.append(f"{self.name}{what}")


class Faulty(Listener):
    def hear(self, what: str) -> None:
        super().hear(what)
        raise ValueError(what)


class Owner:
    def __init__(self) -> None:
        self.ended: Signal[Owner] = Signal()
        self.is_over = False

    def end(self) -> None:
        self.is_over = True
        self.ended.emit(self)


def test_slots_are_called_in_the_order_in_which_they_were_connected() -> None:
    signal, record = Signal[str](), list[str]()
    listeners = [Listener(name, record) for name in "cab"]
    for listener in listeners:
        signal.connect(listener.hear)
    signal.emit("!")
    assert record == ["c!", "a!", "b!"]


def test_first_slots_are_called_before_all_others_whenever_they_were_connected() -> None:
    signal, record = Signal[str](), list[str]()
    a, b, c, d = (Listener(name, record) for name in "abcd")
    signal.connect(a.hear)
    signal.connect(b.hear, first=True)
    signal.connect(c.hear)
    signal.connect(d.hear, first=True)
    signal.emit("")
    assert record == ["b", "d", "a", "c"]


def test_the_first_ones_stay_first_when_one_of_them_has_gone() -> None:
    signal, record = Signal[str](), list[str]()
    a, b, c, d = (Listener(name, record) for name in "abcd")
    signal.connect(a.hear)
    signal.connect(b.hear, first=True)
    signal.disconnect(b.hear)
    signal.connect(c.hear, first=True)
    del c
    gc.collect()
    signal.connect(d.hear, first=True)
    signal.emit("")
    assert record == ["d", "a"]


def test_what_the_owner_does_then_comes_after_all_slots() -> None:
    record: list[str] = []
    last = Listener("last ", record)
    signal = Signal[str](then=last.hear)
    echo = Echo(signal, record)
    signal.connect(echo.hear)
    signal.emit("one")
    assert record == ["echo one", "last one", "echo two", "last two"]
    signal.clear()
    signal.emit("three")
    assert record[4:] == []


def test_a_signal_keeps_no_listener_alive() -> None:
    signal, record = Signal[str](), list[str]()
    listener = Listener(record=record)
    gone = weakref.ref(listener)
    signal.connect(listener.hear)
    del listener
    gc.collect()
    signal.emit("unheard")
    assert (gone(), record, len(signal)) == (None, [], 0)


def test_a_slot_is_called_once_though_it_was_connected_twice() -> None:
    signal, listener = Signal[str](), Listener()
    signal.connect(listener.hear)
    signal.connect(listener.hear)
    signal.emit("once")
    assert listener.record == ["once"]


def test_a_disconnected_slot_is_called_no_longer() -> None:
    signal, listener, other = Signal[str](), Listener(), Listener()
    signal.connect(listener.hear)
    signal.disconnect(listener.hear)
    signal.disconnect(other.hear)
    signal.emit("unheard")
    assert listener.record == []


def test_a_function_is_no_slot() -> None:
    heard: list[str] = []

    def hear(what: str) -> None:
        heard.append(what)

    with pytest.raises(TypeError):
        Signal[str]().connect(hear)
    with pytest.raises(TypeError):
        Signal[str]().connect(heard.append)


def test_a_slot_that_fails_hinders_no_other() -> None:
    signal, record = Signal[str](), list[str]()
    faulty, sound = Faulty("f", record), Listener("s", record)
    signal.connect(faulty.hear)
    signal.connect(sound.hear)
    with pytest.raises(ValueError, match="!"):
        signal.emit("!")
    assert record == ["f!", "s!"]
    with pytest.raises(ValueError, match=r"\?"):
        signal.emit("?")
    assert record[2:] == ["f?", "s?"]


def test_several_failures_are_raised_together() -> None:
    signal, one, two = Signal[str](), Faulty(), Faulty()
    signal.connect(one.hear)
    signal.connect(two.hear)
    with pytest.raises(ExceptionGroup) as caught:
        signal.emit("!")
    assert len(caught.value.exceptions) == 2


class Echo(Listener):
    """Emits on what it hears, once."""

    def __init__(self, signal: Signal[str], record: list[str]) -> None:
        super().__init__("echo ", record)
        self.signal = signal

    def hear(self, what: str) -> None:
        super().hear(what)
        if what == "one":
            self.signal.emit("two")


def test_what_is_emitted_meanwhile_is_heard_after_everyone_heard_the_first() -> None:
    signal, record = Signal[str](), list[str]()
    echo, last = Echo(signal, record), Listener("last ", record)
    signal.connect(echo.hear)
    signal.connect(last.hear)
    signal.emit("one")
    assert record == ["echo one", "last one", "echo two", "last two"]


class Silencer(Listener):
    def __init__(self, signal: Signal[str], other: Listener) -> None:
        super().__init__()
        self.signal = signal
        self.other = other

    def hear(self, what: str) -> None:
        if what == "other":
            self.signal.disconnect(self.other.hear)
        else:
            self.signal.emit("never")
            self.signal.clear()


def test_a_slot_that_was_disconnected_by_one_before_it_is_not_called() -> None:
    signal, other = Signal[str](), Listener()
    silencer = Silencer(signal, other)
    signal.connect(silencer.hear)
    signal.connect(other.hear)
    signal.emit("other")
    assert other.record == []


def test_nothing_is_heard_of_a_cleared_signal() -> None:
    signal, other = Signal[str](), Listener()
    silencer = Silencer(signal, other)
    signal.connect(silencer.hear)
    signal.connect(other.hear)
    signal.emit("all")
    signal.emit("later")
    assert (other.record, len(signal)) == ([], 0)


def test_an_attachment_is_made_once_and_ends_with_its_owner() -> None:
    let_go: list[Listener] = []
    attachments = Attachments[Owner, Listener](lambda _: Listener(), let_go.append)
    owner, other = Owner(), Owner()
    assert attachments.known(owner) is None
    made, others = attachments.of(owner), attachments.of(other)
    assert attachments.of(owner) is made is attachments.known(owner)
    owner.end()
    assert (let_go, list(attachments)) == ([made], [others])


def test_nothing_is_attached_to_what_has_ended() -> None:
    attachments = Attachments[Owner, Listener](lambda _: Listener())
    owner = Owner()
    owner.end()
    assert attachments.of(owner).record == []
    assert (len(attachments), attachments.known(owner)) == (0, None)


def test_attachments_keep_no_owner_that_has_ended() -> None:
    attachments = Attachments[Owner, list[Owner]](lambda owner: [owner])
    owner = Owner()
    gone = weakref.ref(owner)
    attachments.of(owner)
    owner.end()
    del owner
    gc.collect()
    assert gone() is None
