"""What can be typed about verdicts."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import Commands, add_json
from deepseek_desktop.core.domain.verdict import Reason

TIE, BOTH_BAD = "tie", "both-bad"
_GROUPINGS = ("model", "identity", "name")


def add_verdict(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that judges."""
    verdict = commands.add_parser(
        "verdict", parents=[anywhere], help="say which of the newest answers is better"
    )
    verdict.add_argument("conversation", metavar="ID", help="its first letters are enough")
    verdict.add_argument(
        "--better",
        required=True,
        type=_letter_or_word,
        metavar="LANE",
        help="the letter of the better lane, tie or both-bad",
    )
    verdict.add_argument(
        "--between",
        nargs=2,
        type=str.upper,
        metavar="LANE",
        help="the two lanes that are compared, by their letters; the first two if not given",
    )
    verdict.add_argument(
        "--reason", action="append", choices=[*map(str, Reason)], help="why; may be repeated"
    )
    verdict.add_argument("--note", default="", help="a remark for yourself")


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


def _letter_or_word(text: str) -> str:
    return text.lower() if text.lower() in {TIE, BOTH_BAD} else text.upper()
