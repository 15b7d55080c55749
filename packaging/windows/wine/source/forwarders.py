"""Prints a module definition for python3.dll, the stable ABI: every name of python311.dll's is forwarded to it."""

import sys

import pefile

library, target = sys.argv[1:]
image = pefile.PE(library, fast_load=True)
image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
names = (export.name.decode() for export in image.DIRECTORY_ENTRY_EXPORT.symbols if export.name)
print('LIBRARY "python3.dll"\nEXPORTS', *(f"  {name}={target}.{name}" for name in names), sep="\n")
