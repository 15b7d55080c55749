"""The composition root: where everything is joined, and the clock is read.

`start` paints the window and only then loads the rest; `lifetime` is a run; `core` is what is joined for it, over what
`opening` keeps open.
"""
