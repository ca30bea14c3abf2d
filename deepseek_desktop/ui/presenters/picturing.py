"""Saves a picture of a window."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

_WIDTH, _HEIGHT = 1280, 900
_LAYOUT_S = 0.1


async def save_picture(window: QWidget, path: Path) -> None:
    """Save how a window looks; raises `SettingError` where it cannot be written."""
    window.resize(_WIDTH, _HEIGHT)
    await asyncio.sleep(_LAYOUT_S)  # the last layout and repaint come with the loop's next turns
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_saved = window.grab().save(str(path))
    except OSError:
        is_saved = False
    if not is_saved:
        raise SettingError(
            words("errors", "The picture could not be saved as {path}."), path=str(path)
        )
