"""Questions and answers about the place of secrets, in a person's words."""

from desktop_app.domain.errors import KeyringError, NoKeyring, WrongPassphrase
from desktop_app.ui.shell.messages import Sentence, counted, sentence_of

LEAST = 8
"""Characters of a new passphrase."""

TOO_SHORT = f"Use at least {LEAST} characters; several words are best."
NOT_THE_SAME = "The two passphrases differ. Type the second one again."
WRONG = "That isn't the passphrase. Check Caps Lock and your keyboard layout, then try again."

LOCKED = "Unlock your sign-ins"
LOCKED_TEXT = "Type your passphrase to reach your services. Until then you see your lists as they were last known."
PUT_OFF = "Your sign-ins stay locked."
PUT_OFF_TEXT = "You can go on. Changes are saved here and sent after you unlock."

NEW = "Keep sign-ins in a file"
NEW_TEXT = (
    "Choose a passphrase to protect the file. Lineup asks for it at each start. If you forget it, nobody can recover"
    " it, and you sign in again at each service."
)
KNOWN_TEXT = "There already is a file with sign-ins. Type its passphrase to use it again."

KEPT_IN_FILE = "Sign-ins are kept in a file now."
KEPT_IN_FILE_TEXT = "Lineup asks for your passphrase at each start."

OLDER = "Password of the other keyring (optional, to move what it holds)"
OLD_WRONG = "The other keyring can't be opened with that. Leave it empty to sign in again instead."

CHANGE = "Change the passphrase"
CHANGE_TEXT = "The file is locked with the new one at once."

FORGET = "Forget all sign-ins"


def trouble(error: Exception) -> str:
    """The sentence under a field."""
    if isinstance(error, WrongPassphrase):
        return WRONG
    sentence = sentence_of(error, "")
    return f"{sentence.lead} {sentence.text}".strip()


class ObjectionError(Exception):
    """Raised where what was typed cannot be taken; the message says why, `at` is the number of the field."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__(text)
        self.at = at


def check_new(new: str, again: str, first: int = 0) -> None:
    """Check a new passphrase. `first`: number of the first of the two fields. Raises `ObjectionError`."""
    if len(new) < LEAST:
        raise ObjectionError(TOO_SHORT, first)
    if new != again:
        raise ObjectionError(NOT_THE_SAME, first + 1)


ANSWERS = "Your keyring is answering again."


def question_of(error: KeyringError) -> Sentence:
    """Return the words for accounts that cannot be reached because of the keyring."""
    if type(error) is not NoKeyring:
        return sentence_of(error, "")
    text = "Keep sign-ins in a file that a passphrase protects, or sign in again at each start."
    return Sentence("There is no keyring on this computer.", text)


STILL_THERE = "Some sign-ins are still in a file that Lineup doesn't use any longer."


def rescued(count: int, name: str, where: str) -> Sentence:
    """Secrets lay in a file that protects nothing."""
    them = counted(count, "key or sign-in", "keys and sign-ins")
    text = f"{name} had stored {them} in a file. Lineup moved them to {where} and deleted them there."
    return Sentence("Your sign-ins are protected now.", text)
