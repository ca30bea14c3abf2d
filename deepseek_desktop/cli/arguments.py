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
    _add_setup(ask, "NAME=VALUE")
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
    _add_setup(compare, "[LETTER:]NAME=VALUE")
    _add_json(compare)

    _add_provider(commands, anywhere)

    model = commands.add_parser("model", parents=[anywhere], help="what is known of a model")
    model.add_argument("model", type=_model, metavar="PROVIDER/MODEL")
    _add_json(model)

    _add_render(commands, anywhere)

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
    if arguments.command == "render" and arguments.html is None and arguments.png is None:
        usage.error("render needs to know what to save: give --html or --png")


def _add_render(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    anywhere: argparse.ArgumentParser,
) -> None:
    render = commands.add_parser(
        "render", parents=[anywhere], help="show a Markdown file as replies are shown"
    )
    render.add_argument("file", metavar="FILE.md", help="the text; - reads standard input")
    render.add_argument("--html", metavar="OUT", help="save it as a page; - prints the page")
    render.add_argument("--png", type=Path, metavar="OUT", help="save it as a picture")
    render.add_argument(
        "--width", type=_width, default=800, metavar="PX", help="of the picture; 800 if not given"
    )
    render.add_argument(
        "--theme", choices=["light", "dark"], default="light", help="colours of the picture"
    )


def _add_provider(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    anywhere: argparse.ArgumentParser,
) -> None:
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
    _add_json(listing)
    models = actions.add_parser("models", parents=[anywhere], help="list a provider's models")
    models.add_argument("name", metavar="NAME")
    models.add_argument("--refresh", action="store_true", help="ask the provider for its list")
    _add_json(models)
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


def _add_setup(command: argparse.ArgumentParser, form: str) -> None:
    command.add_argument(
        "--set",
        dest="settings",
        action="append",
        default=[],
        metavar=form,
        help="a parameter, like temperature=0.6 or thinking=off; may be given again",
    )
    command.add_argument("--system", default="", metavar="TEXT", help="instructions to the model")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object instead")


def _width(text: str) -> int:
    least, most = 200, 4000
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no width from {least} to {most}")
    return int(text)


def _model(text: str) -> ModelRef:
    try:
        return ModelRef.parse(text)
    except SettingError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
