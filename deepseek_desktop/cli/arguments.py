"""What can be typed, and what it means."""

from __future__ import annotations

import argparse
from pathlib import Path

from deepseek_desktop import __version__
from deepseek_desktop.cli.asking_arguments import add_ask, add_compare, check_asking
from deepseek_desktop.cli.backup_arguments import add_backups
from deepseek_desktop.cli.export_arguments import add_export, check_export
from deepseek_desktop.cli.importing_arguments import add_import
from deepseek_desktop.cli.lane_set_arguments import add_lane_sets, check_lane_sets
from deepseek_desktop.cli.library_arguments import add_library
from deepseek_desktop.cli.options import Commands, add_json, model, width
from deepseek_desktop.cli.program import PROGRAM
from deepseek_desktop.cli.provider_arguments import add_provider
from deepseek_desktop.cli.report_arguments import add_reports
from deepseek_desktop.cli.search_arguments import add_search
from deepseek_desktop.cli.usage_arguments import add_usage
from deepseek_desktop.cli.verdict_arguments import add_verdict, add_verdicts


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    anywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    anywhere.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="keep settings and archive in DIR instead of your own data folder",
    )
    top = argparse.ArgumentParser(
        prog=PROGRAM,
        parents=[anywhere],
        description="Ask reasoning models side by side. Without a command, the window opens.",
    )
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    top.add_argument(
        "--selftest", action="store_true", help="look whether all parts work here, and end"
    )
    top.add_argument(
        "--json",
        action="store_true",
        dest="selftest_as_json",
        help="with --selftest: print one JSON object",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    add_ask(commands, anywhere)
    add_compare(commands, anywhere)
    add_library(commands, anywhere)
    add_search(commands, anywhere)
    add_lane_sets(commands, anywhere)
    add_verdict(commands, anywhere)
    add_verdicts(commands, anywhere)
    add_usage(commands, anywhere)
    add_reports(commands, anywhere)
    add_backups(commands, anywhere)
    add_export(commands, anywhere)
    add_import(commands, anywhere)
    add_provider(commands, anywhere)

    card = commands.add_parser("model", parents=[anywhere], help="what is known of a model")
    card.add_argument("model", type=model, metavar="PROVIDER/MODEL")
    add_json(card)

    _add_render(commands, anywhere)

    licences = commands.add_parser(
        "licences", parents=[anywhere], help="list the parts of the app, or print a licence"
    )
    licences.add_argument("name", nargs="?", metavar="NAME", help="of a part, as it is listed")
    add_json(licences)

    demo = commands.add_parser("demo", parents=[anywhere], help="open the demo comparison")
    demo.add_argument("--question", type=int, default=1, metavar="N", help="which one; 1 is first")
    demo.add_argument("--theme", choices=["light", "dark"], help="colours, for this start only")
    demo.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="save a picture when it is answered, end"
    )
    return top


def check(arguments: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    """End with a usage error where arguments do not go together."""
    if arguments.selftest and arguments.command is not None:
        usage.error("--selftest stands for itself: no command goes with it")
    if arguments.selftest_as_json and not arguments.selftest:
        usage.error("--json goes with a command, or with --selftest")
    if arguments.command in {"ask", "compare"}:
        check_asking(arguments, usage)
    if arguments.command == "sets":
        check_lane_sets(arguments, usage)
    if arguments.command == "export":
        check_export(arguments, usage)
    if arguments.command == "render" and arguments.html is None and arguments.png is None:
        usage.error("render needs to know what to save: give --html or --png")


def _add_render(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    render = commands.add_parser(
        "render", parents=[anywhere], help="show a Markdown file as replies are shown"
    )
    render.add_argument("file", metavar="FILE.md", help="the text; - reads standard input")
    render.add_argument("--html", metavar="OUT", help="save it as a page; - prints the page")
    render.add_argument("--png", type=Path, metavar="OUT", help="save it as a picture")
    render.add_argument(
        "--width", type=width, default=800, metavar="PX", help="of the picture; 800 if not given"
    )
    render.add_argument(
        "--theme", choices=["light", "dark"], default="light", help="colours of the picture"
    )
