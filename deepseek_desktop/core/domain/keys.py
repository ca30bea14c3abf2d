"""Keys: cleaned where they are typed, shown by their ends only, bound to the place they are for."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from deepseek_desktop.core.domain.address import origin_of
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.words import words

LENGTH_LIMIT = 1000
"""Windows keeps no more than 1,280 characters; no known host gives as many."""

_ROUND_A_KEY = " \t\r\n\"'`\u00a0\u200b\u200c\u200d\u2060\ufeff"
_SCHEME = r"(?i)\Abearer(:|(?![!-~]))"
_SHOWN_END = 4
_LEAST_FOR_ENDS = 12


class KeySource(StrEnum):
    """Where a key comes from."""

    ENVIRONMENT = "environment"
    STORE = "store"
    SESSION = "session"


class KeyState(Struct, frozen=True):
    """What may be told of a key: where it is, and its ends.

    `place` is the name of the environment variable or of the key store.
    """

    source: KeySource
    shown: str
    place: str = ""


def cleaned_key(text: str) -> str:
    """Return a pasted key without what came along with it; raise `SettingError` for no key.

    No message repeats any of the text.
    """
    key = re.sub(_SCHEME, "", text.strip(_ROUND_A_KEY)).strip(_ROUND_A_KEY)
    if not key:
        raise SettingError(_EMPTY)
    if len(key) > LENGTH_LIMIT:
        raise SettingError(_TOO_LONG, limit=f"{LENGTH_LIMIT:,}", length=f"{len(key):,}")
    for place, character in enumerate(key, 1):
        if not "!" <= character <= "~":
            raise SettingError(_NOT_SENDABLE, place=str(place))
    return key


def shown_key(key: str) -> str:
    """Return a key as it may be shown, like `sk-...abcd`; nothing of a short one."""
    if len(key) < _LEAST_FOR_ENDS:
        return "..."
    head, dash, _ = key[:8].partition("-")
    return f"{head if dash else ''}{dash}...{key[-_SHOWN_END:]}"


def account_of(profile: Profile) -> str:
    """Return the name a provider's key is kept under.

    It holds the origin: a key for one address is never found for another.
    """
    return f"{profile.name} {origin_of(profile.base_url)}"


_EMPTY = words("errors", "There is no key in what you typed.")
_TOO_LONG = words(
    "errors", "That is no key: it has {length} characters, and keys have at most {limit}."
)
_NOT_SENDABLE = words(
    "errors",
    "The character at place {place} cannot be in a key. Copy the key again from the provider.",
)
