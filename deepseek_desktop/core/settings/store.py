"""What a person chose, in one TOML file that they may edit themselves."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any

from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.files import write_atomically
from deepseek_desktop.core.domain.profile import Profile, checked_profile
from deepseek_desktop.core.domain.words import words

log = logging.getLogger(__name__)


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as they were read; what could not be used is in `problems`."""

    theme: Theme = Theme.SYSTEM
    providers: tuple[Profile, ...] = ()
    problems: tuple[Failure, ...] = ()


class SettingsStore:
    """Reads and writes the settings file; what it does not know in there it leaves alone."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Return the settings; a bad value falls back alone, a damaged file is kept beside."""
        try:
            raw = tomllib.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return Settings()
        except OSError:
            # It may be whole and only out of reach for now: it stays where it is.
            return Settings(problems=(SettingError(_UNREADABLE, path=str(self._path)).failure,))
        except (ValueError, RecursionError) as error:
            return Settings(problems=(self._set_aside(error),))
        return _read(raw)

    def save_theme(self, theme: Theme) -> None:
        """Store the chosen theme."""

        def change(document: MutableMapping[str, Any]) -> None:
            document["theme"] = theme.value

        self._change(change)

    def save_provider(self, profile: Profile) -> None:
        """Store a provider: its address and the name of its key's variable, never a key."""

        def change(document: MutableMapping[str, Any]) -> None:
            providers = document.setdefault("providers", {})
            entry = providers.get(profile.name, {})
            entry["base_url"] = profile.base_url
            for name, value in (("key_env", profile.key_variable), ("preset", profile.preset)):
                entry.pop(name, None)
                if value:
                    entry[name] = value
            # Put in as a whole: tomlkit forgets what is done to a table in a scattered parent.
            providers[profile.name] = entry

        self._change(change)

    def remove_provider(self, name: str) -> None:
        """Remove a provider; raise `SettingError` if there is none of this name."""

        def change(document: MutableMapping[str, Any]) -> None:
            if document.get("providers", {}).pop(name, None) is None:
                raise SettingError(
                    words("errors", "There is no provider named “{provider}”."), provider=name
                )

        self._change(change)

    def key_places(self) -> Mapping[str, str]:
        """Return which keys are in which key store, by account; there are no keys in here."""
        try:
            places = tomllib.loads(self._path.read_text("utf-8")).get("keys", {})
        except (OSError, ValueError, RecursionError):
            return {}
        known = places.items() if isinstance(places, dict) else ()
        return {account: store for account, store in known if isinstance(store, str)}

    def save_key_place(self, account: str, store: str | None) -> None:
        """Note in which key store a key is; None that it is nowhere any more."""

        def change(document: MutableMapping[str, Any]) -> None:
            keys = document.setdefault("keys", {})
            keys.pop(account, None)
            if store is not None:
                keys[account] = store
            if not keys:
                del document["keys"]

        self._change(change)

    def _change(self, change: Callable[[MutableMapping[str, Any]], None]) -> None:
        """Change the file as it is now, keeping what a person wrote and what we do not know."""
        import tomlkit  # noqa: PLC0415 only a change needs it, and it is slow to import

        try:
            text = self._path.read_text("utf-8") if self._path.exists() else ""
            document = tomlkit.parse(text)
            change(document)
            write_atomically(self._path, tomlkit.dumps(document))
        except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise SettingError(
                words("errors", "The settings could not be written to {path}: {reason}."),
                path=str(self._path),
                reason=getattr(error, "strerror", None) or "the file there is damaged",
            ) from error

    def _set_aside(self, error: Exception) -> Failure:
        log.info("The settings file cannot be read: %s", type(error).__name__)
        taken = (self._path.with_name(f"{self._path.name}.bad-{n}") for n in count(1))
        kept = next(path for path in taken if not path.exists())
        try:
            self._path.replace(kept)
        except OSError:
            return SettingError(_UNREADABLE, path=str(self._path)).failure
        return SettingError(_SET_ASIDE, path=str(kept)).failure


def _read(raw: Mapping[str, Any]) -> Settings:
    settings = Settings()
    problems: list[Failure] = []
    if "theme" in raw:
        try:
            settings = replace(settings, theme=Theme(raw["theme"]))
        except ValueError:
            problems.append(SettingError(_BAD_VALUE, name="theme").failure)
    entries = raw.get("providers", {})
    if not isinstance(entries, dict):
        problems.append(SettingError(_BAD_VALUE, name="providers").failure)
        entries = {}
    profiles: list[Profile] = []
    for name, entry in entries.items():
        try:
            profiles.append(_profile(name, entry))
        except SettingError as error:
            shown = "".join(c if c.isprintable() else "·" for c in name)[:60]
            problems.append(SettingError(_BAD_VALUE, name=f"providers.{shown}").failure)
            problems.append(error.failure)
    return replace(settings, providers=tuple(profiles), problems=tuple(problems))


def _profile(name: str, entry: object) -> Profile:
    values = entry if isinstance(entry, dict) else {}
    base_url, variable = values.get("base_url"), values.get("key_env")
    preset = values.get("preset", "")
    if not isinstance(base_url, str) or not isinstance(variable, str | None):
        raise SettingError(words("errors", "A provider needs base_url and, for a key, key_env."))
    return checked_profile(name, base_url, variable, preset if isinstance(preset, str) else "")


_BAD_VALUE = words("errors", "The setting “{name}” is not usable and was left out.")
_SET_ASIDE = words(
    "errors",
    "The settings file was damaged. It is kept as {path}; the app starts with defaults.",
)
_UNREADABLE = words(
    "errors",
    "The settings file {path} cannot be read; the app starts with defaults.",
)
