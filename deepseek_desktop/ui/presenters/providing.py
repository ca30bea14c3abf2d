"""What happens when a person adds, changes or removes a provider, and what a lane offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.catalogue import Host, ModelCard
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.runs.model_lists import ModelLists
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.ui.dialogs.asking import confirm, result_of
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.presenters.errands import Errands
from deepseek_desktop.ui.presenters.finding_out import FindingOut
from deepseek_desktop.ui.presenters.keeping_keys import KeepingKeys
from deepseek_desktop.ui.presenters.tidying import Tidying
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import provider_name, sentence

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.dialogs.providers import ProvidersDialog

translate = QCoreApplication.translate


class Providing:
    """Knows the providers and where they are stored; `own` are those the person added."""

    def __init__(
        self,
        means: Means,
        providers: Providers,
        lists: ModelLists,
        store: SettingsStore,
        keys: Keys,
        *,
        own: Iterable[Profile],
        tidying: Tidying,
        demo_models: Sequence[str],
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        self._providers = providers
        self._catalogue = means.catalogue
        self._store = store
        self._keys = keys
        self._own = {profile.name for profile in own}
        self._tidying = tidying
        self._demo_cards = tuple(ModelCard(model) for model in demo_models)
        self._tasks = tasks
        self._say = say
        self._finding_out = FindingOut(means, providers, lists)
        self._keeping_keys = KeepingKeys(keys, tasks)

    @property
    def demo_models(self) -> tuple[str, ...]:
        """The demo's models as PROVIDER/MODEL, the reasoning one first."""
        return tuple(f"{DEMO_PROVIDER}/{card.id}" for card in self._demo_cards)

    def models(self, used: Sequence[ModelRef]) -> Offered:
        """Return what to offer: favourites; the demo, what was used, what else can be asked now."""
        seen = [p for p in self._providers.profiles if not self._tidying.is_hidden(p.name)]
        known = {profile.name for profile in seen}
        before = [str(ref) for ref in used if ref.provider in known]
        ready = [p for p in seen if self._providers.has_key(p)]
        ready.sort(key=lambda p: self._tidying.place(self._entry(p)))
        listed = [f"{p.name}/{model}" for p in ready for model in self._known_models(p)]
        first = tuple(m for m in self._tidying.favourites if m.partition("/")[0] in known)
        others = dict.fromkeys((*self.demo_models, *before, *listed))
        return Offered(first, tuple(model for model in others if model not in first))

    def favour(self, model: str, *, is_favourite: bool) -> None:
        """Mark a model as a favourite, or mark it no more."""
        if problem := self._tidying.favour(model, is_favourite=is_favourite):
            self._say(problem)

    def _known_models(self, profile: Profile) -> Sequence[str]:
        """Return the models that are known; where there are none, a name to go on from."""
        # What nobody looked for on this machine is not offered.
        host = self._catalogue.host(profile.name)
        is_hidden = profile.name == DEMO_PROVIDER or (host is not None and host.profile.is_local)
        return self._entry(profile).models or ([] if is_hidden else [""])

    async def add(self, parent: QWidget, added: Callable[[Profile], None]) -> None:
        """Ask for a provider, store it, make it ready to be asked."""
        profile = await self._ask_for(parent)
        if profile is not None and (problem := self._keep(profile)):
            self._say(problem)
        elif profile is not None:
            added(profile)

    async def show(
        self,
        parent: QWidget,
        offered: Callable[[], None],
        chosen: str = "",
        *,
        wants_key: bool = False,
        finds: bool = False,
    ) -> None:
        """Show the providers until the dialog is closed; `offered` hears of what changed.

        One may be `chosen` from the start; with `wants_key` its key can be pasted at once, with
        `finds` servers on this machine are looked for at once.
        """
        from deepseek_desktop.ui.dialogs.providers import ProvidersDialog  # noqa: PLC0415 not needed at once

        dialog = ProvidersDialog(parent)
        errands = Errands(dialog, self._tasks)
        look, start = self._finding_out, errands.start

        def renew(chosen: str = "") -> None:
            dialog.show_entries(self.entries(), chosen)
            offered()

        dialog.stop_asked.connect(lambda: errands.stop("check"))
        dialog.stop_asked.connect(lambda: errands.stop("fetch"))
        dialog.check_asked.connect(lambda asks: start(look.check(dialog, asks=asks), name="check"))
        dialog.fetch_asked.connect(lambda: start(look.fetch(dialog, renew), name="fetch"))
        dialog.find_asked.connect(lambda: start(look.find(dialog, renew), name="find"))
        dialog.add_asked.connect(lambda: errands.start(self._add_to(dialog, renew), name="ask"))
        dialog.change_asked.connect(lambda: errands.start(self._change(dialog, renew), name="ask"))
        dialog.remove_asked.connect(lambda: errands.start(self._remove(dialog, renew), name="ask"))
        self._tidying.serve(dialog, self.entries, renew)
        self._keeping_keys.serve(dialog, errands, self._providers.profiles, renew)
        dialog.show_entries(self.entries(), chosen)
        if wants_key:
            dialog.focus_key()
        if finds:
            dialog.find_asked.emit()
        await result_of(dialog)

    async def _add_to(self, dialog: ProvidersDialog, renew: Callable[[str], None]) -> None:
        chosen = dialog.chosen
        preset = chosen.name if chosen is not None and not chosen.has_address else ""
        await self._take(dialog, await self._ask_for(dialog, preset=preset), renew)

    async def _change(self, dialog: ProvidersDialog, renew: Callable[[str], None]) -> None:
        if (chosen := dialog.chosen) is not None:
            profile = await self._ask_for(dialog, changed=chosen.profile)
            await self._take(dialog, profile, renew, chosen.profile)

    async def _take(
        self,
        dialog: ProvidersDialog,
        profile: Profile | None,
        renew: Callable[[str], None],
        before: Profile | None = None,
    ) -> None:
        if profile is None:
            return
        if problem := self._keep(profile):
            dialog.show_outcome(problem, is_problem=True)
            return
        renew(profile.name)
        text = translate("providing", "{name} is kept. Choose it in a new lane: {name}/MODEL")
        dialog.show_outcome(text.format(name=profile.name))
        if before is not None:
            await self._finding_out.forget_list(before, profile)
            if lost := await self._keeping_keys.forget_moved(before, profile):
                renew(profile.name)
                dialog.show_key_told(lost, is_problem=True)

    async def _remove(self, dialog: ProvidersDialog, renew: Callable[[str], None]) -> None:
        if (chosen := dialog.chosen) is None:
            return
        name, profile = chosen.name, chosen.profile
        question = translate("providing", "Remove {name}? What it said stays in the archive.")
        yes = translate("providing", "Remove")
        if not await confirm(dialog, yes, question.format(name=name), yes):
            return
        try:
            self._store.remove_provider(name)
        except SettingError as error:
            dialog.show_outcome(sentence(error.failure), is_problem=True)
            return
        self._own.discard(name)
        self._tidying.forget(name)
        self._catalogue.forget(name)
        await self._finding_out.forget_list(profile, None)
        self._providers.remove(name)
        if (known := self._catalogue.host(name)) and known.profile.base_url:
            self._providers.add(known.profile)  # it stood in the place of a known host
        unforgotten = await self._keeping_keys.forget_of_removed(profile, self._providers.profiles)
        renew("")
        text = translate("providing", "{name} is removed. What it said stays in the archive.")
        told = " ".join(part for part in (text.format(name=name), unforgotten) if part)
        dialog.show_outcome(told, is_problem=bool(unforgotten))

    async def _ask_for(
        self, parent: QWidget, *, preset: str = "", changed: Profile | None = None
    ) -> Profile | None:
        from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog  # noqa: PLC0415 not needed at once

        dialog = AddProviderDialog(
            parent, hosts=self._presets(), preset=preset, changed=changed, taken=self._own
        )
        errands = Errands(dialog, self._tasks)
        dialog.retyped.connect(lambda: errands.stop("test"))
        dialog.test_asked.connect(
            lambda profile: errands.start(self._finding_out.test(dialog, profile), name="test")
        )
        return dialog.profile if await result_of(dialog) else None

    def _keep(self, profile: Profile) -> str:
        """Store a provider and make it ready to be asked; return why it cannot be kept."""
        try:
            self._store.save_provider(profile)
        except SettingError as error:
            return sentence(error.failure)
        self._own.add(profile.name)
        self._providers.add(self._catalogue.fit(profile))
        return ""

    def _presets(self) -> list[Host]:
        return [h for h in self._catalogue.hosts if h.profile.base_url or h.addresses]

    def entries(self) -> list[ProviderEntry]:
        """Return the demo, what the person added or put in order, then known hosts by title."""
        profiles = self._providers.profiles
        there = {profile.name for profile in profiles}
        others = [h.profile for h in self._presets() if h.profile.name not in there]
        return sorted(map(self._entry, (*profiles, *others)), key=self._tidying.place)

    def _entry(self, profile: Profile) -> ProviderEntry:
        host = self._catalogue.host(profile.name)
        is_demo = profile.name == DEMO_PROVIDER
        trouble = self._keys.trouble(profile)
        return ProviderEntry(
            profile,
            title=host.title if host and not is_demo else provider_name(profile.name),
            is_own=profile.name in self._own,
            is_hidden=self._tidying.is_hidden(profile.name),
            key=self._keys.state(profile),
            key_problem=self._providers.key_problem(profile),
            key_trouble=trouble.failure if trouble else None,
            is_key_kept=self._keys.is_kept(profile),
            cards=self._demo_cards if is_demo else host.models if host else (),
            notes=host.notes if host else (),
        )
