"""What can be typed about verdicts."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import Commands, add_json
from deepseek_desktop.core.domain.verdict import Reason

_GROUPINGS = ("model", "identity", "name")


def add_verdicts(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that counts verdicts."""
    verdicts = commands.add_parser(
        "verdicts", parents=[anywhere], help="what your verdicts on replies add up to"
    )
    verdicts.add_argument("--reason", choices=[*map(str, Reason)], help="only those with this tag")
    seen = verdicts.add_mutually_exclusive_group()
    seen.add_argument("--blind", action="store_true", help="only those that were given blind")
    seen.add_argument("--open", action="store_true", help="only those that were not")
    verdicts.add_argument(
        "--without-named",
        action="store_true",
        help="without those on an answer that tells which model wrote it",
    )
    verdicts.add_argument(
        "--by",
        choices=_GROUPINGS,
        default=_GROUPINGS[0],
        help="who is compared: PROVIDER/MODEL (if not given), with the settings that differ "
        "(identity), or a model over all its hosts (name)",
    )
    add_json(verdicts)
