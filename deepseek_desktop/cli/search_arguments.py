"""What can be typed about finding words."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import Commands, add_json, count

_USUAL_LIMIT = 20
_HELP = """\
Every word has to occur in one and the same title, question, attachment, thinking, answer or note,
in any order. "Words in quotes" stand together, pref* begins a word. Besides words:
  model:NAME  host:NAME  tag:NAME  before:2026-03  after:2025-12-31  verdict:won  in:thinking
A verdict is any, none, won, lost, tie or bad; a place is title, question, file, thinking, answer
or note. What makes no sense as one of these is looked for as a word.
"""


def add_search(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that searches."""
    search = commands.add_parser(
        "search",
        parents=[anywhere],
        help="find words in all conversations",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    search.add_argument("words", nargs="+", metavar="WORDS", help="what to find, see below")
    search.add_argument(
        "--limit", type=count, metavar="N", default=_USUAL_LIMIT, help="how many; 20 if not given"
    )
    add_json(search)
