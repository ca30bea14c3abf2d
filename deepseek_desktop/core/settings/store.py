"""What a person chose, in one TOML file that they may edit themselves."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable, Mapping, MutableMapping
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from msgspec import Struct, field

from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.files import write_atomically
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.settings.about import Value
from deepseek_desktop.core.settings.housekeeping import (
    Housekeeping,
    check_room,
    is_only_housekeeping,
    put_hidden,
    put_names,
    read_housekeeping,
)
from deepseek_desktop.core.settings.provider_entries import put_profile, read_profiles
from deepseek_desktop.core.settings.reading_chosen import read_chosen
from deepseek_desktop.core.settings.schema import DEFAULTS, Chosen
from deepseek_desktop.core.settings.shortcut_entries import put_shortcuts, read_shortcuts

log = logging.getLogger(__name__)

_PATIENCE_S = 1.0


class Settings(Struct, frozen=True):
    """The settings file as it was read; what could not be used is in `problems`."""

    chosen: Chosen = DEFAULTS
    providers: tuple[Profile, ...] = ()
    housekeeping: Housekeeping = field(default_factory=Housekeeping)
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Failure, ...] = ()


class SettingsStore:
    """Reads and writes the settings file; what it does not know in there it leaves alone."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def folder(self) -> Path:
        """Where the file is."""
        return self._path.parent

    def peek(self) -> Chosen:
        """Return what was chosen, as far as it can be read; tell and move nothing."""
        try:
            return read_chosen(tomllib.loads(self._path.read_text("utf-8")))[0]
        except (OSError, ValueError, RecursionError):
            return DEFAULTS

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

    def save_value(self, name: str, value: Value) -> None:
        """Store the value of one setting."""

        def change(document: MutableMapping[str, Any]) -> None:
            document[name] = value.value if isinstance(value, Enum) else value

        self._change(change)

    def save_provider(self, profile: Profile) -> None:
        """Store a provider: its address and the name of its key's variable, never a key."""

        def change(document: MutableMapping[str, Any]) -> None:
            providers = document.setdefault("providers", {})
            check_room(providers, profile.name)
            entry = providers.get(profile.name, {})
            put_profile(entry, profile)
            # Put in as a whole: tomlkit forgets what is done to a table in a scattered parent.
            providers[profile.name] = entry

        self._change(change)

    def remove_provider(self, name: str) -> None:
        """Remove a provider; raise `SettingError` if there is none of this name."""

        def change(document: MutableMapping[str, Any]) -> None:
            entry = document.get("providers", {}).pop(name, None)
            if entry is None or is_only_housekeeping(entry):
                raise SettingError(
                    words("errors", "There is no provider named “{provider}”."), provider=name
                )

        self._change(change)

    def save_hidden(self, name: str, *, is_hidden: bool) -> None:
        """Store whether a provider is put away."""
        self._change(lambda document: put_hidden(document, name, is_hidden=is_hidden))

    def save_order(self, names: tuple[str, ...]) -> None:
        """Store in which order providers are listed."""
        self._change(lambda document: put_names(document, "order", names))

    def save_favourites(self, models: tuple[str, ...]) -> None:
        """Store which models come first, as PROVIDER/MODEL."""
        self._change(lambda document: put_names(document, "favourites", models))

    def save_shortcuts(self, chosen: Mapping[str, str | None]) -> None:
        """Store keys by command; None for those that nobody chose."""
        self._change(lambda document: put_shortcuts(document, chosen))

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
            path = self._path.resolve()  # through a link, as people who share their settings have
            with self._locked():
                text = path.read_text("utf-8") if path.exists() else ""
                document = tomlkit.parse(text)
                change(document)
                write_atomically(path, tomlkit.dumps(document))
        except Timeout as error:
            raise SettingError(_BUSY, path=str(self._path)) from error
        except (OSError, ValueError, TypeError, AttributeError, RuntimeError) as error:
            raise SettingError(
                words("errors", "The settings could not be written to {path}: {reason}."),
                path=str(self._path),
                reason=getattr(error, "strerror", None) or "the file there is damaged",
            ) from error

    def _locked(self) -> FileLock:
        """Keep other processes from changing the file between our reading and writing."""
        # The lock would make a folder that is not there.
        self._path.parent.stat()
        lock = self._path.with_name(f"{self._path.name}.lock")
        return FileLock(lock, timeout=_PATIENCE_S, mode=0o600, poll_interval=0.01)

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
    chosen, problems = read_chosen(raw)
    housekeeping, misread = read_housekeeping(raw)
    profiles, unusable = read_profiles(raw.get("providers", {}))
    shortcuts, unreadable = read_shortcuts(raw.get("shortcuts", {}))
    problems += [*misread, *unusable, *unreadable]
    return Settings(chosen, profiles, housekeeping, shortcuts, tuple(problems))


_SET_ASIDE = words(
    "errors",
    "The settings file was damaged. It is kept as {path}; the app starts with defaults.",
)
_BUSY = words(
    "errors",
    "The settings in {path} are just being changed by another window. Try again in a moment.",
)
_UNREADABLE = words(
    "errors",
    "The settings file {path} cannot be read; the app starts with defaults.",
)
