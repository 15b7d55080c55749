"""Words of the steps of a sign-in, and of the questions that it asks a person."""

from collections.abc import Mapping

from desktop_app.auth.flow import Deviation, FlowStep, Question, QuestionKind, Station

_STATIONS: Mapping[Station, str] = {
    Station.REQUEST_TOKEN: "Request token",
    Station.APPROVAL: "Approval",
    Station.SIGN_IN: "Sign in",
    Station.ACCESS_TOKEN: "Access token",
    Station.SESSION: "Session",
    Station.NAME_AND_PASSWORD: "Name and password",
    Station.CODE: "Ask for a code",
    Station.CODE_TYPED_ELSEWHERE: "Type the code elsewhere",
    Station.KEY: "Your key",
    Station.WHO: "Check who you are",
}

_DEVIATIONS: Mapping[Deviation, str] = {
    Deviation.APPLICATION_NAME_TOLD: (
        "Departs from OAuth 1.0a: {service} also tells the application’s name here, and wants it back in the next step."
    ),
    Deviation.APPLICATION_IN_ADDRESS: (
        "Departs from OAuth 1.0a: {service} also wants the application’s name and key in this address."
    ),
    Deviation.PERSON_TOLD: (
        "Departs from OAuth 1.0a: {service} also tells who you are here; a verifier is sent only where it gave one."
    ),
    Deviation.NO_STATE: "No state is sent along: what comes back is known by the request token in it.",
    Deviation.STATUS_TELLS_HOW_IT_GOES: (
        "Departs from the standard: {service} says by the status alone how the wait goes."
    ),
    Deviation.JSON_AND_REDIRECT_ADDRESS: (
        "Departs from the standard: {service} wants JSON here, and the redirect address once more at every renewal."
    ),
    Deviation.COMMAS_AND_EXACT_ADDRESS: (
        "Departs from the standard: {service} wants what is asked for with commas between, and the exact address to "
        "return to."
    ),
    Deviation.NOT_RENEWED: "It lasts three years and cannot be renewed.",
    Deviation.TOKEN_IN_ADDRESS: "The token comes back in the address itself, not by a call of its own.",
    Deviation.TOKEN_IN_ADDRESS_WITH_CHECK_VALUE: (
        "Without a secret the token comes back in the address itself. It lasts a week. "
        "Lineup uses it only where {service} also returns the check value that was sent along."
    ),
    Deviation.KEY_OF_WHOLE_ACCOUNT: "No standard: the key stands for your whole account.",
}

_ASKED: Mapping[QuestionKind, tuple[str, str]] = {
    QuestionKind.USER_NAME: ("User name", ""),
    QuestionKind.PASSWORD: ("Password", "Sent once, to the service alone. Lineup does not keep it."),
    QuestionKind.API_KEY: ("API key", "It is made at {place}."),
    QuestionKind.KEY: ("Your key", "You find it at {place}."),
}
"""The label of the field, and the help below it."""

APPROVED = "I have approved it"
"""The button of a page that may send nobody back."""


def step_in_words(step: FlowStep, service: str) -> tuple[str, str]:
    """Return the title of a step, and how the service departs from the standard there; empty where it doesn't."""
    deviation = _DEVIATIONS[step.deviation].format(service=service) if step.deviation is not None else ""
    return _STATIONS[step.station], deviation


def question_in_words(question: Question) -> tuple[str, str]:
    """The label of a question's field, and the help below it."""
    label, text = _ASKED[question.what]
    return label, "" if "{place}" in text and not question.place else text.format(place=question.place)
