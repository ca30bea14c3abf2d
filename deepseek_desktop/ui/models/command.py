"""A command, and the menus that commands stand in."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from deepseek_desktop.core.domain.words import words


class Menu(Enum):
    """The menus from left to right; the value is the title, in the context "commands"."""

    FILE = words("commands", "&File")
    CONVERSATION = words("commands", "&Conversation")
    LANE = words("commands", "&Lane")
    TOGGLE_LANE = words("commands", "Ask or rest a la&ne")
    RUN = words("commands", "&Run")
    TAB = words("commands", "T&ab")
    GO_TO_TAB = words("commands", "&Go to tab")
    VIEW = words("commands", "&View")
    THEME = words("commands", "&Theme")
    HELP = words("commands", "&Help")


ABOVE = {Menu.THEME: Menu.VIEW, Menu.GO_TO_TAB: Menu.TAB, Menu.TOGGLE_LANE: Menu.LANE}
"""The menu that another one is in; it stands there behind the entries."""


class Command(Struct, frozen=True):
    """Something a person can do.

    `text` is its entry, in the context "commands"; it may have a place for `number`. Entries of
    a menu stand in the order of the table, with a line where `group` changes. Without a menu a
    command is in the palette only. The first of the `keys` is shown. One of the choices of a menu
    is marked as the one that holds.
    """

    name: str
    text: str
    menu: Menu | None = None
    keys: tuple[str, ...] = ()
    group: int = 0
    number: int = 0
    is_choice: bool = False
