"""Menus: what belongs together stands together, and headings are words."""

from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.app.lifetime import App
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.profile import profile_in
from desktop_app.tour.hands import until
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.menu_button import add_heading
from tests.ui.stage import stage

ABOUT_MESSAGES = ("Go to &message  F8", "Show or hide more m&essages  Alt+M")
ALL_ABOUT_LISTS = (
    (
        "&All my lists  Ctrl+Shift+Q",
        "&What next?  Ctrl+Shift+W",
        "&Titles that may be the same…",
        "&Lists in All my lists…",
    ),
    ("&Outbox  Ctrl+Shift+O", "&Notices  Ctrl+Shift+B", *ABOUT_MESSAGES, "Message histor&y  Ctrl+Shift+Y"),
    ("&Health…  Ctrl+Shift+H", "&Feeds…  Ctrl+Shift+F"),
)
MOVES = (
    "Move &up  Alt+Up",
    "Move do&wn  Alt+Down",
    "Move to the to&p  Alt+Home",
    "Move to the &end  Alt+End",
    "&Move to position…  Ctrl+M",
)

Groups = tuple[tuple[str, ...], ...]


def shown(window: MainWindow, name: str) -> Groups:
    """What a person reads in the menu: groups between lines, entries with their keys, grey ones in brackets."""
    menu = window.menus[name]
    menu.aboutToShow.emit()
    groups: list[list[str]] = [[]]
    for action in menu.actions():
        if action.isSeparator():
            groups.append([])
        elif action.isVisible():
            groups[-1].append(in_words(action))
    return tuple(tuple(group) for group in groups)


def in_words(action: QAction) -> str:
    words = "  ".join(filter(None, (action.text(), action.shortcut().toString())))
    return words if action.isEnabled() else f"({words})"


def with_key(words: str, standard: QKeySequence.StandardKey) -> str:
    """The entry with the key that this system has for such a thing, if it has one."""
    return f"{words}  {QKeySequence(standard).toString()}".rstrip()


def gray(groups: Groups, *but: str) -> Groups:
    return tuple(tuple(each if each in but else f"({each})" for each in group) for group in groups)


def test_groups_of_the_view_menu_stand_together_whoever_comes_first(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    for text, section in (("Refresh", "refresh"), ("Feeds", "windows"), ("All", "queues"), ("Health", "windows")):
        window.menus.add("View", section, text, "", window.close)
    shown = [action.text() for action in window.menus["View"].actions()]
    assert shown == ["All", "", "Feeds", "Health", "", "Refresh"]


def test_a_heading_can_be_read_and_not_be_chosen(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    add_heading(menu, "Trakt")
    menu.addAction("Noir")
    add_heading(menu, "Q & A")
    first, _, apart, second = menu.actions()
    assert (first.text(), second.text()) == ("Trakt", "Q && A")
    assert not first.isEnabled()
    assert not first.isSeparator()
    assert apart.isSeparator()


async def test_the_menus_while_nobody_is_linked(tmp_path: Path, sandbox: Sandbox) -> None:
    async with stage(tmp_path, sandbox) as on:
        assert shown(on.window, "Edit") == (("(F&ind and add…  Ctrl+K)",),)
        assert shown(on.window, "List") == (("(No list is open)",),)
        assert shown(on.window, "List") == (("(No list is open)",),), "once, however often it is opened"
        assert shown(on.window, "View") == gray(ALL_ABOUT_LISTS, "&Health…  Ctrl+Shift+H", *ABOUT_MESSAGES)
        assert shown(on.window, "Account") == (
            ("&Link an account…", "Add a service from a &file…"),
            ("(&Rename account  F2)", "(&Sign in again…)", "(API e&xplorer…  Ctrl+Shift+E)", "(&Unlink)"),
            ("(Ne&w list…  Ctrl+Shift+N)",),
        )


async def test_the_menus_of_a_list(tmp_path: Path, sandbox: Sandbox) -> None:
    async with stage(tmp_path, sandbox, with_trakt=True) as on:
        assert on.program is not None
        ref = await on.link()
        await on.link_trakt()
        on.program.workspace.screen.choose(ref)
        on.page.view.choose(on.state.view.ids[2])
        edit = (
            ("(&Undo  Ctrl+Z)", f"({with_key('&Redo', QKeySequence.StandardKey.Redo)})"),
            ("&Filter  Ctrl+F", "F&ind and add…  Ctrl+K"),
        )
        assert shown(on.window, "Edit") == edit
        assert shown(on.window, "List") == (
            ("&Add title…  Ctrl+N", "Arran&ge"),
            ("Show &details  Return", "(De&cide…)", "&Rate"),
            MOVES,
            ("Cop&y to…  Ctrl+Shift+C", "Remove &from this list  Del"),
            (
                "Copy w&hole list to…  Ctrl+Alt+C",
                "(Re&name and describe list…  F2)",
                "(De&lete list…  Del)",
                "(Mo&ve list up  Alt+Up)",
                "(Move list d&own  Alt+Down)",
            ),
            ("(Mark all as &seen  Ctrl+Shift+M)",),
            ("Copy as &text  Ctrl+C", "E&xport…  Ctrl+Shift+S", "&Import…  Ctrl+Shift+I"),
        )
        assert shown(on.window, "View") == (
            ("&Sort by", "&Group by availability  Ctrl+Alt+G", "&Row size"),
            *ALL_ABOUT_LISTS,
        )
        assert shown(on.window, "Account") == (
            ("&Link an account…", "Add a service from a &file…"),
            ("&Rename account  F2", "&Sign in again…", "API e&xplorer…  Ctrl+Shift+E", "&Unlink"),
            ("(Ne&w list…  Ctrl+Shift+N)",),
        )

        overview = on.program.features.all_lists
        overview.open()
        assert on.window.page is None
        await until(lambda: overview.page.table.model.rows, "the titles of all lists")
        overview.page.table.view.choose(overview.page.table.model.view.ids[0])
        assert shown(on.window, "Edit") == edit
        assert shown(on.window, "List") == (("Go to it in Instant queue (Netflix)",), *gray((MOVES,)))
        assert shown(on.window, "View") == (("&Row size",), *ALL_ABOUT_LISTS)


async def test_the_menus_of_the_whole_program(tmp_path: Path, theme: Theme) -> None:
    app = App(MainWindow(), profile_in(tmp_path), None, theme)
    app.window.show()
    await app.join()
    try:
        assert shown(app.window, "File") == (
            (
                "&Try practice mode  Ctrl+T",
                "Unlink &everything…",
                "&Back up…",
                "&Restore…",
                "&Settings…  Ctrl+,",
                with_key("&Quit", QKeySequence.StandardKey.Quit),
            ),
        )
        assert shown(app.window, "Account")[0] == ("&Link an account…", "Add a service from a &file…")
        assert shown(app.window, "View")[-1] == ("&Refresh  F5",)
        assert shown(app.window, "Help") == (
            ("&Guide  F1", "&Keyboard shortcuts  Ctrl+?"),
            ("&Report a problem…", "Re&leases…"),
            ("&About Lineup",),
        )
    finally:
        app.quit()
        await app._stop()
        app.window.close_now()
