"""Words for sign-ins that did not come to their end."""

from collections.abc import Mapping

from desktop_app.domain.errors import SignInReason, Why

WORDS: Mapping[Why, str] = {
    SignInReason.NOT_LINKED: "The account is no longer linked.",
    SignInReason.OTHER_PERSON: "{name} signed in.",
    SignInReason.NO_KEY: "No key was typed.",
    SignInReason.NO_CODE: "No code was typed.",
    SignInReason.NO_PAGE: "This way leads over no page.",
    SignInReason.PAGE_EXPIRED: "The page has expired.",
    SignInReason.OTHER_WAY_PREFERRED: "The person prefers another way.",
    SignInReason.CODE_SHOWN: "The service shows a code instead of coming back.",
    SignInReason.BROWSER_NOT_STARTED: "The embedded browser cannot start here. {said}",
    SignInReason.BROWSER_NOT_THERE: "The embedded browser is not there.",
    SignInReason.WITHOUT_CODE: "The service sent you back without a code.",
    SignInReason.WITHOUT_TOKEN: "The service sent you back without a token.",
    SignInReason.TOKEN_NOT_IN_FRAGMENT: "The token did not come in the fragment.",
    SignInReason.TOKEN_REFUSED: "The service does not take the token.",
    SignInReason.NOT_RENEWABLE: "The service does not take the token, and gave none to renew it with.",
    SignInReason.CODE_ENDED: "The code has ended.",
    SignInReason.REFUSED_ON_PAGE: "The request was refused on the service's page.",
    SignInReason.OTHER_ID_TOKEN: "The ID token belongs to another sign-in.",
    SignInReason.SAID_TWICE: "The answer says the same thing twice.",
    SignInReason.OTHER_SIGN_IN: "The answer belongs to another sign-in.",
    SignInReason.NO_MARK: "The answer does not say which sign-in it belongs to.",
    SignInReason.OTHER_SENDER: "The answer was not sent by this service.",
    SignInReason.TOO_MANY_PARAMETERS: "The answer has too many parameters.",
    SignInReason.NO_ADDRESS: "The answer came to no address.",
    SignInReason.NOT_HTTPS: "A password is sent over HTTPS alone, and this address is not HTTPS.",
    SignInReason.TIME_REFUSED: "The service refused the time of the request.",
    SignInReason.NO_APPLICATION_NAME: "The service did not tell the application's name, which its sign-in page wants.",
    SignInReason.APPLICATION_NOT_KNOWN: "The service does not know this client id.",
    SignInReason.APPLICATION_OR_ADDRESS: "The client id is not known, or another address is registered.",
    SignInReason.SCOPES_MISSING: "It did not grant what Lineup cannot do without: {names}.",
    SignInReason.NAME_AND_PASSWORD: "The service wants both the user name and the password.",
    SignInReason.PASSWORD: "The service does not know this user name with this password.",
    SignInReason.E_MAIL: (
        "The service has sent you an e-mail to confirm your address: follow the link in it, then try again."
    ),
    SignInReason.ACCOUNT_CLOSED: "The service has closed this account; its support can help.",
    SignInReason.ACCOUNT_LOCKED: "The service has locked this account; its support can help.",
    SignInReason.ACCOUNT_SUSPENDED: "The service has suspended this account; its support can help.",
    SignInReason.PORT_TAKEN: (
        "The service sends you back to port {port} of this computer, but Lineup can’t listen there: another "
        "program may be using it, and would get your sign-in. Close that program, or sign in another way."
    ),
    SignInReason.ANY_PORT_TAKEN: (
        "The service sends you back to a port of this computer, but Lineup can’t listen there: another program "
        "may be using it, and would get your sign-in. Close that program, or sign in another way."
    ),
    SignInReason.NOT_THIS_COMPUTER: (
        "The service sends you back to an address where Lineup can’t listen. Sign in another way."
    ),
    SignInReason.CODE_UNKNOWN_OR_USED: "It says that the code is unknown, or was used already.",
    SignInReason.CODE_UNKNOWN: "It says that it doesn’t know the code.",
    SignInReason.CODE_USED: "It says that the code was used already.",
    SignInReason.CODES_SWITCHED_OFF: "Quick Connect is switched off there. Sign in with name and password.",
    SignInReason.OTHER_SERVICE: "What answers at this address is another kind of server.",
    SignInReason.NOT_AT_ADDRESS: (
        "A server answers there, but not of this service. A path may be missing at the end of the address."
    ),
    SignInReason.NOT_LET_IN: "It knows you, but does not let you in from here. Ask its owner.",
}
