"""What can be typed about exports."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import STANDARD_INPUT, Commands

FORMATS = ("json", "markdown", "html", "pdf", "csv")
STANDARD_OUTPUT = STANDARD_INPUT


def add_export(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that saves conversations for other programs, and for another archive."""
    export = commands.add_parser(
        "export",
        parents=[anywhere],
        help="save conversations as JSON, Markdown, pages, PDF, or a table of their figures",
        description="JSON holds all of a conversation, and can be imported again. Markdown, HTML "
        "and PDF show what is shown of it, each conversation in a file of its own. CSV has a row "
        "of figures for each reply.",
    )
    export.add_argument(
        "conversations", nargs="*", metavar="ID", help="which; the first letters are enough"
    )
    export.add_argument("--all", action="store_true", help="all conversations, but for the bin")
    export.add_argument(
        "--format", choices=FORMATS, help="as what; if not given, the ending of PATH says it"
    )
    export.add_argument(
        "--no-reasoning", action="store_true", help="leave the thinking out; not with JSON"
    )
    export.add_argument(
        "--raw",
        action="store_true",
        help="do not put a ' before what a program for tables would take for a formula",
    )
    export.add_argument("--force", action="store_true", help="replace files that are there")
    export.add_argument(
        "-o",
        "--out",
        required=True,
        metavar="PATH",
        help="where; a folder for several as Markdown, HTML or PDF; - prints it",
    )


def check_export(arguments: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    """End with a usage error where it is not clear what is wanted."""
    if bool(arguments.conversations) == arguments.all:
        usage.error("export needs to know which conversations: give their ids, or --all")
    if arguments.no_reasoning and arguments.format == "json":
        usage.error("--no-reasoning does not go with JSON, which holds all of a conversation")
