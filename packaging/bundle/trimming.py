"""What a bundle leaves out of what PyInstaller found, and why. Patterns are of paths inside the bundle."""

from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import NamedTuple


class Part(NamedTuple):
    """Files that go: a name for the table, and the patterns that find them."""

    name: str
    patterns: tuple[str, ...]


LEFT_OUT = (
    Part("QML files", ("*/Qt/qml/*", "PySide6/qml/*")),
    Part("Chromium's developer tools", ("*qtwebengine_devtools_resources*", "*.debug.bin", "*.debug.pak")),
    # The program speaks English; Chromium falls back on this one file in every locale.
    Part("Chromium's other languages", ("*qtwebengine_locales/[!e]*.pak", "*qtwebengine_locales/e[!n]*.pak",
                                        "*qtwebengine_locales/en-GB.pak")),
    Part("Qt's translations", ("*/translations/qt*.qm", "*/translations/*.qm")),
    Part(
        "Qt plugins that are never loaded",
        tuple(
            f"*/plugins/{kind}/*"
            for kind in (
                "assetimporters", "canbus", "designer", "egldeviceintegrations", "generic", "geometryloaders",
                "geoservices", "help", "multimedia", "networkinformation", "platforminputcontexts/*virtualkeyboard*",
                "position", "printsupport", "qmllint", "qmlls", "qmltooling", "renderers", "renderplugins",
                "sceneparsers", "scxmldatamodel", "sensors", "sqldrivers", "texttospeech", "tls", "vectorimageformats",
                "virtualkeyboard", "webview",
            )
        )
        + (
            "*/plugins/imageformats/*[pP][dD][fF]*", "*/plugins/imageformats/*tiff*", "*/plugins/imageformats/*tga*",
            "*/plugins/imageformats/*wbmp*", "*/plugins/imageformats/*icns*", "*/plugins/platforms/*eglfs*",
            "*/plugins/platforms/*linuxfb*", "*/plugins/platforms/*vkkhrdisplay*", "*/plugins/platforms/*vnc*",
            "*/plugins/platforms/*minimal*", "*/plugins/wayland-decoration-client/*adwaita*",
            "*/plugins/platforminputcontexts/*virtualkeyboard*",
            # It would bring GTK along; the portal says the colour scheme as well.
            "*/plugins/platformthemes/*gtk3*",
        ),
    ),
    Part(
        "Qt libraries that only those needed",
        tuple(
            f"*{name}[._]*"
            for name in (
                "Qt6Pdf", "Qt6PdfQuick", "Qt6PdfWidgets", "Qt6VirtualKeyboard", "Qt6VirtualKeyboardQml", "Qt6Sql",
                "Qt6EglFSDeviceIntegration", "Qt6EglFsKmsSupport", "Qt6EglFsKmsGbmSupport", "Qt6QuickControls2*",
                "Qt6QuickTemplates2", "Qt6QuickDialogs2*", "Qt6QuickLayouts", "Qt6QuickEffects", "Qt6QuickShapes",
                "Qt6QuickParticles", "Qt6QuickTest", "Qt6QuickTimeline*", "Qt6QuickVectorImage*", "Qt6Quick3D*",
                "Qt6LabsQmlModels", "Qt6Labs*", "Qt6WebEngineQuick", "Qt6WebEngineQuickDelegatesQml",
                "Qt6WebChannelQuick", "Qt6PositioningQuick", "Qt6QmlLocalStorage", "Qt6QmlXmlListModel", "Qt6QmlCore",
                "Qt6QmlNetwork", "Qt6Designer*", "Qt6Help", "Qt6Multimedia*", "Qt6Sensors*", "Qt6Charts*",
                "Qt6DataVisualization*", "Qt6Graphs*", "Qt6Location*", "Qt6RemoteObjects*", "Qt6Scxml*",
                "Qt6StateMachine*", "Qt6TextToSpeech*", "Qt6ShaderTools", "Qt6Concurrent", "Qt6Test",
                "Qt6QuickWidgetsQml", "Qt6WaylandCompositor*", "Qt6WaylandEglCompositor*", "Qt6Bluetooth", "Qt6Nfc",
                "Qt6SerialPort", "Qt6WebSockets", "Qt6WebView*", "Qt63D*", "Qt6SpatialAudio", "Qt6HttpServer",
            )
            if name != "Qt6Test"  # the tour drives the window with it
        )
        + ("*libav*.so*", "*libsw*.so*", "*ffmpeg*"),
    ),
    # What GTK's plugin, which goes above, pulled in.
    Part("GTK", tuple(f"lib{name}[-.]*" for name in (
        "gtk-3", "gdk-3", "gdk_pixbuf-2", "pango-1", "pangocairo-1", "pangoft2-1", "atk-1", "atk-bridge-2", "atspi",
        "cairo", "cairo-gobject", "pixman-1", "epoxy", "fribidi", "thai", "datrie", "jpeg", "harfbuzz",
        "wayland-egl_", "jbig", "tiff", "rsvg-2", "deflate", "Lerc", "webp_", "tinfo", "readline",
    ))),
    Part("readline, for no terminal", ("*/readline.*.so", "*/lib-dynload/readline*", "*libtinfo.so*", "*libncurses*")),
)


def part_of(path: str) -> str:
    """The part that the file goes with; empty for one that stays."""
    plain = PurePath(path).as_posix()
    return next((part.name for part in LEFT_OUT if any(fnmatchcase(plain, pattern) for pattern in part.patterns)), "")
