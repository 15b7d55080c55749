"""Conversion of a picture's bytes to pixels, within limits on memory and time that hold for whatever the bytes are.

`bare` copies out of a file what its pixels are made of and leaves everything else behind: text, colour profiles,
EXIF, thumbnails, further frames. So no decoder ever sees a part that unpacks without bound. What is left costs work
that its header tells, and `limits` refuses too much of it before anything is unpacked.
"""

from desktop_app.pixels.decoder import pixels_of
from desktop_app.pixels.trials import keep_marks_in

__all__ = ["keep_marks_in", "pixels_of"]
