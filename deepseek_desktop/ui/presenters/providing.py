"""What happens when a person adds a provider, and which models a new lane offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.wording import sentence


class Providing:
    """Knows the providers and where they are stored."""

    def __init__(
        self,
        providers: Providers,
        store: SettingsStore,
        demo_models: Sequence[str],
        catalogue: Catalogue,
        say: Callable[[str], None],
    ) -> None:
        self._providers = providers
        self._store = store
        self._demo_models = tuple(f"{DEMO_PROVIDER}/{model}" for model in demo_models)
        self._catalogue = catalogue
        self._say = say

    @property
    def demo_models(self) -> tuple[str, ...]:
        """The demo's models as PROVIDER/MODEL, the reasoning one first."""
        return self._demo_models

    def models(self, used: Sequence[Summary]) -> tuple[str, ...]:
        """Return what to offer: the demo, what was used before, what else can be asked now."""
        known = {profile.name for profile in self._providers.profiles}
        before = [str(m) for s in used for m in s.models if m.provider in known]
        ready = [p for p in self._providers.profiles if self._providers.has_key(p)]
        listed = [f"{p.name}/{model}" for p in ready for model in self._known_models(p.name)]
        return tuple(dict.fromkeys((*self._demo_models, *before, *listed)))

    def _known_models(self, provider: str) -> Sequence[str]:
        """Return the models that the catalogue lists; where it has none, a name to go on from."""
        host = self._catalogue.host(provider)
        cards = host.models if host else ()
        names = [card.id for card in cards if card.status not in {"retired", "deprecated"}]
        return names or ([] if provider == DEMO_PROVIDER else [""])

    async def add(self, parent: QWidget, added: Callable[[Profile], None]) -> None:
        """Ask for a provider, store it, make it ready to be asked."""
        dialog = AddProviderDialog(parent)
        if not await result_of(dialog) or dialog.profile is None:
            return
        profile = dialog.profile
        try:
            self._store.save_provider(profile)
        except SettingError as error:
            self._say(sentence(error.failure))
            return
        self._providers.add(profile)
        added(profile)
