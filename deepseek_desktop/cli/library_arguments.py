"""What can be typed about stored conversations."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import Commands, add_json, count

_ID = "its first letters are enough"
_REVEAL = "tell who answered what was asked blind and is not judged yet; --json tells it anyway"
_TURN = "which question, from 1; the last if not given"


def add_library(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the commands that list, show, compare, rename and delete conversations."""
    listing = commands.add_parser(
        "conversations", parents=[anywhere], help="list the conversations, last asked first"
    )
    listing.add_argument(
        "--limit", type=count, metavar="N", help="how many; 20 if not given, with --json all"
    )
    listing.add_argument("--tag", metavar="NAME", help="only those with this tag")
    listing.add_argument("--folder", metavar="NAME", help="only those in this folder")
    listing.add_argument("--pinned", action="store_true", help="only those that are pinned")
    listing.add_argument(
        "--unread", action="store_true", help="only those where a reply ended unseen in the window"
    )
    add_json(listing)

    show = commands.add_parser("show", parents=[anywhere], help="print a conversation")
    show.add_argument("conversation", metavar="ID", help=_ID)
    branch = show.add_mutually_exclusive_group()
    branch.add_argument("--branch", metavar="TURN", help="the branch that this turn is on")
    branch.add_argument("--all", action="store_true", help="every branch, as a tree")
    show.add_argument("--reasoning", action="store_true", help="with the thinking")
    show.add_argument("--reveal", action="store_true", help=_REVEAL)
    add_json(show)

    diff = commands.add_parser(
        "diff", parents=[anywhere], help="print where two answers to a question differ"
    )
    diff.add_argument("conversation", metavar="ID", help=_ID)
    diff.add_argument("--turn", type=count, metavar="N", help=_TURN)
    diff.add_argument(
        "--lanes", metavar="A,B", help="which two; the first two that answered if not given"
    )
    diff.add_argument("--reveal", action="store_true", help=_REVEAL)
    add_json(diff)

    replay = commands.add_parser(
        "replay", parents=[anywhere], help="print when each lane waited, thought, answered, ended"
    )
    replay.add_argument("conversation", metavar="ID", help=_ID)
    replay.add_argument("--turn", type=count, metavar="N", help=_TURN)
    replay.add_argument("--reveal", action="store_true", help=_REVEAL)
    add_json(replay)

    rename = commands.add_parser("rename", parents=[anywhere], help="rename a conversation")
    rename.add_argument("conversation", metavar="ID", help=_ID)
    rename.add_argument("title", metavar="TITLE")

    tag = commands.add_parser("tag", parents=[anywhere], help="give tags to a conversation")
    tag.add_argument("conversation", metavar="ID", help=_ID)
    tag.add_argument("names", nargs="+", metavar="NAME")
    tag.add_argument("--remove", action="store_true", help="take these tags away instead")

    move = commands.add_parser("move", parents=[anywhere], help="put a conversation into a folder")
    move.add_argument("conversation", metavar="ID", help=_ID)
    move.add_argument(
        "folder", metavar="FOLDER", help="its name, maybe a new one; an empty name means none"
    )

    pin = commands.add_parser(
        "pin", parents=[anywhere], help="keep a conversation at the top of the library"
    )
    pin.add_argument("conversation", metavar="ID", help=_ID)
    pin.add_argument("--off", action="store_true", help="no longer")

    delete = commands.add_parser(
        "delete", parents=[anywhere], help="put a conversation into the bin"
    )
    delete.add_argument("conversation", metavar="ID", help=_ID)

    bin_ = commands.add_parser("bin", parents=[anywhere], help="list what was deleted")
    does = bin_.add_mutually_exclusive_group()
    does.add_argument("--restore", metavar="ID", help="take this out again")
    does.add_argument("--empty", action="store_true", help="delete for good all that is in it")
    bin_.add_argument("--yes", action="store_true", help="empty it without asking")
