"""Texts for spreadsheets, which take some beginnings for formulas and run them."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def formula_safe(name: str) -> str:
    """Return a name that no spreadsheet takes for a formula: names come from hosts."""
    return f"'{name}" if name.startswith(_FORMULA) else name
