"""The keys that a person chose for commands, as the settings file has them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.settings.about import BAD_VALUE, is_plain


def read_shortcuts(raw: object) -> tuple[dict[str, str], list[Failure]]:
    """Return keys by command; whether there are such keys and commands, the window knows."""
    if not isinstance(raw, dict):
        return {}, [SettingError(BAD_VALUE, name="shortcuts").failure]
    shortcuts = {
        str(name): keys for name, keys in raw.items() if isinstance(keys, str) and is_plain(keys)
    }
    bad = (str(name) for name in raw if name not in shortcuts)
    return shortcuts, [SettingError(BAD_VALUE, name=f"shortcuts.{name}").failure for name in bad]


def put_shortcuts(document: MutableMapping[str, Any], chosen: Mapping[str, str | None]) -> None:
    """Write keys by command into a settings file; None leaves nothing, no keys an empty text."""
    shortcuts = document.get("shortcuts", {})
    for name, keys in chosen.items():
        if keys is None:
            shortcuts.pop(name, None)
        elif shortcuts.get(name) != keys:
            shortcuts[name] = keys
    if shortcuts:
        document["shortcuts"] = shortcuts
    else:
        document.pop("shortcuts", None)
