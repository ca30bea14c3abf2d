"""Reads and writes a provider's entry in the settings file; there is never a key in it."""

from __future__ import annotations

from collections.abc import MutableMapping
from itertools import islice
from typing import Any

from msgspec.structs import replace

from deepseek_desktop.core.domain.ca_file import check_ca_file
from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.profile import Profile, checked_profile
from deepseek_desktop.core.domain.typed import shown
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.settings.about import BAD_VALUE
from deepseek_desktop.core.settings.housekeeping import (
    LEFT_OUT,
    MOST_PROVIDERS,
    is_only_housekeeping,
)


def read_profiles(entries: object) -> tuple[tuple[Profile, ...], list[Failure]]:
    """Return the providers of a settings file; an unusable one is left out alone and told."""
    if not isinstance(entries, dict):
        return (), [SettingError(BAD_VALUE, name="providers").failure]
    profiles: list[Profile] = []
    problems: list[Failure] = []
    own = {name: entry for name, entry in entries.items() if not is_only_housekeeping(entry)}
    for name, entry in islice(own.items(), MOST_PROVIDERS):
        try:
            profiles.append(_profile(name, entry))
        except SettingError as error:
            problems.append(SettingError(BAD_VALUE, name=f"providers.{shown(name)}").failure)
            problems.append(error.failure)
    if len(own) > MOST_PROVIDERS:
        problems.append(SettingError(LEFT_OUT).failure)
    return tuple(profiles), [*problems, *_missing_ca_files(profiles)]


def put_profile(entry: MutableMapping[str, Any], profile: Profile) -> None:
    """Write a provider into its entry, and leave alone what else is in there."""
    entry["base_url"] = profile.base_url
    optional = {
        "key_env": profile.key_variable,
        "preset": profile.preset,
        "ca_file": profile.ca_file,
        "plain_http": profile.plain_http,
    }
    for name, value in optional.items():
        entry.pop(name, None)
        if value:
            entry[name] = value


def _profile(name: str, entry: object) -> Profile:
    values = entry if isinstance(entry, dict) else {}
    base_url, variable = values.get("base_url"), values.get("key_env")
    preset, ca_file = values.get("preset", ""), values.get("ca_file", "")
    if not isinstance(base_url, str) or not isinstance(variable, str | None):
        raise SettingError(words("errors", "A provider needs base_url and, for a key, key_env."))
    profile = checked_profile(
        name,
        base_url,
        variable,
        preset if isinstance(preset, str) else "",
        plain_http=values.get("plain_http") is True,
    )
    # Not checked here: a file that is away costs this provider its answers, not its entry. What is
    # no text becomes a path that leads nowhere, since certificates were to be checked against it.
    return replace(profile, ca_file=str(ca_file))


def _missing_ca_files(profiles: list[Profile]) -> list[Failure]:
    """Return what is wrong with the files that providers name."""
    problems = []
    for ca_file in dict.fromkeys(profile.ca_file for profile in profiles if profile.ca_file):
        try:
            check_ca_file(ca_file)
        except SettingError as error:
            problems.append(error.failure)
    return problems
