"""Sets formulas: from TeX to something that can be painted."""

from __future__ import annotations

import logging
from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing QtQml is nothing that a start shall wait for
    from deepseek_desktop.ui.maths.formula import Formula
    from deepseek_desktop.ui.maths.setting import Setting

_MOST_REMEMBERED = 2_000

_log = logging.getLogger(__name__)


class Typesetter:
    """Sets formulas with KaTeX, and remembers them. For one thread, which has an application."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._setting: Setting | None = None
        self._has_failed = False
        self._remembered: OrderedDict[tuple[str, float, bool], Formula | None] = OrderedDict()

    @property
    def is_available(self) -> bool:
        """Whether formulas can be set: KaTeX is there and has not failed to start."""
        return not self._has_failed and self._is_complete

    def warm_up(self) -> None:
        """Start KaTeX, so that the first formula need not. Takes about 75 ms and 12 MB, once."""
        self._started()

    def typeset(self, tex: str, size_px: float, *, is_display: bool) -> Formula | None:
        """Set a formula beside text of a size, in px.

        None if that cannot be: the TeX is wrong, too long or not allowed, or KaTeX is not there.
        """
        key = (tex, size_px, is_display)
        if key in self._remembered:
            self._remembered.move_to_end(key)
            return self._remembered[key]
        setting = self._started()
        made = setting.set(tex, size_px, is_display=is_display) if setting is not None else None
        self._remembered[key] = made
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.popitem(last=False)
        return made

    def _started(self) -> Setting | None:
        if self._setting is None and self.is_available:
            from deepseek_desktop.ui.maths.katex import KatexError  # noqa: PLC0415 QtQml waits for a question
            from deepseek_desktop.ui.maths.setting import Setting  # noqa: PLC0415 QtQml waits for a question

            try:
                self._setting = Setting(self._folder)
            except KatexError as error:
                _log.warning("formulas are shown as source: %s", error)
                self._has_failed = True
        return self._setting

    @cached_property
    def _is_complete(self) -> bool:
        from deepseek_desktop.ui.maths.setting import FILES  # noqa: PLC0415 QtQml waits for a question

        return all((self._folder / name).is_file() for name in FILES)
