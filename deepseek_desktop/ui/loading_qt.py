"""Loads Qt, and lets Python import as before."""

from __future__ import annotations

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load what every window needs of Qt; raise `ImportError` where a library is missing.

    PySide puts a function of its own in the place of `__import__`, for names in another style. It
    reads the source of each module that is imported from then on, to see whether that uses Qt,
    and took a quarter of the time in which ours are loaded. Nobody here asks for such names.
    """
    import_module("PySide6.QtWidgets")
    import_module("PySide6.QtNetwork")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
