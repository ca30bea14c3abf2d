"""What an empty field says about itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.settings.choices import SendKey

translate = QCoreApplication.translate


def hint_of(key: SendKey, asked: int, lanes: int) -> str:
    """Return who is asked, so many of all lanes, and with which key."""
    by_enter = key is SendKey.ENTER
    if 1 < lanes != asked:
        some = (
            translate("Composer", "Ask {asked} of {lanes} lanes… (Shift+Enter for a new line)")
            if by_enter
            else translate(
                "Composer", "Ask {asked} of {lanes} lanes… (Ctrl+Enter sends, Enter for a new line)"
            )
        )
        return some.format(asked=asked, lanes=lanes)
    match by_enter, lanes > 1:
        case True, True:
            return translate("Composer", "Ask all lanes… (Shift+Enter for a new line)")
        case True, False:
            return translate("Composer", "Ask… (Shift+Enter for a new line)")
        case False, True:
            return translate("Composer", "Ask all lanes… (Ctrl+Enter sends, Enter for a new line)")
        case _:
            return translate("Composer", "Ask… (Ctrl+Enter sends, Enter for a new line)")
