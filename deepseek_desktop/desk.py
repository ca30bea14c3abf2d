"""Puts the parts without a window together: the command line and the window stand on this."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_data_path

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.catalogue import read_catalogue
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
    catalogue: Catalogue

    @property
    def means(self) -> Means:
        """What the runs need."""
        return Means(self.archive, self.providers, catalogue=self.catalogue)


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


def read_hosts(data_dir: Path) -> tuple[Catalogue, tuple[Failure, ...]]:
    """Return the catalogue, the person's own rows in the place of ours, and what is wrong in it."""
    return read_catalogue((asset("catalogue"), data_dir / "catalogue"))


def all_profiles(added: Iterable[Profile], catalogue: Catalogue) -> tuple[Profile, ...]:
    """Return what a person added, then what we know; what they added has the last word."""
    known = {host.profile.name: host.profile for host in catalogue.hosts}
    own = {profile.name: profile for profile in added}
    return tuple({**own, **known, **own}.values())


@asynccontextmanager
async def open_desk(
    data_dir: Path, environment: Mapping[str, str], *, demo_pace: float = 1.0
) -> AsyncIterator[Desk]:
    """Open the archive, the providers and the demo host; close them in the opposite order.

    Raises `SettingError` or `ArchiveError` when the folder or the archive cannot be used.
    """
    store = settings_store(data_dir)
    catalogue, problems = read_hosts(data_dir)
    settings = store.load()
    settings = replace(settings, problems=(*settings.problems, *problems))
    keys = EnvironmentKeys(environment)
    async with DemoHost(asset("demo"), pace=demo_pace) as host:
        profiles = (
            Profile(DEMO_PROVIDER, host.base_url),
            *all_profiles(settings.providers, catalogue),
        )
        async with Providers(profiles, keys.key_for) as providers, Archive(data_dir) as archive:
            yield Desk(data_dir, store, settings, archive, providers, catalogue)
