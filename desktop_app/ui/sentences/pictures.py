"""Words for pictures that cannot be shown."""

from collections.abc import Mapping

from desktop_app.domain.errors import PictureReason, Why

WORDS: Mapping[Why, str] = {
    PictureReason.NOT_THERE: "There is no picture at that address.",
    PictureReason.NOT_PUBLIC: "The picture is not at an https address on the internet.",
    PictureReason.SERVER_FAULT: "The server of the pictures has a fault.",
    PictureReason.OTHER_KIND: "The picture is of a kind that is not shown.",
    PictureReason.OTHER_JPEG: "The picture is a JPEG of a kind that is not shown.",
    PictureReason.TOO_LARGE: "The picture's file has {count} bytes.",
    PictureReason.NOT_READABLE: "The picture cannot be read.",
    PictureReason.NOT_READABLE_BEFORE: "The picture could not be read before.",
    PictureReason.TOO_MANY_SCANS: "The picture has too many scans.",
    PictureReason.TOO_MANY_PARTS: "The picture's file has too many parts.",
    PictureReason.SIZE_NOT_TOLD: "The picture does not tell how large it is.",
    PictureReason.TOO_MANY_PIXELS: "The picture has {width} × {height} pixels.",
    PictureReason.CUT_SHORT: "The picture's file was cut short.",
    PictureReason.DAMAGED: "The picture's file is damaged.",
}
