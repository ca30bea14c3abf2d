"""Reads what a person chose from their file."""

from __future__ import annotations

from collections.abc import Mapping

from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.settings.about import BAD_VALUE
from deepseek_desktop.core.settings.schema import ABOUT, DEFAULTS, Chosen


def read_chosen(raw: Mapping[str, object]) -> tuple[Chosen, list[Failure]]:
    """Return what was chosen; a bad value falls back alone and is told."""
    chosen, problems = DEFAULTS, []
    for name in (name for name in ABOUT if name in raw):
        try:
            chosen = chosen.with_value(name, raw[name])
        except SettingError:
            problems.append(SettingError(BAD_VALUE, name=name).failure)
    return chosen, problems
