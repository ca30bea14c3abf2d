"""Runs what was typed and turns how it ended into an exit code."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from deepseek_desktop.cli.arguments import PROGRAM, check, parser
from deepseek_desktop.cli.asking import ask
from deepseek_desktop.cli.lane_setups import lane_setups
from deepseek_desktop.cli.printing import figures, trouble
from deepseek_desktop.cli.providing import ask_provider, manage, show_model
from deepseek_desktop.cli.rendering import render
from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.desk import default_data_dir

_ASKING = {"models", "balance", "check", "find", "key"}

ANSWERED, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 answered, 1 something failed, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know every character
    usage = parser()
    arguments = usage.parse_args(argv)
    check(arguments, usage)
    try:
        return _run(arguments)
    except SettingError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except DeskError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.stderr.write("\nStopped. What had arrived is kept.\n")
        return INTERRUPTED


def _run(arguments: argparse.Namespace) -> int:
    data_dir = getattr(arguments, "data_dir", None) or default_data_dir()
    environment = dict(os.environ)
    match arguments.command:
        case "ask" | "compare":
            return asyncio.run(_ask(arguments, data_dir, environment))
        case "provider" if arguments.action in _ASKING:
            return asyncio.run(ask_provider(arguments, data_dir, environment))
        case "provider":
            return manage(arguments, data_dir, environment)
        case "model":
            return show_model(arguments.model, data_dir, as_json=arguments.json)
        case "render":
            return render(arguments)
        case _:
            return _show(arguments, data_dir, environment)


async def _ask(
    arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]
) -> int:
    models = (arguments.model,) if arguments.command == "ask" else tuple(arguments.lanes)
    setups = lane_setups(len(models), arguments.settings, arguments.system)
    prompt = _prompt(arguments.prompt)
    return await ask(prompt, models, setups, data_dir, environment, as_json=arguments.json)


def _show(arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]) -> int:
    problem = _why_no_window(environment)
    if problem is not None:
        sys.stderr.write(f"{problem}\nTo ask without a window: {PROGRAM} ask --help\n")
        return FAILED
    from deepseek_desktop.app import Showing, run  # noqa: PLC0415 Qt is loaded only for a window

    if arguments.command != "demo":
        return run(data_dir, environment, Showing())
    picture = arguments.screenshot
    codes = []

    def answered(replies: Sequence[Reply]) -> None:
        sys.stdout.write(f"{picture}\n")
        for reply in replies:
            sys.stdout.write(f"{reply.identity.model}: {figures(reply)}\n")
        codes.append(FAILED if not replies or any(map(trouble, replies)) else ANSWERED)

    showing = Showing(arguments.question, arguments.theme, picture, answered)
    code = run(data_dir, environment, showing)
    return code or (codes[0] if codes else ANSWERED)


def _why_no_window(environment: Mapping[str, str]) -> str | None:
    from deepseek_desktop.ui.screen import hindrance, missing_library  # noqa: PLC0415 as above

    if (problem := hindrance(environment)) is not None:
        return problem
    try:
        import_module("PySide6.QtWidgets")
        import_module("PySide6.QtNetwork")
    except ImportError as error:
        return missing_library(error)
    return None


def _prompt(typed: str) -> str:
    prompt = sys.stdin.read() if typed == "-" else typed
    if not prompt.strip():
        raise SettingError(words("errors", "There is no question: it is empty."))
    return prompt
