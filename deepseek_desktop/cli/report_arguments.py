"""What can be typed about reports."""

from __future__ import annotations

import argparse
from pathlib import Path

from deepseek_desktop.cli.options import Commands, add_json, count

_ID = "its first letters are enough"


def add_reports(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the commands that save a report, open one, and ask the same again."""
    report = commands.add_parser(
        "report", parents=[anywhere], help="save a conversation as a page, and as data"
    )
    report.add_argument("conversation", metavar="ID", help=_ID)
    report.add_argument(
        "--out", type=Path, metavar="FILE", help="where; both files get this name, or a folder"
    )
    report.add_argument("--without-thinking", action="store_true", help="leave the thinking out")
    report.add_argument("--without-verdicts", action="store_true", help="leave verdicts out")
    report.add_argument("--turn", type=count, metavar="N", help="only this question; 1 is first")
    report.add_argument(
        "--save-anyway", action="store_true", help="also where something looks like a key"
    )
    add_json(report)

    opening = commands.add_parser(
        "open", parents=[anywhere], help="show a report as a conversation, in the window"
    )
    opening.add_argument("report", type=Path, metavar="REPORT")
    opening.add_argument(
        "--json", action="store_true", help="store it only, and print one JSON object"
    )

    again = commands.add_parser(
        "run-again",
        parents=[anywhere],
        help="ask the same again, the same models, in a new conversation",
    )
    again.add_argument("conversation", metavar="ID|REPORT", help=_ID)
    again.add_argument(
        "--send-anyway", action="store_true", help="also where something looks like a key"
    )
    again.add_argument(
        "--over-limit", action="store_true", help="also beyond a limit for spending, this once"
    )
    add_json(again)
