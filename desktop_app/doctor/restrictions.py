"""Restrictions that the system puts on a process: how Chromium's sandbox is seen on Windows and macOS.

On Linux Chromium tells of its sandbox itself; elsewhere the process of a page is looked at.
"""

import ctypes
import sys

LOW = 0x1000
"""Integrity level of Windows from which on downwards a process can write nowhere; ordinary programs have 0x2000."""


def is_confined(privileges: int, integrity: int) -> bool:
    """Whether a token with this many privileges, on this level, is one of a sandbox: every person's token has some."""
    return privileges == 0 or integrity <= LOW


if sys.platform == "win32":
    from ctypes import wintypes

    _QUERY_LIMITED, _TOKEN_QUERY = 0x1000, 0x0008
    _PRIVILEGES, _INTEGRITY = 3, 25

    def restrictions_of(process: int) -> str:
        """The restrictions in words, by the process's token; empty if there are none. Raises `OSError`."""
        token = _token_of(process)
        try:
            privileges = int.from_bytes(_information(token, _PRIVILEGES).raw[:4], "little")
            integrity = _level(_information(token, _INTEGRITY))
        finally:
            ctypes.windll.kernel32.CloseHandle(token)
        if not is_confined(privileges, integrity):
            return ""
        return f"privileges: {privileges or 'none'}, integrity level: {integrity:#06x}"

    def _token_of(process: int) -> wintypes.HANDLE:
        kernel, token = ctypes.WinDLL("kernel32", use_last_error=True), wintypes.HANDLE()
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel.OpenProcess(_QUERY_LIMITED, 0, process))
        if not handle.value:
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            security = ctypes.WinDLL("advapi32", use_last_error=True)
            if not security.OpenProcessToken(handle, _TOKEN_QUERY, ctypes.byref(token)):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            kernel.CloseHandle(handle)
        return token

    def _information(token: wintypes.HANDLE, kind: int) -> "ctypes.Array[ctypes.c_char]":
        security = ctypes.WinDLL("advapi32", use_last_error=True)
        size = wintypes.DWORD()
        security.GetTokenInformation(token, kind, None, 0, ctypes.byref(size))
        found = ctypes.create_string_buffer(size.value)
        if not security.GetTokenInformation(token, kind, found, size, ctypes.byref(size)):
            raise ctypes.WinError(ctypes.get_last_error())
        return found

    def _level(label: "ctypes.Array[ctypes.c_char]") -> int:
        """The last number of the security identifier to which the label points."""
        identifier = ctypes.c_void_p.from_buffer(label).value or 0
        count = ctypes.c_ubyte.from_address(identifier + 1).value
        return ctypes.c_uint32.from_address(identifier + 4 + 4 * count).value

elif sys.platform == "darwin":

    def restrictions_of(process: int) -> str:
        """The restrictions in words; empty if there are none. Raises `OSError`."""
        try:
            check = ctypes.CDLL("/usr/lib/libSystem.B.dylib").sandbox_check
        except AttributeError:
            raise OSError("This macOS doesn’t tell.") from None
        return "this system’s own" if check(process, None, 0) == 1 else ""

else:

    def restrictions_of(process: int) -> str:
        """Raise `OSError`: on Linux Chromium tells of its sandbox itself."""
        raise OSError(f"The process {process} was not looked at.")
