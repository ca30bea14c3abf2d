"""Where keys come from: the environment of this session, never a file of ours."""

from __future__ import annotations

from collections.abc import Mapping

from deepseek_desktop.core.domain.errors import AuthenticationError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.words import words

_LENGTH_LIMIT = 1000
_ROUND_A_KEY = " \t\r\n\"'\u200b\ufeff"


class EnvironmentKeys:
    """Finds a provider's key in the environment variable that its profile names."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def key_for(self, profile: Profile) -> str | None:
        """Return the key, None where the provider takes none; raise `AuthenticationError`."""
        variable = profile.key_variable
        if variable is None:
            return None
        key = self._environment.get(variable, "").strip(_ROUND_A_KEY)
        key = key.removeprefix("Bearer").strip(_ROUND_A_KEY)
        if not key:
            raise AuthenticationError(_MISSING, provider=profile.name, variable=variable)
        if len(key) > _LENGTH_LIMIT or any(not "!" <= c <= "~" for c in key):
            raise AuthenticationError(_UNUSABLE, provider=profile.name, variable=variable)
        return key


_MISSING = words(
    "errors",
    "There is no key for {provider}: the environment variable {variable} is not set. Set it and "
    "start the app again.",
)
_UNUSABLE = words(
    "errors",
    "The key for {provider} in the environment variable {variable} holds characters that no key "
    "has. Copy it again from the provider.",
)
