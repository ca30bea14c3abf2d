"""Puts the parts without a window together: the command line and the window stand on this."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.settings.keys import EnvironmentKeys
from deepseek_desktop.core.settings.store import Settings, SettingsStore
from deepseek_desktop.demo import DemoHost


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a person works with, ready to be used."""

    data_dir: Path
    store: SettingsStore
    settings: Settings
    archive: Archive
    providers: Providers

    @property
    def means(self) -> Means:
        """What the runs need."""
        return Means(self.archive, self.providers)


def default_data_dir() -> Path:
    """Return where this system keeps an app's data."""
    return user_data_path("deepseek-desktop", appauthor=False)


def settings_store(data_dir: Path) -> SettingsStore:
    """Return the settings of a data folder, which is made if it is not there."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(
            words(
                "errors",
                "The data folder {path} cannot be used: {reason}. Choose another with --data-dir.",
            ),
            path=str(data_dir),
            reason=error.strerror or type(error).__name__,
        ) from error
    return SettingsStore(data_dir / "settings.toml")


@asynccontextmanager
async def open_desk(
    data_dir: Path, environment: Mapping[str, str], *, demo_pace: float = 1.0
) -> AsyncIterator[Desk]:
    """Open the archive, the providers and the demo host; close them in the opposite order.

    Raises `SettingError` or `ArchiveError` when the folder or the archive cannot be used.
    """
    store = settings_store(data_dir)
    settings = store.load()
    keys = EnvironmentKeys(environment)
    async with DemoHost(asset("demo"), pace=demo_pace) as host:
        profiles = (Profile(DEMO_PROVIDER, host.base_url), *settings.providers)
        async with Providers(profiles, keys.key_for) as providers, Archive(data_dir) as archive:
            yield Desk(data_dir, store, settings, archive, providers)
