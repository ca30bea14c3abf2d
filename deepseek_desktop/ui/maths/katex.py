"""KaTeX, run by Qt's own JavaScript engine: no page, no network, no files."""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtQml import QJSEngine, QJSValue

from deepseek_desktop.ui.maths.bridge import SCRIPT, SCRIPT_FILES
from deepseek_desktop.ui.maths.tree import Node, RefusedError, as_node

_LIMITS = {
    "levels": 110,  # boxes in boxes; laying them out takes three Python calls each
    "nodes": 4_000,
    "refused": "#0badc0",
}


class KatexError(RuntimeError):
    """KaTeX cannot be started: files are missing or are not what they should be."""


class Katex:
    """A running KaTeX. Belongs to the thread that made it."""

    def __init__(self, folder: Path) -> None:
        if QCoreApplication.instance() is None:
            raise KatexError("Qt's engine needs an application")
        # KaTeX is minified in a way that Qt warns about, line by line.
        QLoggingCategory.setFilterRules("qt.qml.usedbeforedeclared=false")
        self._engine = QJSEngine()  # no extensions: it has neither console nor anything else
        for name in SCRIPT_FILES:
            try:
                self._evaluate((folder / name).read_text("utf-8"))
            except (OSError, UnicodeDecodeError) as error:
                raise KatexError(f"{name} cannot be read") from error
        limits = self._engine.toScriptValue(_LIMITS)
        self._tree_of = self._checked(self._evaluate(SCRIPT).call([limits]))
        _give_back()

    def tree(self, tex: str, *, is_display: bool) -> Node:
        """Return the boxes of a formula, or raise RefusedError."""
        # As ASCII JSON: Qt loses strings with other letters, and nothing in it is ever code.
        result = self._tree_of.call([QJSValue(json.dumps(tex)), QJSValue(is_display)])
        text = "" if result.isError() else result.toString()
        if not text:
            raise RefusedError(tex)
        return as_node(json.loads(text))

    def _evaluate(self, script: str) -> QJSValue:
        value: object = self._engine.evaluate(script)  # PySide6 declares a tuple, wrongly
        return self._checked(cast(QJSValue, value))

    def _checked(self, value: QJSValue) -> QJSValue:
        if value.isError():
            raise KatexError(value.toString())
        return value


def _give_back() -> None:
    """Give the system back what compiling took: 8 MB, which glibc would keep for later."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another libc has other ways
            ctypes.CDLL(None).malloc_trim(0)
