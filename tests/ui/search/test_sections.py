from desktop_app.ui.search.sections import FoundTitle, Section, SectionHeading, SectionNote, body_of, summary
from desktop_app.ui.search.words import TitleLocation, facts, mark_of, sentence, tip
from tests.ui.search.examples import FILMS, NETFLIX, SHOWS, TRAKT, failed, found


def test_a_section_says_how_far_it_is() -> None:
    assert Section(NETFLIX).note == "Searching…"
    assert found(NETFLIX, ()).note == "Nothing found"
    assert failed(NETFLIX).note == "It does not answer."
    assert body_of(found(NETFLIX, ())) == (SectionNote(found(NETFLIX, ())),)
    assert body_of(found(TRAKT, SHOWS)) == (FoundTitle(TRAKT, SHOWS[0]), FoundTitle(TRAKT, SHOWS[1]))


def test_the_summary_tells_of_all() -> None:
    assert summary([found(NETFLIX, FILMS), Section(TRAKT)]) == "3 found · Trakt (sandbox) searching"
    assert summary([failed(NETFLIX), found(TRAKT, SHOWS)]) == "2 found · Netflix (sandbox) failed"
    assert summary([]) == ""


def test_a_mark_tells_own_lists_from_those_elsewhere() -> None:
    own = [TitleLocation("Watchlist"), TitleLocation("Noir", account="Ada")]

    assert (
        mark_of([*own, TitleLocation("Films", service="TMDB")])
        == "already in Watchlist, Noir (Ada) · also in Films (TMDB)"
    )
    assert mark_of([TitleLocation("Films", service="TMDB")]) == "also in Films (TMDB)"
    assert mark_of([TitleLocation("Instant queue", is_saved=True)]) == "already saved in Instant queue"
    assert mark_of([]) == ""


def test_a_result_is_read_out_with_its_service_and_its_lists() -> None:
    assert facts(SHOWS[0]) == "1963 · Series · 25 min"
    assert facts(SHOWS[1]) == "Film"
    assert tip(FoundTitle(NETFLIX, FILMS[0]), "already in Noir") == "Charade\n1963 · 1 h 53 min\nalready in Noir"
    said = sentence(FoundTitle(NETFLIX, FILMS[0]), "already in Noir · also in Films (TMDB)")
    assert said == ("Charade, 1963, 1 hour 53 minutes, Netflix (sandbox), already in Noir, also in Films (TMDB)")
    assert sentence(SectionNote(failed(NETFLIX)), "") == "Netflix (sandbox), It does not answer., Return: Retry"
    assert sentence(SectionHeading(found(TRAKT, SHOWS)), "") == "Trakt (sandbox), 2"
