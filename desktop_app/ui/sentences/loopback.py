"""Words of the pages that the browser shows when a service sends the person back to Lineup."""

from collections.abc import Mapping

from desktop_app.auth.loopback_pages import LoopbackPage, PageWords

_FINISHING = "Lineup is finishing your sign-in."

PAGES: Mapping[LoopbackPage, PageWords] = {
    LoopbackPage.DONE: PageWords("Back to Lineup", "Lineup has what it needs. You can close this page."),
    LoopbackPage.TURNED_AWAY: PageWords("Back to Lineup", "Nothing was linked. You can close this page."),
    LoopbackPage.ENDED: PageWords("Back to Lineup", "Lineup has ended this sign-in. You can close this page."),
    LoopbackPage.STRANGE: PageWords(
        "Nothing to see here",
        "Lineup isn’t waiting for this. If you’re signing in, continue in that tab. Otherwise, close this page.",
    ),
    LoopbackPage.MALFORMED: PageWords("Nothing to see here", "Lineup can’t read this request."),
    LoopbackPage.UNPROVEN: PageWords(
        "Lineup can’t use this answer",
        "It doesn’t say which sign-in it belongs to, so it could be somebody else’s. "
        "Lineup didn’t use it. Go back to Lineup and sign in another way.",
    ),
    LoopbackPage.TURNED_DOWN: PageWords(
        "Did you say no?",
        "The service may have turned you down. It didn’t say which sign-in this is about, so Lineup is still waiting. "
        "If you said no, tell Lineup. If not, you can close this page.",
        button="I said no",
    ),
    LoopbackPage.HAND_OVER: PageWords(
        "One moment",
        _FINISHING,
        without_script="This page needs a script. Without it, copy its whole address into Lineup.",
        failed="This page can’t reach Lineup. Go back to Lineup and try again.",
    ),
    LoopbackPage.AGAIN: PageWords("One moment", _FINISHING, without_script="Load this page again to go on."),
}
