"""A certificate that Chromium doubts is taken where the program itself was shown the very same one, and proven."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, QUrl, Signal

from desktop_app.domain.errors import AuthoritiesUnreadable, OutcomeUnknown, ServiceError, TlsFault, TlsReason
from desktop_app.ui.link_wizard.certificate_judge import MOST, CertificateJudge

PAGE = "https://ada:secret@id.home.example:8443/authorize?state=secret#x"
SERVER = "https://id.home.example:8443/"


class Page(QObject):
    doubted = Signal(object)
    refused = Signal(str)


@dataclass
class Der:
    content: bytes

    def toDer(self) -> "Der":
        return self

    def data(self) -> bytes:
        return self.content


@dataclass
class Doubt:
    """A stand-in for `QWebEngineCertificateError`."""

    chain: list[Der]
    is_main: bool = True
    ended: list[str] = field(default_factory=list)

    def url(self) -> QUrl:
        return QUrl(PAGE)

    def isMainFrame(self) -> bool:
        return self.is_main

    def certificateChain(self) -> list[Der]:
        return self.chain

    def acceptCertificate(self) -> None:
        self.ended.append("accepted")

    def rejectCertificate(self) -> None:
        self.ended.append("rejected")


async def judged(doubt: Doubt, told: bytes | ServiceError) -> tuple[list[str], list[str]]:
    """The end of the doubt, and the sentences for the person."""
    page, asked, said = Page(), list[str](), list[str]()
    page.refused.connect(said.append)

    async def prove(address: str) -> bytes:
        asked.append(address)
        if isinstance(told, ServiceError):
            raise told
        return told

    judge = CertificateJudge(cast("Any", page), prove)
    page.doubted.emit(doubt)
    await judge._tasks.finished()
    judge.end()
    assert asked == [SERVER]
    return doubt.ended, said


async def test_the_same_certificate_is_accepted() -> None:
    assert await judged(Doubt([Der(b"leaf"), Der(b"root")]), b"leaf") == (["accepted"], [])


@pytest.mark.parametrize("chain", [[b"another"], [b"another", b"leaf"], []])
@pytest.mark.parametrize("proven", [b"leaf", b""])
async def test_any_other_is_rejected(chain: list[bytes], proven: bytes) -> None:
    ended, said = await judged(Doubt([Der(each) for each in chain]), proven)
    assert ended == ["rejected"]
    assert said[0].startswith("The certificate of id.home.example:8443 comes from an authority")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TlsFault("id.home.example", TlsReason.EXPIRED), "has expired"),
        (AuthoritiesUnreadable("/gone.pem", "SSL_CERT_FILE"), "/gone.pem"),
        (OutcomeUnknown(), "comes from an authority"),
    ],
)
async def test_why_it_could_not_be_proven_is_said(error: ServiceError, words: str) -> None:
    ended, said = await judged(Doubt([Der(b"leaf")]), error)
    assert ended == ["rejected"]
    assert words in said[0]


async def test_of_a_frame_inside_nothing_is_said() -> None:
    doubt = Doubt([Der(b"leaf")], is_main=False)
    assert await judged(doubt, TlsFault("id.home.example", TlsReason.EXPIRED)) == (["rejected"], [])


async def test_a_page_has_no_more_than_some_servers_asked() -> None:
    page, asked = Page(), list[str]()

    async def prove(address: str) -> bytes:
        asked.append(address)
        return b"leaf"

    judge = CertificateJudge(cast("Any", page), prove)
    doubts = [Doubt([Der(b"leaf")], is_main=False) for _ in range(MOST + 5)]
    for doubt in (*doubts, shown := Doubt([Der(b"leaf")])):
        page.doubted.emit(doubt)
    await judge._tasks.finished()
    judge.end()

    assert [doubt.ended for doubt in doubts] == [["accepted"]] * MOST + [["rejected"]] * 5
    assert shown.ended == ["accepted"]
    assert len(asked) == MOST + 1


async def test_after_its_end_nothing_is_touched() -> None:
    page, begun = Page(), asyncio.Event()

    async def never(_address: str) -> bytes:
        begun.set()
        await asyncio.get_running_loop().create_future()
        return b"leaf"

    judge, doubt = CertificateJudge(cast("Any", page), never), Doubt([Der(b"leaf")])
    page.doubted.emit(doubt)
    await begun.wait()
    judge.end()
    await judge._tasks.finished()
    page.doubted.emit(doubt)
    assert doubt.ended == []
