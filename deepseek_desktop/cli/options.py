"""Options that several commands take, and what can be typed for them."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef

STANDARD_INPUT = "-"

ORDERS = {
    "at-once": Order.PARALLEL,
    "one-after-another": Order.SEQUENTIAL,
    "race": Order.RACE,
}
"""When the lanes of a comparison are asked, as it is typed."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 it has no other

Options: TypeAlias = "argparse._ActionsContainer"  # noqa: SLF001 a parser, or a group of one


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a command print for programs."""
    command.add_argument("--json", action="store_true", help="print one JSON object instead")


def model(text: str) -> ModelRef:
    """Read PROVIDER/MODEL."""
    try:
        return ModelRef.parse(text)
    except SettingError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def width(text: str) -> int:
    """Read the width of a picture in pixels."""
    least, most = 200, 4000
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no width from {least} to {most}")
    return int(text)


def count(text: str) -> int:
    """Read a number of things, at least one."""
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no number from 1 on")
    return int(text)


_MOST_DIGITS = 9
