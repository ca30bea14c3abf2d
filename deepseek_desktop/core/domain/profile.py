"""How a provider is asked: the facts that differ from host to host."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deepseek_desktop.core.domain.address import read_base_url
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

REASONING_FIELDS = ("reasoning_content", "reasoning", "reasoning_details", "thinking")
"""Where hosts put reasoning; the first one with text in it counts, they are never joined."""

DEMO_PROVIDER = "demo"

# Capitals only: a key pasted here by mistake must not be taken for a name and stored.
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{0,63}")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


@dataclass(frozen=True, slots=True)
class Profile:
    """One provider: its name, where it is, how it takes a key, where it puts reasoning.

    `key_variable` names the environment variable that holds the key; None sends no key.
    """

    name: str
    base_url: str
    key_variable: str | None = None
    auth_header: str = "Authorization"
    auth_prefix: str = "Bearer "
    reasoning_fields: tuple[str, ...] = REASONING_FIELDS


def checked_profile(name: str, base_url: str, key_variable: str | None = None) -> Profile:
    """Return a profile from what a person typed, or raise `SettingError`."""
    clean = name.strip()
    if not _NAME.fullmatch(clean):
        raise SettingError(
            words(
                "errors",
                "“{name}” cannot be the name of a provider. Use up to 40 small letters, digits, "
                "dots, hyphens and underscores.",
            ),
            name="".join(c if c.isprintable() else "·" for c in clean)[:60],
        )
    if clean == DEMO_PROVIDER:
        raise SettingError(
            words("errors", "The name “{name}” belongs to the demo. Choose another."), name=clean
        )
    variable = (key_variable or "").strip() or None
    if variable is not None and not _VARIABLE.fullmatch(variable):
        raise SettingError(
            words(
                "errors",
                "Name the environment variable that holds the key, in capital letters like "
                "DEEPSEEK_API_KEY. What you gave is no such name; if it was the key itself, it was "
                "not kept.",
            )
        )
    return Profile(clean, read_base_url(base_url), variable)
