/* icuuc.dll: part of Windows 10, missing in Wine. Qt6Core imports these names, for encodings other than Unicode's;
   here no such encoding is known. 4 is U_FILE_ACCESS_ERROR. */
#define X __declspec(dllexport)
#define FAILS(name, type, ...) X type name(__VA_ARGS__) { *e = 4; return 0; }
X void ucnv_close(void) {}
X void ucnv_reset(void) {}
X void ucnv_getToUCallBack(void) {}
X void ucnv_getFromUCallBack(void) {}
X void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
X void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
X char ucnv_getMaxCharSize(void *c) { return 1; }
X int ucnv_countAvailable(void) { return 0; }
X void *ucnv_getAvailableName(int n) { return 0; }
FAILS(ucnv_open, void *, void *n, int *e)
FAILS(ucnv_getName, void *, void *c, int *e)
FAILS(ucnv_getStandardName, void *, void *a, void *b, int *e)
FAILS(ucnv_toUCountPending, int, void *c, int *e)
FAILS(ucnv_fromUCountPending, int, void *c, int *e)
FAILS(ucnv_setToUCallBack, int, void *c, void *a, void *b, void *d, void *f, int *e)
FAILS(ucnv_setFromUCallBack, int, void *c, void *a, void *b, void *d, void *f, int *e)
FAILS(ucnv_cbToUWriteUChars, int, void *a, void *b, void *c, int d, int *e)
FAILS(ucnv_cbFromUWriteUChars, int, void *a, void *b, void *c, int d, int *e)
FAILS(ucnv_toUnicode, int, void *c, void *a, void *b, void *d, void *f, void *g, int h, int *e)
FAILS(ucnv_fromUnicode, int, void *c, void *a, void *b, void *d, void *f, void *g, int h, int *e)
