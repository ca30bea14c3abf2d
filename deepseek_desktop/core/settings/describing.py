"""The settings as a table, for the documents that people read."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.settings.about import About, Value
from deepseek_desktop.core.settings.schema import ABOUT, DEFAULTS


def settings_table(translate: Callable[[str], str] = str) -> str:
    """Return a Markdown table of all settings; `translate` knows the context "settings"."""
    head = (_SETTING, _DOES, _VALUES, _DEFAULT, _IN_FILE)
    lines = [_row(*map(translate, head)), _row(*["---"] * len(head))]
    for name, about in ABOUT.items():
        default: Value = getattr(DEFAULTS, name)
        lines.append(
            _row(
                translate(about.label),
                translate(about.help),
                _values(about, default, translate),
                _shown(about, default, translate),
                f"`{name} = {_in_file(default)}`",
            )
        )
    return "\n".join(lines) + "\n"


def _values(about: About, default: Value, translate: Callable[[str], str]) -> str:
    if about.choices:
        return ", ".join(translate(text) for text in about.choices.values())
    if isinstance(default, bool):
        return f"{translate(_YES)}, {translate(_NO)}"
    if isinstance(default, int):
        return translate(_RANGE).format(
            least=about.least, most=about.most, unit=translate(about.unit) if about.unit else ""
        )
    return translate(_TEXT)


def _shown(about: About, value: Value, translate: Callable[[str], str]) -> str:
    if not value and about.unset:
        return translate(about.unset)
    if isinstance(value, bool):
        return translate(_YES if value else _NO)
    if isinstance(value, StrEnum):
        return translate(about.choices[value])
    return f"{value} {translate(about.unit)}" if about.unit else str(value)


def _in_file(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'


def _row(*cells: str) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(escaped) + " |"


_SETTING = words("settings", "Setting")
_DOES = words("settings", "What it does")
_VALUES = words("settings", "Values")
_DEFAULT = words("settings", "Without a choice")
_IN_FILE = words("settings", "In settings.toml")
_RANGE = words("settings", "{least} to {most} {unit}")
_TEXT = words("settings", "any text")
_YES = words("settings", "yes")
_NO = words("settings", "no")
