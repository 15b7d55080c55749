"""How often a page may speak, and what is left of its words."""

from PySide6.QtNetwork import QAuthenticator

from desktop_app.ui.link_wizard.attempt_rules import refuse
from desktop_app.ui.link_wizard.page_limits import IN_ALL, ON_A_PAGE, MessageAllowance, RefusedWish, spoken


def test_a_page_may_speak_a_few_times() -> None:
    allowance = MessageAllowance()
    assert [allowance.take() for _ in range(ON_A_PAGE + 2)] == [True] * ON_A_PAGE + [False] * 2

    allowance.turn_page()
    assert allowance.take()


def test_turning_pages_does_not_help_for_ever() -> None:
    allowance = MessageAllowance()
    passed = 0
    for _ in range(10 * IN_ALL):
        allowance.turn_page()
        passed += allowance.take()
    assert passed == IN_ALL

    allowance.renew()  # by the person
    assert allowance.take()


def test_words_of_a_page_stay_on_one_line() -> None:
    assert spoken("  Wrong\n\n password\u202e\u200b! ") == "Wrong password !"
    assert spoken("word " * 40) == " ".join(["word"] * 40)
    assert spoken("word " * 41) == " ".join(["word"] * 40) + "…"
    assert "q9bzabcdefghijkl" not in spoken("code=q9bzabcdefghijkl")


def test_a_refusal_names_the_host() -> None:
    assert all(refusal.of("sample.example").startswith("sample.example ") for refusal in RefusedWish)
    assert RefusedWish.FILE.of("").startswith("The page ")


def test_refused_authentication_is_null() -> None:
    asked = QAuthenticator()
    asked.setRealm("Lineup")
    asked.setUser("ada")
    refuse(asked)
    assert asked.isNull()
    refuse(asked)
    assert asked.isNull()
