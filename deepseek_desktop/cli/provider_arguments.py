"""What can be typed about providers."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import Commands, add_json


def add_provider(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command about providers, which has commands of its own."""
    provider = commands.add_parser("provider", parents=[anywhere], help="who can be asked")
    actions = provider.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", parents=[anywhere], help="add a provider, or change it")
    add.add_argument("name", metavar="NAME")
    add.add_argument(
        "--base-url", metavar="URL", help="where it is; a known host's own when it is left out"
    )
    add.add_argument("--key-env", metavar="VAR", help="environment variable that holds the key")
    add.add_argument(
        "--preset", default="", metavar="HOST", help="a known host with the same ways, like azure"
    )
    add.add_argument(
        "--ca-file",
        default="",
        metavar="FILE",
        help="certificates to trust besides this system's, in PEM form",
    )
    add.add_argument(
        "--plain-http",
        action="store_true",
        help="this host in my network is mine: my key and my words may travel readable to it",
    )
    remove = actions.add_parser("remove", parents=[anywhere], help="remove a provider")
    remove.add_argument("name", metavar="NAME")
    for action, meaning in (("hide", "offer and list it no more"), ("show", "offer and list it")):
        arranged = actions.add_parser(action, parents=[anywhere], help=meaning)
        arranged.add_argument("name", metavar="NAME")
    listing = actions.add_parser("list", parents=[anywhere], help="list the providers")
    listing.add_argument("--all", action="store_true", help="hidden ones, too")
    add_json(listing)
    models = actions.add_parser("models", parents=[anywhere], help="list a provider's models")
    models.add_argument("name", metavar="NAME")
    models.add_argument("--refresh", action="store_true", help="ask the provider for its list")
    add_json(models)
    balance = actions.add_parser("balance", parents=[anywhere], help="what is left on the account")
    balance.add_argument("name", metavar="NAME")
    check = actions.add_parser(
        "check", parents=[anywhere], help="find out whether and how a provider answers"
    )
    check.add_argument("name", metavar="NAME")
    check.add_argument("--model", metavar="MODEL", help="which one to ask; the cheapest known")
    check.add_argument(
        "--free", action="store_true", help="only what costs nothing: send no request to a model"
    )
    key = actions.add_parser(
        "key", parents=[anywhere], help="keep a provider's key in this system's key store"
    )
    key.add_argument("name", metavar="NAME")
    what = key.add_mutually_exclusive_group()
    what.add_argument("--forget", action="store_true", help="keep it no more")
    what.add_argument("--where", action="store_true", help="say where it is, and try the store")
    actions.add_parser(
        "find", parents=[anywhere], help="look for servers on this machine and list their models"
    )
