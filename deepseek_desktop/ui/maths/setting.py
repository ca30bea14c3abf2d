"""One formula from TeX to something that can be painted: KaTeX, and the layout of its boxes."""

from __future__ import annotations

from pathlib import Path

from deepseek_desktop.ui.maths.bridge import SCRIPT_FILES
from deepseek_desktop.ui.maths.context import Context
from deepseek_desktop.ui.maths.fonts import FONT_FILES, Fonts
from deepseek_desktop.ui.maths.formula import Formula
from deepseek_desktop.ui.maths.katex import Katex
from deepseek_desktop.ui.maths.layout import Layout
from deepseek_desktop.ui.maths.limits import is_too_much
from deepseek_desktop.ui.maths.lines import formula
from deepseek_desktop.ui.maths.tree import RefusedError

FILES = (*SCRIPT_FILES, *FONT_FILES)

# KaTeX's letters are small for their size; its own style sheet enlarges them beside text by this.
_BESIDE_TEXT = 1.21


class Setting:
    """KaTeX at work; raises `KatexError` where it does not start."""

    def __init__(self, folder: Path) -> None:
        self._katex = Katex(folder)
        self._layout = Layout(Fonts(folder))

    def set(self, tex: str, size_px: float, *, is_display: bool) -> Formula | None:
        """Set a formula beside text of a size, in px; None where that cannot be."""
        if is_too_much(tex) or size_px <= 0:
            return None
        context = Context(size_px * _BESIDE_TEXT, "center" if is_display else "left")
        try:
            return formula(self._katex.tree(tex, is_display=is_display), self._layout, context)
        except (RefusedError, RecursionError):
            return None
