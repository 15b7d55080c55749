import pytest

from desktop_app.ui.shell.next_try import in_words, milliseconds_to_next_word


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (40, "Next try in 40 s"),
        (39.2, "Next try in 40 s"),
        (119, "Next try in 119 s"),
        (150, "Next try in 2 min"),
        (3600, "Next try in 60 min"),
        (0, "Trying now"),
        (-3, "Trying now"),
    ],
)
def test_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


@pytest.mark.parametrize("seconds", [3600, 300, 121, 119.5, 40, 39.3, 1, 0.2, 0])
def test_it_wakes_up_no_oftener_than_the_words_change(seconds: float) -> None:
    pause = milliseconds_to_next_word(seconds)

    assert pause >= 50
    assert pause >= 1000 or in_words(seconds - pause / 1000 - 0.01) != in_words(seconds)
