"""What can be typed about sets of lanes."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.asking_arguments import add_lanes, add_order, add_setup
from deepseek_desktop.cli.options import Commands, add_json


def add_lane_sets(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command about sets of lanes, which has commands of its own."""
    sets = commands.add_parser(
        "sets", parents=[anywhere], help="sets of lanes to compare with again"
    )
    add_json(sets)
    actions = sets.add_subparsers(dest="action", metavar="ACTION")
    listing = actions.add_parser("list", parents=[anywhere], help="list them, and what would fit")
    add_json(listing)
    show = actions.add_parser("show", parents=[anywhere], help="print one")
    show.add_argument("name", metavar="NAME")
    add_json(show)
    add = actions.add_parser("add", parents=[anywhere], help="keep lanes under a name")
    add.add_argument("name", metavar="NAME")
    lanes = add.add_mutually_exclusive_group(required=True)
    lanes.add_argument("--from", dest="conversation", metavar="ID", help="those of a comparison")
    add_lanes(lanes)
    add_setup(add, "[LETTER:]NAME=VALUE")
    add_order(add)
    add.add_argument(
        "--begin", action="store_true", help="let new comparisons of the window begin with it"
    )
    delete = actions.add_parser("delete", parents=[anywhere], help="forget one")
    delete.add_argument("name", metavar="NAME")


def check_lane_sets(arguments: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    """End with a usage error where arguments of `sets` do not go together."""
    is_copied = arguments.action == "add" and arguments.conversation is not None
    if is_copied and (arguments.settings or arguments.system or arguments.order):
        usage.error("--from takes all from a comparison: give no --set, --system, --order")
