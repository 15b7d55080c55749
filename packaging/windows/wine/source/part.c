/* Stands in for a library of the bundle. */
__declspec(dllexport) int part(void) { return 1; }
