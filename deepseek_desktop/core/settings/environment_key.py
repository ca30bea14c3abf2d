"""A provider's key in the environment, which counts before every other."""

from __future__ import annotations

from collections.abc import Mapping

from deepseek_desktop.core.domain.errors import AuthenticationError, SettingError
from deepseek_desktop.core.domain.keys import cleaned_key
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings import key_texts as texts


def is_in_environment(environment: Mapping[str, str], profile: Profile) -> bool:
    """Whether the provider's variable holds anything, be it a key or not."""
    return bool(environment.get(profile.key_variable or "", "").strip())


def environment_key(environment: Mapping[str, str], profile: Profile) -> str | None:
    """Return the key, None where the variable is empty; raise `AuthenticationError` for no key."""
    variable = profile.key_variable
    if not variable or not is_in_environment(environment, profile):
        return None
    try:
        return cleaned_key(environment[variable])
    except SettingError as error:
        raise AuthenticationError(
            texts.UNUSABLE, provider=profile.name, variable=variable
        ) from error
