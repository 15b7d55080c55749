"""The command line."""

import argparse
import sys
from pathlib import Path

from desktop_app import __version__
from desktop_app.command_words import CommandParser
from desktop_app.opened import named_by
from desktop_app.own_process import forbid_core_files, import_without_reading_sources, print_whatever_it_is

DOCTOR = "doctor"
UNLINK_EVERYTHING = "unlink-everything"
IN_TERMINAL = (DOCTOR, UNLINK_EVERYTHING)


def main(arguments: list[str] | None = None) -> int:
    """Start the program; its exit status."""
    forbid_core_files()
    print_whatever_it_is()
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.look:
        from desktop_app.doctor.probe import look  # noqa: PLC0415 - only the doctor needs it

        return look()
    if options.what in IN_TERMINAL and sys.stdout is None:
        parser.error(f"“{options.what}” answers in a terminal: use lineup-console.exe {options.what}")
    if options.what == DOCTOR:
        from desktop_app.doctor import run_doctor  # noqa: PLC0415 - only the doctor needs it

        return run_doctor(options.profile)
    if options.what == UNLINK_EVERYTHING:
        from desktop_app.app.unlink_everything import Way, run_unlink_everything  # noqa: PLC0415 - a start needs none of it

        return run_unlink_everything(options.profile, Way(options.way))
    import_without_reading_sources()
    from desktop_app.app.start import end_on_interrupt, run  # noqa: PLC0415 - Qt is not loaded for --help and --version

    end_on_interrupt()
    if options.tour is not None:
        from desktop_app.tour.run import run_tour  # noqa: PLC0415 - only the tour needs it

        return run_tour(options.tour, options.profile)
    opened = named_by(options.what) if options.what else ""
    if options.what and not opened:
        parser.error(f"there is no file {options.what}, and it is no command either")
    return run(options.profile, demo=options.demo, opened=opened)


def _parser() -> CommandParser:
    parser = CommandParser(prog="lineup", description="Arrange your queues and lists at video services.")
    parser.add_argument(
        "what",
        nargs="?",
        metavar="doctor | unlink-everything | FILE | ADDRESS",
        help="look at everything the program needs, and say what is missing; unlink every account, before the program"
        " is removed, say; or a list to import, a title’s address, or a file that describes a service to add",
    )
    ways = parser.add_mutually_exclusive_group()
    for option, way, words in (
        ("--yes", "sure", "unlink everything without asking"),
        ("--for-good", "for good", "the same; the sign-in for a service that cannot be asked now is deleted as well"),
        ("--list", "list", "only say what unlink-everything would unlink"),
    ):
        ways.add_argument(option, dest="way", action="store_const", const=way, default="ask", help=words)
    parser.add_argument("--version", action="version", version=f"lineup {__version__}")
    parser.add_argument(
        "--profile", metavar="DIR", type=Path, help="keep settings, data and cache of this run in one folder"
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="open practice mode: sample accounts on this computer; nothing reaches a service or is kept",
    )
    parser.add_argument("--tour", metavar="DIR", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--look", action="store_true", help=argparse.SUPPRESS)  # what the doctor asks of a second run
    return parser


if __name__ == "__main__":
    sys.exit(main())
