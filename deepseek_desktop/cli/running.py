"""Runs a command that needs no window."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping
from pathlib import Path

from deepseek_desktop.cli.asking import ask
from deepseek_desktop.cli.attaching import read_question
from deepseek_desktop.cli.backing_up import back_up
from deepseek_desktop.cli.checking import check_archive
from deepseek_desktop.cli.judging import judge
from deepseek_desktop.cli.lane_sets import use_lane_sets
from deepseek_desktop.cli.library import use_library
from deepseek_desktop.cli.providing import ask_provider, manage, show_model
from deepseek_desktop.cli.rendering import render
from deepseek_desktop.cli.replaying import replay
from deepseek_desktop.cli.searching import search
from deepseek_desktop.cli.usage import tell_usage

_ASKING = {"models", "balance", "check", "find", "key"}


def run_command(
    arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]
) -> int:
    """Run what was typed and return the exit code."""
    match arguments.command:
        case "ask" | "compare":
            is_again = arguments.command == "ask" and (arguments.retry or arguments.goes_on)
            question = None if is_again else read_question(arguments.prompt, arguments.attached)
            return asyncio.run(ask(arguments, question, data_dir, environment))
        case "provider" if arguments.action in _ASKING:
            return asyncio.run(ask_provider(arguments, data_dir, environment))
        case "provider":
            return manage(arguments, data_dir, environment)
        case "sets":
            return asyncio.run(use_lane_sets(arguments, data_dir, environment))
        case "model":
            return show_model(arguments.model, data_dir, as_json=arguments.json)
        case "render":
            return render(arguments)
        case "licences":
            from deepseek_desktop.cli.licences import tell_licences  # noqa: PLC0415 few read them

            return tell_licences(arguments.name, as_json=arguments.json)
        case _:
            return _OF_STORED.get(arguments.command, use_library)(arguments, data_dir)


def _tell_verdicts(arguments: argparse.Namespace, data_dir: Path) -> int:
    from deepseek_desktop.cli.verdicts import tell_verdicts  # noqa: PLC0415 few count them

    return tell_verdicts(arguments, data_dir)


def _bring_in(arguments: argparse.Namespace, data_dir: Path) -> int:
    from deepseek_desktop.cli.importing import bring_in  # noqa: PLC0415 few read others' files

    return bring_in(arguments, data_dir)


_OF_STORED = {
    "verdict": judge,
    "verdicts": _tell_verdicts,
    "replay": replay,
    "search": search,
    "backup": back_up,
    "check": check_archive,
    "usage": tell_usage,
    "import": _bring_in,
}
