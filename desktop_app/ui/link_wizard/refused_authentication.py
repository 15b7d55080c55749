"""The word for "no" to a server or proxy that asks for a name and a password."""

import ctypes

import shiboken6
from PySide6.QtNetwork import QAuthenticator


def refuse(asked: QAuthenticator) -> None:
    """Make it null, by which Qt's browser gives up; anything else would be sent, an empty name as well.

    C++ assigns `QAuthenticator()` for that, which Python cannot. An authenticator is nothing but a pointer to its
    data, and null without: it changes places with one that is null, which then frees the data.
    """
    null = QAuthenticator()
    words = [ctypes.c_void_p.from_address(shiboken6.getCppPointer(each)[0]) for each in (asked, null)]
    words[0].value, words[1].value = words[1].value, words[0].value
