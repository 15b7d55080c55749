"""The mouse and keyboard of an X display, moved through the XTEST extension as if a person did."""

import ctypes
from ctypes import c_char_p, c_int, c_ulong, c_void_p

LEFT, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 3, 4, 5

_NOW = 0
_THIS_SCREEN = -1


class RealInput:
    """Moves, presses and turns, each sent at once. Places are in the screen's own pixels."""

    def __init__(self, display: str) -> None:
        """Raises OSError where the library is not there or the display does not answer."""
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        self._x.XStringToKeysym.restype = c_ulong
        self._x.XStringToKeysym.argtypes = [c_char_p]
        self._x.XFlush.argtypes = [c_void_p]
        self._x.XCloseDisplay.argtypes = [c_void_p]
        self._test.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
        self._test.XTestFakeButtonEvent.argtypes = [c_void_p, c_int, c_int, c_ulong]
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_int, c_int, c_ulong]
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"The display {display} does not answer.")

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, _THIS_SCREEN, x, y, _NOW)
        self._x.XFlush(self._display)

    def button(self, number: int, *, down: bool) -> None:
        """Press or release a button of the mouse."""
        self._test.XTestFakeButtonEvent(self._display, number, down, _NOW)
        self._x.XFlush(self._display)

    def click(self, number: int = LEFT) -> None:
        self.button(number, down=True)
        self.button(number, down=False)

    def key(self, name: str, *, down: bool) -> None:
        """Press or release a key, by its X name: `Control_L`, `End`."""
        code = self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name.encode()))
        self._test.XTestFakeKeyEvent(self._display, code, down, _NOW)
        self._x.XFlush(self._display)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)
