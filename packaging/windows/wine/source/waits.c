/* Stands in for a program of the bundle: loads a library, as programs do, and waits to be ended. */
#include <windows.h>
int wmain(void) {
    LoadLibraryW(L"_internal\\part.dll");
    Sleep(600000);
    return 0;
}
