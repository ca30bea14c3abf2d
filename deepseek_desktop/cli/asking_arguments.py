"""What can be typed to ask."""

from __future__ import annotations

import argparse

from deepseek_desktop.cli.options import ORDERS, STANDARD_INPUT, Commands, Options, add_json, model
from deepseek_desktop.core.domain.comparison import MOST_LANES


def add_ask(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that asks one model, or goes on in a conversation."""
    ask = commands.add_parser(
        "ask", parents=[anywhere], help="ask one model, or go on in a conversation"
    )
    _add_question(ask)
    ask.add_argument("--model", type=model, metavar="PROVIDER/MODEL", help="which one to ask")
    add_setup(ask, "NAME=VALUE")
    stored = ask.add_argument_group("going on in a conversation")
    stored.add_argument(
        "--in",
        dest="conversation",
        metavar="ID",
        help="ask at the end of what is shown; its lanes answer, from now on as --model, --set "
        "and --system say",
    )
    where = stored.add_mutually_exclusive_group()
    where.add_argument("--after", metavar="TURN", help="go on after this turn, on its branch")
    where.add_argument(
        "--edit",
        metavar="TURN",
        help="ask beside this turn, with what was attached to it if nothing else is",
    )
    again = stored.add_mutually_exclusive_group()
    again.add_argument(
        "--retry", action="store_true", help="ask the last question once more, of all its lanes"
    )
    again.add_argument(
        "--continue",
        dest="goes_on",
        action="store_true",
        help="let the model go on with the cut answer of the last turn",
    )
    stored.add_argument(
        "--context",
        default="",
        metavar="LETTER",
        help="let all lanes go on from the last answer of this one",
    )
    stored.add_argument(
        "--given",
        default="",
        metavar="LETTER",
        help="with --retry: ask the other lanes, and give them the thinking of this one",
    )
    add_json(ask)


def add_compare(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that asks several models."""
    compare = commands.add_parser("compare", parents=[anywhere], help="ask two to six models")
    _add_question(compare)
    who = compare.add_mutually_exclusive_group(required=True)
    add_lanes(who)
    who.add_argument("--lane-set", metavar="NAME", help="a set of lanes that was kept")
    add_setup(compare, "[LETTER:]NAME=VALUE")
    add_order(compare)
    add_json(compare)


def check_asking(arguments: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    """End with a usage error where arguments of `ask` or `compare` do not go together."""
    if [arguments.prompt, *arguments.attached].count(STANDARD_INPUT) > 1:
        usage.error("standard input can be read once only: give - for one thing")
    if arguments.command == "compare":
        if arguments.lanes and not 2 <= len(arguments.lanes) <= MOST_LANES:
            usage.error(f"compare takes 2 to {MOST_LANES} lanes: give --lane for each model")
    elif arguments.conversation is None:
        _check_new(arguments, usage)
    else:
        _check_stored(arguments, usage)


def _check_new(arguments: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    if arguments.after or arguments.edit or arguments.retry or arguments.goes_on:
        usage.error("--after, --edit, --retry and --continue need a conversation: give --in ID")
    if arguments.context or arguments.given:
        usage.error("--context and --given name a lane of a conversation: give --in ID")
    if arguments.model is None:
        usage.error("ask needs to know whom: give --model PROVIDER/MODEL, or --in ID to go on")


def _check_stored(arguments: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    is_again = arguments.retry or arguments.goes_on
    if arguments.given and not arguments.retry:
        usage.error("--given says what a retry is given: add --retry")
    if arguments.context and (is_again or arguments.edit):
        usage.error("--context says what a new question goes on from: add no other way to ask")
    if is_again and (arguments.prompt is not None or arguments.attached or arguments.edit):
        usage.error("--retry and --continue ask what was asked before: give no other question")
    if arguments.goes_on and (arguments.model or arguments.settings or arguments.system):
        usage.error(
            "--continue goes on with what answered before: give no --model, --set, --system"
        )


def _add_question(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "prompt", nargs="?", metavar="QUESTION", help="the question; - reads it from standard input"
    )
    command.add_argument(
        "--attach",
        dest="attached",
        action="append",
        default=[],
        metavar="FILE",
        help="a file of text or code that goes along; - is standard input; may be given again",
    )
    command.add_argument(
        "--send-anyway", action="store_true", help="send what looks like a key, too"
    )
    command.add_argument(
        "--over-limit",
        action="store_true",
        help="ask though a limit for spending would be passed; this once",
    )


def add_lanes(command: Options) -> None:
    """Let the models of a comparison be typed."""
    command.add_argument(
        "--lane",
        dest="lanes",
        type=model,
        action="append",
        metavar="PROVIDER/MODEL",
        help="once for each model; the same one may appear twice",
    )


def add_order(command: argparse.ArgumentParser) -> None:
    """Let a person say when the lanes are asked."""
    command.add_argument(
        "--order",
        choices=list(ORDERS),
        help="when the lanes are asked; in a race the others are stopped once one has answered",
    )


def add_setup(command: argparse.ArgumentParser, form: str) -> None:
    """Let parameters and instructions be typed; `form` says how."""
    command.add_argument(
        "--set",
        dest="settings",
        action="append",
        default=[],
        metavar=form,
        help="a parameter, like temperature=0.6 or thinking=off; may be given again",
    )
    command.add_argument("--system", default="", metavar="TEXT", help="instructions to the model")
