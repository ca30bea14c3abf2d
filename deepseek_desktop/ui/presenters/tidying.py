"""What happens when a person puts providers in order or away, and marks models as favourites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER
from deepseek_desktop.core.settings.housekeeping import Housekeeping
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.dialogs.providers import ProvidersDialog


class Tidying:
    """Knows how things are kept, and stores each change; returns why one could not be stored."""

    def __init__(self, store: SettingsStore, housekeeping: Housekeeping) -> None:
        self._store = store
        self._kept = housekeeping

    @property
    def favourites(self) -> tuple[str, ...]:
        """The favourites as PROVIDER/MODEL, the one marked last at the end."""
        return self._kept.favourites

    def is_hidden(self, provider: str) -> bool:
        """Whether a provider is put away."""
        return provider in self._kept.hidden and provider != DEMO_PROVIDER

    def place(self, entry: ProviderEntry) -> tuple[int, int, str]:
        """Return where a provider stands: the demo, what is new, what was put in order, others."""
        title = entry.title.casefold()
        if entry.is_demo:
            return 0, 0, title
        if entry.name in self._kept.order:
            return 2, self._kept.order.index(entry.name), title
        return (1 if entry.is_own else 3), 0, title

    def serve(
        self,
        dialog: ProvidersDialog,
        entries: Callable[[], Sequence[ProviderEntry]],
        renew: Callable[[str], None],
    ) -> None:
        """Do what is wanted of the provider that a dialog shows, then let it show what is so."""

        def move(place: str) -> None:
            if (chosen := dialog.chosen) is not None:
                problem = self.move([entry.name for entry in entries()], chosen.name, place)
                tell(problem, chosen.name)

        def hide(is_hidden: bool) -> None:
            if (chosen := dialog.chosen) is not None:
                following = dialog.neighbour if is_hidden else chosen.name
                problem = self.hide(chosen.name, is_hidden=is_hidden)
                tell(problem, chosen.name if problem else following)

        def tell(problem: str, following: str) -> None:
            renew(following)
            if problem:
                dialog.show_outcome(problem, is_problem=True)

        dialog.move_asked.connect(move)
        dialog.hide_asked.connect(hide)

    def move(self, names: Sequence[str], name: str, place: str) -> str:
        """Put a provider where another one of `names` stands."""
        order = [n for n in names if n != DEMO_PROVIDER]
        if name not in order or place not in order:
            return ""
        target = order.index(place)
        order.remove(name)
        order.insert(target, name)
        try:
            self._store.save_order(tuple(order))
        except SettingError as error:
            return sentence(error.failure)
        self._kept = replace(self._kept, order=tuple(order))
        return ""

    def hide(self, name: str, *, is_hidden: bool) -> str:
        """Put a provider away, or take it out again."""
        try:
            self._store.save_hidden(name, is_hidden=is_hidden)
        except SettingError as error:
            return sentence(error.failure)
        hidden = self._kept.hidden | {name} if is_hidden else self._kept.hidden - {name}
        self._kept = replace(self._kept, hidden=hidden)
        return ""

    def favour(self, model: str, *, is_favourite: bool) -> str:
        """Mark a model as a favourite, or mark it no more."""
        others = tuple(known for known in self._kept.favourites if known != model)
        favourites = (*others, model) if is_favourite else others
        try:
            self._store.save_favourites(favourites)
        except SettingError as error:
            return sentence(error.failure)
        self._kept = replace(self._kept, favourites=favourites)
        return ""

    def forget(self, name: str) -> None:
        """Know nothing more of a provider that was removed."""
        self._kept = replace(self._kept, hidden=self._kept.hidden - {name})
