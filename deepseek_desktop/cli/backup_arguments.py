"""What can be typed about backups of the archive, and about its health."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import Commands, add_json


def add_backups(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the commands that back up, restore and check the archive."""
    backup = commands.add_parser(
        "backup", parents=[anywhere], help="make a backup of the archive, list or restore backups"
    )
    does = backup.add_mutually_exclusive_group()
    does.add_argument("--list", action="store_true", help="list the backups and what each holds")
    does.add_argument(
        "--restore",
        metavar="NAME",
        help="put this backup in the archive's place; what is there now is kept. The beginning of "
        "a name is enough; newest is the newest",
    )
    add_json(backup)

    check = commands.add_parser(
        "check", parents=[anywhere], help="check the archive; nothing is changed"
    )
    does = check.add_mutually_exclusive_group()
    does.add_argument(
        "--repair", action="store_true", help="make indexes anew where that helps, after a backup"
    )
    does.add_argument(
        "--salvage",
        action="store_true",
        help="read all that can be read into a new archive; the damaged one is kept beside it",
    )
    does.add_argument(
        "--start-anew",
        action="store_true",
        help="keep the archive's file under another name and begin an empty one",
    )
    add_json(check)
