"""What can be typed, and what it means."""

from __future__ import annotations

import argparse
from pathlib import Path

from deepseek_desktop import __version__
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef

PROGRAM = "deepseek-desktop"

_LANES = 6


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
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    ask = commands.add_parser("ask", parents=[anywhere], help="ask one model")
    ask.add_argument("prompt", help="the question; - reads it from standard input")
    ask.add_argument("--model", type=_model, required=True, metavar="PROVIDER/MODEL")
    _add_json(ask)

    compare = commands.add_parser("compare", parents=[anywhere], help="ask two to six models")
    compare.add_argument("prompt", help="the question; - reads it from standard input")
    compare.add_argument(
        "--lane",
        dest="lanes",
        type=_model,
        action="append",
        required=True,
        metavar="PROVIDER/MODEL",
        help="once for each model; the same one may appear twice",
    )
    _add_json(compare)

    _add_provider(commands, anywhere)

    demo = commands.add_parser("demo", parents=[anywhere], help="open the demo comparison")
    demo.add_argument("--question", type=int, default=1, metavar="N", help="which one; 1 is first")
    demo.add_argument("--theme", choices=["light", "dark"], help="colours, for this start only")
    demo.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="save a picture when it is answered, end"
    )
    return top


def check(arguments: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    """End with a usage error where arguments do not go together."""
    if arguments.command == "compare" and not 2 <= len(arguments.lanes) <= _LANES:
        usage.error(f"compare takes 2 to {_LANES} lanes: give --lane for each model")


def _add_provider(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    anywhere: argparse.ArgumentParser,
) -> None:
    provider = commands.add_parser("provider", parents=[anywhere], help="who can be asked")
    actions = provider.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", parents=[anywhere], help="add a provider, or change it")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--base-url", required=True, metavar="URL")
    add.add_argument("--key-env", metavar="VAR", help="environment variable that holds the key")
    remove = actions.add_parser("remove", parents=[anywhere], help="remove a provider")
    remove.add_argument("name", metavar="NAME")
    listing = actions.add_parser("list", parents=[anywhere], help="list the providers")
    _add_json(listing)


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object instead")


def _model(text: str) -> ModelRef:
    try:
        return ModelRef.parse(text)
    except SettingError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
