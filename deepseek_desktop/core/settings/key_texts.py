"""What a person reads when a key is missing, or cannot be kept, found or forgotten."""

from __future__ import annotations

from deepseek_desktop.core.domain.words import words

MISSING = words(
    "errors",
    "There is no key for {provider}. Give it under File > Providers…, or set the environment "
    "variable {variable} and start the app again.",
)
UNUSABLE = words(
    "errors",
    "The key for {provider} in the environment variable {variable} holds characters that no key "
    "has. Copy it again from the provider.",
)
NONE = words(
    "errors",
    "No key store of this system can be used, so keys live until the app ends. They are written "
    "nowhere.",
)
LOCKED = words(
    "errors",
    "The key store of this system is locked. Unlock it and try again; until then, keys live until "
    "the app ends.",
)
SILENT = words(
    "errors",
    "The key store of this system does not answer. Until it does, keys live until the app ends.",
)
FORGETS = words(
    "errors",
    "{store} did not give back what it was to keep, so keys live until the app ends.",
)
ELSEWHERE = words(
    "errors",
    "A key was kept in {recorded}, but now this system's key store is {store}. Type the key once "
    "more, or start the app where {recorded} is.",
)
NOT_FORGOTTEN = words(
    "errors",
    "The key store could not be asked to forget the key; it may still be there. Remove it in the "
    "key store itself.",
)
