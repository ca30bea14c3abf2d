"""Puts the parts without a window together: the command line and the window stand on this."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, closing
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from platformdirs import user_data_path

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.dialect import Dialect, Rule
from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.parameters import BY_NAME
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.catalogue import HostFiles, read_catalogue, read_files
from deepseek_desktop.core.providers.listed import forget_listed
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.model_lists import ModelLists
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.core.settings.secret_store import SecretStore, open_store
from deepseek_desktop.core.settings.store import Settings, SettingsStore
from deepseek_desktop.demo import DemoHost
from deepseek_desktop.log_file import logging_to

_LISTED = "listed"
_SETTINGS = "settings.toml"

_DEMO_TAKES = {"thinking", "max_tokens", "stream"}
_DEMO_DIALECT = Dialect(
    thinking_on={"thinking": {"type": "enabled"}}, thinking_off={"thinking": {"type": "disabled"}}
)
_DEMO_RULES = (
    # Its answers were written once; nothing that shapes a model's words can change them.
    Rule(no_effect=tuple(name for name in BY_NAME if name not in _DEMO_TAKES)),
    Rule(("demo-v3",), thinks=False, no_effect=("thinking",)),
    Rule(("demo-r1",), thinks=True),
)


class Desk(Struct, frozen=True):
    """Everything a person works with, ready to be used."""

    data_dir: Path
    store: SettingsStore
    settings: Settings
    archive: Archive
    providers: Providers
    catalogue: Catalogue
    model_lists: ModelLists
    keys: Keys

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
    return SettingsStore(data_dir / _SETTINGS)


def peeked(data_dir: Path) -> Chosen:
    """Return what a person chose; nothing is told or made, there is no window yet."""
    return SettingsStore(data_dir / _SETTINGS).peek()


def read_hosts(data_dir: Path) -> tuple[Catalogue, tuple[Failure, ...]]:
    """Return the catalogue: ours, what hosts listed, the person's own rows; and what is wrong."""
    folders = (_shipped_hosts(), data_dir / _LISTED, data_dir / "catalogue")
    return read_catalogue(folders, asset("families"))


@cache
def _shipped_hosts() -> HostFiles:
    """Return what ships: it stays as it is, while the lists of hosts are read again and again."""
    return read_files(asset("catalogue"))


def forget_models(data_dir: Path, provider: str) -> None:
    """Forget the list of models that a provider gave."""
    forget_listed(data_dir / _LISTED, provider)


def all_profiles(added: Iterable[Profile], catalogue: Catalogue) -> tuple[Profile, ...]:
    """Return what a person added, then what we know; what they added has the last word."""
    own = {profile.name: catalogue.fit(profile) for profile in added}
    known = {h.profile.name: h.profile for h in catalogue.hosts if h.profile.base_url}
    return tuple({**own, **known, **own}.values())


@asynccontextmanager
async def open_desk(
    data_dir: Path,
    environment: Mapping[str, str],
    *,
    demo_pace: float = 1.0,
    open_keys: Callable[[], SecretStore] = open_store,
) -> AsyncIterator[Desk]:
    """Open the archive, the providers and the demo host; close them in the opposite order.

    Raises `SettingError` or `ArchiveError` when the folder or the archive cannot be used.
    """
    store = settings_store(data_dir)
    keys = Keys(environment, store, open_keys)
    with closing(keys), logging_to(data_dir, keys.known):
        catalogue, problems = read_hosts(data_dir)
        settings = store.load()
        settings = replace(settings, problems=(*settings.problems, *problems))
        async with DemoHost(asset("demo"), pace=demo_pace) as host:
            profiles = (
                Profile(DEMO_PROVIDER, host.base_url, dialect=_DEMO_DIALECT, rules=_DEMO_RULES),
                *all_profiles(settings.providers, catalogue),
            )
            async with (
                Providers(profiles, keys.key_for, keys.load) as providers,
                Archive(data_dir) as archive,
            ):
                providers.idle_limit_s = settings.chosen.idle_limit_min * 60.0
                providers.proxy = settings.chosen.proxying
                lists = ModelLists(
                    data_dir / _LISTED, catalogue, providers, lambda: read_hosts(data_dir)[0]
                )
                yield Desk(data_dir, store, settings, archive, providers, catalogue, lists, keys)
