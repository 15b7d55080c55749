"""With name and password: what is typed reaches the flow and stays nowhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.auth.flow import Question, QuestionKind, UserAgent
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.form_page import NEEDED
from tests.ui.link_wizard.helper import field, until_says, words
from tests.ui.link_wizard.sample import TOKEN, only, sample

QUESTIONS = (Question("name", QuestionKind.USER_NAME), Question("password", QuestionKind.PASSWORD, secret=True))


class Login:
    """Asks until the password is right."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []

    async def script(self, agent: UserAgent, _client: ClientCredentials) -> BearerToken:
        agent.at_step(1)
        while not self.asked or self.asked[-1]["password"].strip() != "analytical":
            self.asked.append(await agent.ask(QUESTIONS))
        return TOKEN


def type_in(frame: WizardFrame, name: str, text: str) -> QLineEdit:
    edit = field(frame, name).edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    return edit


@pytest.mark.parametrize(
    ("method", "typed", "taken"),
    [(Method.PASSWORD, " analytical ", " analytical "), (Method.API_KEY, " analytical ", "analytical")],
)
async def test_what_is_typed_reaches_the_flow(
    sandbox: Sandbox, tmp_path: Path, method: Method, typed: str, taken: str
) -> None:
    login = Login()
    async with sample(tmp_path, login.script, sandbox.netflix.api_address, profile=only(method)) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Password")
        assert "Sent once, to the service alone. Lineup does not keep it." in words(on.frame)
        type_in(on.frame, "name", " ada ")
        edit = type_in(on.frame, "password", typed)
        texts: list[str] = []
        edit.textChanged.connect(texts.append)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await until_says(on.frame, "Ada Lovelace")
        assert login.asked == [{"name": "ada", "password": taken}]
        assert texts[-1] == ""


async def test_what_is_missing_is_said_and_a_wrong_answer_is_asked_for_again(sandbox: Sandbox, tmp_path: Path) -> None:
    login = Login()
    profile = only(Method.PASSWORD)
    async with sample(tmp_path, login.script, sandbox.netflix.api_address, profile=profile) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Password")
        type_in(on.frame, "name", "ada")
        await click_button(on.frame, "Sign in")
        assert (field(on.frame, "name").below, field(on.frame, "password").below) == ("", NEEDED)
        assert not login.asked

        first = type_in(on.frame, "password", "wrong")
        assert first.displayText() != "wrong"
        await click_button(on.frame, "Show")
        assert first.displayText() == "wrong"
        await click_button(on.frame, "Sign in")
        await until(lambda: field(on.frame, "password").edit is not first, "the question once more")
        assert field(on.frame, "password").edit.text() == ""
        type_in(on.frame, "name", "ada")
        type_in(on.frame, "password", "analytical")
        await click_button(on.frame, "Sign in")
        await until_says(on.frame, "Ada Lovelace")


async def test_going_back_forgets_what_was_typed(sandbox: Sandbox, tmp_path: Path) -> None:
    login = Login()
    profile = only(Method.PASSWORD)
    async with sample(tmp_path, login.script, sandbox.netflix.api_address, profile=profile) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Password")
        edit = type_in(on.frame, "password", "analytical")
        texts: list[str] = []
        edit.textChanged.connect(texts.append)
        await click_button(on.frame, "Back")
        await until_says(on.frame, "How do you want to sign in?")
        assert texts == [""]
        assert not login.asked
