"""What can be typed about what was used and spent."""

from __future__ import annotations

import argparse
from datetime import date

from deepseek_desktop.cli.options import Commands, add_json

_ALL = "all"
_GROUPS = ("day", "week", "month", "model", "host")


def add_usage(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that tells what was used and spent."""
    usage = commands.add_parser("usage", parents=[anywhere], help="tokens and money you have used")
    usage.add_argument(
        "--since",
        type=_day,
        metavar="DATE",
        help="from this day on, like 2026-11-01, or all; the last 30 days if not given",
    )
    usage.add_argument(
        "--by", choices=_GROUPS, default=_GROUPS[0], help="what is put together; day if not given"
    )
    add_json(usage)


def _day(text: str) -> date:
    """Read a day; `all` is the first that there is."""
    if text == _ALL:
        return date.min
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no day like 2026-11-01") from error
