"""What a person can do with the conversations of the library, as rows of the table of commands."""

from __future__ import annotations

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.ui.models.command import Command, Menu

_MENU = Menu.CONVERSATION

OF_LIBRARY = (
    Command("pin", words("commands", "P&in in the library, or no longer"), _MENU, ("Ctrl+F2",), 9),
    Command("tags", words("commands", "Tags…"), _MENU, ("Ctrl+F3",), 9),
    Command("move", words("commands", "Move to a folder…"), _MENU, ("Ctrl+F6",), 9),
    Command("mark_unread", words("commands", "Mark as unread, or as read")),
    Command("find_in_library", words("commands", "Find a conversation in the library")),
)
"""For what is selected in the library while a person is there, else for what is in front."""
