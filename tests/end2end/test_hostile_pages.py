"""Misbehaving sign-in pages in the real embedded browser: none speaks for Lineup, asks the person, or comes back."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.end2end.processes import COMPLAINTS

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]


Found = Mapping[str, Any]
Pages = Callable[[str], Found]


@pytest.fixture(scope="module")
def visits(display: str) -> dict[str, Found]:
    """Visit all pages, one after another in one process, with a debugger's port asked for by the environment."""
    assert display
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    asked_for = {"QTWEBENGINE_REMOTE_DEBUGGING": port, "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-web-security"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.end2end.hostile_pages"],
        env=os.environ | asked_for,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert [complaint for complaint in COMPLAINTS if complaint in ran.stderr] == []
    assert "QTWEBENGINE_REMOTE_DEBUGGING is ignored" in ran.stderr
    found: dict[str, Found] = {}
    for line in ran.stdout.splitlines():
        found |= json.loads(line)
    return found


@pytest.fixture
def page(visits: dict[str, Found]) -> Pages:
    return visits.__getitem__


def test_no_page_opens_a_dialog_or_sends_a_password(visits: dict[str, Found]) -> None:
    for path, found in visits.items():
        if path != "debugger":
            assert found["error"] == "", path
            assert found["dialogs"] == [], path
            assert found["is_free"], path
            assert found["authorizations"] == [], path


def test_nobody_can_debug_the_page(visits: dict[str, Found]) -> None:
    assert visits["debugger"] == {"is_listening": False}


def test_a_message_stands_under_the_address_with_its_host(page: Pages) -> None:
    assert page("/alert")["saying"] == "HERE says: Lineup: your keyring is <b>locked</b>"
    assert page("/alert")["told"] == ["done"]
    assert page("/long")["saying"] == f"HERE says: {'W' * 200}…"


def test_no_script_gets_an_answer(page: Pages) -> None:
    assert page("/confirm")["saying"] == "HERE says: Really?"
    assert page("/confirm")["told"] == ["no", "done"]
    assert page("/prompt")["told"] == ["prompted-null", "done"]


@pytest.mark.parametrize("path", ["/alerts", "/reloading", "/endless", "/endless-frame"])
def test_a_page_that_keeps_on_is_stopped(page: Pages, path: str) -> None:
    assert page(path)["notice"] == "HERE kept showing messages, so Lineup stopped its page."
    assert page(path)["address"] == "about:blank"


def test_a_page_cannot_be_stayed_on(page: Pages) -> None:
    assert page("/stay")["address"] == "http://HERE/good"
    assert page("/stay")["saying"] == ""


@pytest.mark.parametrize(
    "path",
    [
        "/frame",
        "/far-frame",
        "/sandboxed-frame",
        "/nested-frame",
        "/refresh-frame",
        "/form-frame",
        "/redirect-frame",
        "/resources",
        "/window",
    ],
)
def test_only_the_page_itself_comes_back(page: Pages, path: str) -> None:
    assert page(path)["came_back"] == ""
    assert page(path)["address"] == f"http://HERE{path}"


def test_the_page_itself_comes_back(page: Pages) -> None:
    assert page("/refresh")["came_back"].endswith("?code=MAIN")


def test_a_new_window_runs_no_script_in_the_page(page: Pages) -> None:
    assert page("/script-window")["title"] == "Good"
    assert page("/script-window")["address"] == "http://HERE/script-window"


def test_another_origin_is_asked_about_and_named(page: Pages) -> None:
    assert page("/refresh-away")["notice"] == "This page leads to another place: OTHER"
    assert page("/name")["notice"] == "This page leads to another place: xn--ntflix-3of.example"
    assert page("/port")["address"] == "http://OTHER/good"  # after "Go there"
    assert page("/two-places")["address"] == "http://FAR/good"


def test_a_server_that_nobody_vouches_for_is_asked_for_nothing(page: Pages) -> None:
    assert page("/unproven")["notice"].startswith("The certificate of localhost is self-signed")
    assert "/secret" not in page("/unproven")["asked"]


def test_a_password_is_not_asked_for_outside_the_page(page: Pages) -> None:
    sentence = "asks for a user name and password in a way Lineup doesn’t support here. Use your own browser."
    assert page("/basic")["notice"] == f"HERE {sentence}"
    assert page("/basic-picture")["notice"] == f"OTHER {sentence}"


@pytest.mark.parametrize("path", ["/file", "/folder", "/open-picker", "/save-picker"])
def test_no_file_is_chosen(page: Pages, path: str) -> None:
    assert page(path)["notice"].startswith("HERE asks for a file. ")
    assert "done" in page(path)["told"]


@pytest.mark.parametrize("path", ["/colour", "/print", "/fullscreen", "/handler"])
def test_what_needs_no_word_is_refused_silently(page: Pages, path: str) -> None:
    assert page(path)["notice"] == page(path)["saying"] == ""
    assert "done" in page(path)["told"]


def test_nothing_of_the_computer_is_given(page: Pages) -> None:
    assert "given-" in page("/permissions")["told"]


def test_a_download_is_refused_with_a_word(page: Pages) -> None:
    assert (
        page("/download")["notice"] == "HERE offers a file to download. Lineup doesn’t keep files from sign-in pages."
    )


TO_FAR = ["This page leads to another place: FAR"]
FIELDS = "user=ada+%26+bob&way=post"


def test_each_origin_is_asked_about_once(page: Pages) -> None:
    """The way leads from here to another place, a third, and back to the second, which sends the person back."""
    assert page("/chain")["questions"] == ["This page leads to another place: OTHER", *TO_FAR]
    assert page("/chain")["came_back"].endswith("?code=CHAIN")


@pytest.mark.parametrize("path", ["/form", "/form-sent-on", "/far-form-window"])
def test_a_form_for_another_place_is_sent_as_it_was_after_the_question(page: Pages, path: str) -> None:
    assert page(path)["sent"] == [["POST", "/fields", FIELDS]]
    assert page(path)["questions"] == TO_FAR
    assert page(path)["address"] == "http://FAR/fields"


def test_every_kind_of_form_keeps_its_fields(page: Pages) -> None:
    assert page("/form-at-once")["sent"] == [["POST", "/fields", "user=ada+%26+bob"]]
    assert page("/form-asked")["sent"] == [["GET", f"/fields?{FIELDS}", ""]]
    ((method, _, parts),) = page("/form-parts")["sent"]
    assert method == "POST"
    assert all(part in parts for part in ('name="user"\r\n\r\nada & bob\r\n', 'name="way"\r\n\r\npost\r\n'))


def test_a_form_back_to_a_known_place_needs_no_question(page: Pages) -> None:
    assert page("/form-twice")["questions"] == TO_FAR
    assert page("/form-twice")["sent"] == [["POST", "/fields", FIELDS]]


@pytest.mark.parametrize("path", ["/form", "/form-at-once", "/form-twice"])
def test_the_answer_to_a_form_is_shown_however_fast_the_person_agrees(page: Pages, path: str) -> None:
    assert page(path)["is_shown"]


def test_a_form_is_held_until_the_question_is_answered(page: Pages) -> None:
    assert page("/form?reloaded")["sent"] == []
    assert "FAR" not in page("/form?reloaded")["address"]


@pytest.mark.parametrize("path", ["/pop-up", "/blank-pop-up", "/far-pop-up"])
def test_a_pop_up_talks_to_the_page_that_opened_it(page: Pages, path: str) -> None:
    assert page(path)["came_back"].endswith("?code=ok")
    assert page(path)["questions"] == (TO_FAR if path == "/far-pop-up" else [])


def test_a_pop_up_comes_back_from_a_page_of_its_own_alone(page: Pages) -> None:
    assert page("/pop-up-back")["came_back"].endswith("?code=MAIN")
    assert page("/blank-pop-up-back")["came_back"] == ""
    assert page("/blank-pop-up-back")["notice"].endswith(
        "tried to finish signing in from a new window. Lineup ignored it."
    )


def test_a_form_for_a_new_window_keeps_its_fields(page: Pages) -> None:
    assert page("/form-window")["sent"] == [["POST", "/fields", FIELDS]]
    assert page("/form-window")["address"] == "http://HERE/fields"
    assert page("/form-window")["title"] == "HERE/form-window"


def test_pop_ups_need_a_click_and_are_few(page: Pages) -> None:
    assert page("/without-a-click")["pop_ups"] == 0
    assert page("/pop-up-loop")["pop_ups"] == 1
    assert page("/again")["pop_ups"] == 3
    assert page("/again")["notice"] == "HERE opened too many windows. Lineup ignored the last one."


def test_a_pop_up_can_be_closed(page: Pages) -> None:
    assert page("/opens?/good")["pop_ups"] == 0
    assert page("/opens?/good")["address"] == "http://HERE/opens?/good"


@pytest.mark.parametrize(
    "path", ["/alert", "/endless", "/basic", "/download", "/file", "/far-frame", "/port", "/unproven"]
)
def test_what_holds_for_the_page_holds_for_its_pop_ups(page: Pages, path: str) -> None:
    alone, in_pop_up = page(path), page(f"/opens?{path}")
    for what in ("notice", "came_back", "address", "authorizations"):
        assert in_pop_up[what] == alone[what], what
    assert "/secret" not in in_pop_up["asked"]


def test_a_message_of_a_pop_up_stands_under_its_address(page: Pages) -> None:
    assert page("/opens?/alert")["saying"] == page("/alert")["saying"]


def test_a_pop_up_is_given_nothing_either(page: Pages) -> None:
    assert "given-" in page("/opens?/permissions")["told"]


def test_a_page_with_an_error_speaks_for_itself(page: Pages) -> None:
    assert page("/error")["notice"] == page("/to-nothing")["notice"] == ""
    assert page("/error-raw")["notice"] == "HERE answered with error 401."
    assert page("/error-empty")["notice"] == "HERE answered with error 404."
    assert page("/trouble")["notice"] == "HERE is having problems (error 502). Try again in a moment."
    assert page("/hangs-up")["notice"] == "This page can’t be loaded. Check your connection, then try again."


def test_only_an_answer_for_people_is_shown(page: Pages) -> None:
    assert [page(path)["is_shown"] for path in ("/error", "/trouble", "/to-nothing")] == [True] * 3
    assert [page(path)["is_shown"] for path in ("/error-raw", "/error-empty", "/hangs-up")] == [False] * 3


def test_a_network_that_wants_a_sign_in_is_told(page: Pages) -> None:
    portal = "so Lineup didn’t open its page. Does this network want you to sign in?"
    assert page("/portal")["notice"] == f"portal.example isn’t encrypted, {portal}"
    assert page("/no-tls")["notice"].startswith("OTHER answered without encryption. Check the address and its port.")
    assert "A network that wants you to sign in first can cause this" in page("/no-tls")["notice"]
    assert "the network may want you to sign in first" in page("/unproven")["notice"]
    assert page("/network")["notice"] == "This network wants you to sign in before you can go on."
