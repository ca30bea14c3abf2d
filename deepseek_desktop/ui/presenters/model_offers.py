"""Which models a person can choose from, and what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.same_model import same_elsewhere
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.models.model_entries import ModelEntry, Section, facts_line
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.presenters.providing import Providing


class ModelOffers:
    """Puts together favourites, the same model at other hosts, and what else can be asked."""

    def __init__(
        self,
        catalogue: Catalogue,
        providing: Providing,
        summaries: LibraryModel,
        now: Callable[[], datetime],
    ) -> None:
        self._catalogue = catalogue
        self._providing = providing
        self._summaries = summaries
        self._now = now

    @property
    def offered(self) -> Offered:
        """What a lane offers."""
        return self._providing.models(self._summaries.used_models)

    def for_change(self, current: str) -> list[ModelEntry]:
        """Return what may answer in the place of `current`: the favourites first."""
        favourites, same, others = self._sections(current)
        return self._entries(current, (*favourites, *same, *others))

    def for_retry(self, failed: ModelRef) -> list[ModelEntry]:
        """Return what may give a reply instead of `failed`: the same model elsewhere first."""
        favourites, same, others = self._sections(str(failed))
        offers = (*same, *favourites, *others)
        return self._entries("", [(ref, why) for ref, why in offers if ref != failed])

    def _sections(self, current: str) -> tuple[list[tuple[ModelRef, Section]], ...]:
        offered = self.offered
        provider, _, model = current.strip().partition("/")
        able = {e.name: e.can_be_asked for e in self._providing.entries() if not e.is_hidden}
        same = same_elsewhere(self._catalogue, able, ModelRef(provider, model)) if model else ()
        # What cannot be asked before a key is given stands behind what can.
        same = tuple(sorted(same, key=lambda ref: not able[ref.provider]))
        return (
            [(ref, Section.FAVOURITE) for ref in _refs(offered.favourites)],
            [(ref, Section.SAME) for ref in same],
            [(ref, Section.OTHER) for ref in _refs(offered.others)],
        )

    def _entries(
        self, current: str, offers: Iterable[tuple[ModelRef, Section]]
    ) -> list[ModelEntry]:
        entries: dict[ModelRef, ModelEntry] = {}
        able = {e.name: e.can_be_asked for e in self._providing.entries()}
        for ref, section in offers:
            if ref not in entries:
                facts = facts_line(
                    ref,
                    self._catalogue.card_asked(ref.provider, ref.model),
                    self._now(),
                    lacks_key=not able.get(ref.provider, False),
                    is_current=str(ref) == current.strip(),
                )
                entries[ref] = ModelEntry(ref, section, facts)
        return list(entries.values())


def _refs(texts: Iterable[str]) -> list[ModelRef]:
    pairs = (text.partition("/") for text in texts)
    return [ModelRef(provider, model) for provider, _, model in pairs if provider and model]
