"""What can be typed to bring in files of other apps."""

from __future__ import annotations

import argparse
from pathlib import Path

from deepseek_desktop.cli.options import Commands, add_json


def add_import(commands: Commands, anywhere: argparse.ArgumentParser) -> None:
    """Add the command that imports."""
    command = commands.add_parser(
        "import",
        parents=[anywhere],
        help="bring in exports of DeepSeek, ChatGPT, Claude, Open WebUI, LibreChat, Chatbox, "
        "or of another archive",
    )
    command.add_argument("files", type=Path, nargs="+", metavar="FILE")
    command.add_argument(
        "--again", action="store_true", help="also a file that was imported already"
    )
    add_json(command)
