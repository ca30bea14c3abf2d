"""Sets formulas: from TeX to something that can be painted."""

from __future__ import annotations

import logging
from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from deepseek_desktop.ui.maths.bridge import SCRIPT_FILES
from deepseek_desktop.ui.maths.context import Context
from deepseek_desktop.ui.maths.fonts import FONT_FILES, Fonts
from deepseek_desktop.ui.maths.formula import Formula
from deepseek_desktop.ui.maths.layout import Layout
from deepseek_desktop.ui.maths.limits import is_too_much
from deepseek_desktop.ui.maths.lines import formula
from deepseek_desktop.ui.maths.tree import RefusedError

if TYPE_CHECKING:  # importing QtQml is what only the first formula shall wait for
    from deepseek_desktop.ui.maths.katex import Katex

_MOST_REMEMBERED = 2_000

# KaTeX's letters are small for their size; its own style sheet enlarges them beside text by this.
_BESIDE_TEXT = 1.21

_log = logging.getLogger(__name__)


class Typesetter:
    """Sets formulas with KaTeX, and remembers them. For one thread, which has an application."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._layout = Layout(Fonts(folder))
        self._katex: Katex | None = None
        self._has_failed = False
        self._remembered: OrderedDict[tuple[str, float, bool], Formula | None] = OrderedDict()

    @property
    def is_available(self) -> bool:
        """Whether formulas can be set: KaTeX is there and has not failed to start."""
        return not self._has_failed and self._is_complete

    def warm_up(self) -> None:
        """Start KaTeX, so that the first formula need not. Takes about 75 ms, once."""
        self._started()

    def typeset(self, tex: str, size_px: float, *, is_display: bool) -> Formula | None:
        """Set a formula beside text of a size, in px.

        None if that cannot be: the TeX is wrong, too long or not allowed, or KaTeX is not there.
        """
        key = (tex, size_px, is_display)
        if key in self._remembered:
            self._remembered.move_to_end(key)
            return self._remembered[key]
        katex = None if is_too_much(tex) or size_px <= 0 else self._started()
        made = self._set(katex, tex, size_px, is_display=is_display) if katex else None
        self._remembered[key] = made
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.popitem(last=False)
        return made

    def _set(self, katex: Katex, tex: str, size_px: float, *, is_display: bool) -> Formula | None:
        context = Context(size_px * _BESIDE_TEXT, "center" if is_display else "left")
        try:
            return formula(katex.tree(tex, is_display=is_display), self._layout, context)
        except (RefusedError, RecursionError):
            return None

    def _started(self) -> Katex | None:
        if self._katex is None and self.is_available:
            from deepseek_desktop.ui.maths.katex import Katex, KatexError  # noqa: PLC0415

            try:
                self._katex = Katex(self._folder)
            except KatexError as error:
                _log.warning("formulas are shown as source: %s", error)
                self._has_failed = True
        return self._katex

    @cached_property
    def _is_complete(self) -> bool:
        return all((self._folder / name).is_file() for name in (*SCRIPT_FILES, *FONT_FILES))
