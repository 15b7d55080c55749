"""The composition root: where everything is joined, and the clock is read.

`start` begins a run and `lifetime` is the run: the window is painted before `core`, and with it most of the program,
is loaded. `opening` is what the core keeps open.
"""
