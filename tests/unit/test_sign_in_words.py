"""All that people read while they link an account has words in the interface."""

import pytest

from desktop_app.auth.flow import Deviation, FlowStep, Question, QuestionKind, Station
from desktop_app.auth.loopback_pages import LoopbackPage, LoopbackPages, PageWords
from desktop_app.providers import PROVIDERS
from desktop_app.providers.provider import Method, Provider
from desktop_app.ui.link_wizard.ways import WORDS as WAYS
from desktop_app.ui.sentences.loopback import PAGES
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.sentences.steps import question_in_words, step_in_words


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.profile.id)
def test_every_service_is_introduced(provider: Provider) -> None:
    profile = provider.profile
    words = profile_words(profile)
    assert all((words.gives, words.asks_for, words.lasts, words.clock_off))
    assert bool(words.key_labels[0]) is not profile.knows_no_keys
    assert set(words.optional) == set(profile.optional)
    assert bool(words.closed) is profile.closed
    assert bool(words.key_labels[1]) is profile.has_secret


@pytest.mark.parametrize("station", Station)
def test_every_station_has_a_title(station: Station) -> None:
    title, deviation = step_in_words(FlowStep(station), "Sample")
    assert title
    assert deviation == ""


@pytest.mark.parametrize("deviation", Deviation)
def test_every_deviation_is_a_sentence(deviation: Deviation) -> None:
    said = step_in_words(FlowStep(Station.SIGN_IN, deviation), "Sample")[1]
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("asked", QuestionKind)
def test_every_question_has_a_label(asked: QuestionKind) -> None:
    label, text = question_in_words(Question("key", asked))
    assert label
    assert "{" not in text
    assert "sample.example" in question_in_words(Question("key", QuestionKind.KEY, place="sample.example"))[1]


@pytest.mark.parametrize("method", Method)
def test_every_way_has_words(method: Method) -> None:
    assert WAYS[method].phrase[0].islower()


def test_every_page_of_the_loopback_has_words() -> None:
    assert all(PAGES[page].title and PAGES[page].text for page in LoopbackPage)


def test_words_end_neither_a_page_nor_its_script() -> None:
    """A translator may write what they like."""
    words = PageWords("<b>", "</p>", "</noscript>", '"</script><script>', "<i>")
    pages = LoopbackPages(dict.fromkeys(LoopbackPage, words))
    for page in (pages.hand_over("t"), pages.again(), pages.turned_down("t")):
        text = page.decode()
        assert "&lt;b&gt;" in text
        assert "<b>" not in text
        assert text.count("</script>") == text.count("<script nonce")
        assert "<i>" not in text
