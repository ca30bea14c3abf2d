"""All checks, in their order: where each is found, and whether it needs the window system."""

from __future__ import annotations

from msgspec import Struct


class Check(Struct, frozen=True):
    """A check by name; `place` is `module:function`, so that another process can find it.

    One that `is_offscreen` runs where no window is seen, even if there is a screen.
    """

    name: str
    place: str
    is_offscreen: bool = False


def _in(module: str, function: str) -> str:
    return f"deepseek_desktop.selftest.{module}:{function}"


CHECKS = (
    Check("window system", _in("window_system", "platform")),
    Check("icons", _in("window_system", "icons")),
    Check("pictures", _in("window_system", "picture_formats")),
    Check("fonts", _in("window_system", "fonts")),
    Check("formulas", _in("window_system", "formulas")),
    Check("translations", _in("window_system", "translations")),
    Check("certificates", _in("system", "certificates")),
    Check("SQLite", _in("system", "sqlite")),
    Check("key store", _in("system", "key_store")),
    Check("other process", _in("system", "other_process")),
    Check("help pages", _in("files", "help_pages")),
    Check("catalogue", _in("files", "catalogue")),
    Check("licences", _in("files", "licences")),
    Check("comparison", _in("demonstration", "comparison"), is_offscreen=True),
)
