"""What an empty field says about itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.settings.choices import SendKey

translate = QCoreApplication.translate


def hint_of(key: SendKey, *, is_comparison: bool) -> str:
    """Return who is asked, and with which key."""
    match key, is_comparison:
        case SendKey.ENTER, True:
            return translate("Composer", "Ask all lanes… (Shift+Enter for a new line)")
        case SendKey.ENTER, False:
            return translate("Composer", "Ask… (Shift+Enter for a new line)")
        case SendKey.CTRL_ENTER, True:
            return translate("Composer", "Ask all lanes… (Ctrl+Enter sends, Enter for a new line)")
        case _:
            return translate("Composer", "Ask… (Ctrl+Enter sends, Enter for a new line)")
