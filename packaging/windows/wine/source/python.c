/* python.exe: hands its command line to python311.dll. */
#include <windows.h>
typedef int (*main_t)(int, wchar_t **);
int wmain(int argc, wchar_t **argv) {
    HMODULE dll = LoadLibraryW(L"python311.dll");
    main_t run = dll ? (main_t)(void *)GetProcAddress(dll, "Py_Main") : 0;
    return run ? run(argc, argv) : 90;
}
