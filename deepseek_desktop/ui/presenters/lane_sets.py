"""What happens when a person uses, writes or deletes a set of lanes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.catalogue import Host
from deepseek_desktop.core.domain.draft import Draft
from deepseek_desktop.core.domain.lane_set import NAME_LIMIT, LaneSet, lane_set_of
from deepseek_desktop.core.providers.suggested_sets import (
    SuggestedSet,
    demo_cards,
    suggested_sets,
)
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models.commands import Commands, Entry
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.presenters.shelf import Shelf
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.lanes.sets_button import SetsButton

if TYPE_CHECKING:  # few need it, so the start does not wait for it
    from deepseek_desktop.ui.dialogs.book_dialog import BookDialog

translate = QCoreApplication.translate

Front = Callable[[], ConversationTab | None]


class _Sets(Shelf[LaneSet]):
    """Knows that new comparisons begin with one set at most."""

    @override
    def _keep(self, dialog: BookDialog[LaneSet], thing: LaneSet) -> None:
        if thing.begins:
            self._things = {n: replace(s, begins=False) for n, s in self._things.items()}
        super()._keep(dialog, thing)


class LaneSets(QObject):
    """Knows all sets; `opened` has the `Draft` of a new comparison that begins with one."""

    opened = Signal(object)

    def __init__(
        self,
        means: Means,
        providing: Providing,
        summaries: LibraryModel,
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._shelf = _Sets(means.archive.lane_sets, tasks, say)
        self._catalogue = means.catalogue
        self._providing = providing
        self._summaries = summaries
        self._tasks = tasks

    @property
    def first(self) -> Draft | None:
        """What a new comparison begins with, as a person chose it; None where they did not."""
        chosen = next((known for known in self._shelf.all if known.begins), None)
        return _begun_with(chosen) if chosen else None

    def serve(self, tab: ConversationTab) -> None:
        """Offer the sets behind the chips of a tab."""
        button = SetsButton()
        tab.asking.chips.add_widget(button)
        button.opening.connect(partial(self._offer_in, button))
        button.used.connect(lambda set_id: self._use(tab, self._shelf.get(set_id)))
        button.suggestion_used.connect(lambda number: self._use_suggested(tab, number))
        button.save_asked.connect(lambda: self._show(tab, self._present(tab)))
        button.manage_asked.connect(lambda: self._show(tab))

    def take_commands(self, commands: Commands, front: Front) -> None:
        """Let sets be found by what is typed, and read them from the archive."""

        def show() -> None:
            if tab := front():
                self._show(tab)

        commands.on("lane_sets", show)
        self._shelf.changed.connect(partial(self._offer, commands, front))
        self._shelf.changed.connect(
            partial(self._begin, front), Qt.ConnectionType.SingleShotConnection
        )
        self._shelf.load()

    def _begin(self, front: Front) -> None:
        """Let the first tab of a window begin as a person chose it, unless they began there."""
        tab, chosen = front(), self.first
        if tab is None or chosen is None or tab.state.is_running or not tab.is_untouched:
            return
        if tuple(choice.model for choice in tab.choices) == self._providing.demo_models:
            tab.arranging.take_set(chosen.lanes, chosen.settings)

    def _use(self, tab: ConversationTab, chosen: LaneSet | None) -> None:
        """Compare with a set: here, or in a new tab where the conversation has begun."""
        if chosen is None:
            return
        if tab.state.has_begun or tab.state.is_running:
            self.opened.emit(_begun_with(chosen))
        else:
            tab.arranging.take_set(chosen.lanes, chosen.settings)
            tab.composer.setFocus()

    def _use_suggested(self, tab: ConversationTab, number: int) -> None:
        suggested = self._suggested()[number]
        self._use(tab, lane_set_of("", "", suggested.lanes))

    def _offer_in(self, button: SetsButton) -> None:
        sets = [(known.id, known.name) for known in self._shelf.all]
        button.offer(sets, [_name(suggested) for suggested in self._suggested()])

    def _suggested(self) -> tuple[SuggestedSet, ...]:
        """Return the comparisons that what can be asked now is good for."""
        hosts = []
        for entry in self._providing.entries():
            if entry.can_be_asked and not entry.is_hidden:
                cards = demo_cards(c.id for c in entry.cards) if entry.is_demo else entry.cards
                hosts.append(Host(entry.profile, entry.title, cards))
        return suggested_sets(self._catalogue, hosts)

    def _present(self, tab: ConversationTab) -> LaneSet:
        """Return the lanes of a tab that are not hidden, as a set."""
        settings = tab.state.arrangement.settings
        lanes = [lane for lane in tab.choices if lane.id not in settings.hidden]
        models = [lane.model.rpartition("/")[2] for lane in lanes]
        return lane_set_of("", _joined(models)[:NAME_LIMIT], lanes, settings)

    def _show(self, tab: ConversationTab, draft: LaneSet | None = None) -> None:
        if tab.arranging.is_veiled():
            return
        from deepseek_desktop.ui.dialogs.lane_sets import (  # noqa: PLC0415 not needed at once
            LaneSetsDialog,
        )

        offered = self._providing.models(self._summaries.used_models)
        models = (*offered.favourites, *offered.others)
        dialog = LaneSetsDialog(self._shelf.all, models, self._present(tab).lanes, tab)
        dialog.offer_use(has_begun=tab.state.has_begun)
        if draft is not None:
            dialog.begin_with(draft)
        self._shelf.serve(dialog)

        async def show() -> None:
            if await result_of(dialog) and isValid(tab):
                self._use(tab, dialog.used)

        self._tasks.start(show(), name="lane sets")

    def _offer(self, commands: Commands, front: Front) -> None:
        """Let the palette find each set."""

        def use(set_id: str) -> None:
            if tab := front():
                self._use(tab, self._shelf.get(set_id))

        label, source = self.tr("Compare with: {name}"), "Compare with: {name}"
        deeds = []
        for known in self._shelf.all:
            said, english = (text.format(name=known.name) for text in (label, source))
            entry = Entry(f"set {known.id}", said, english, menu="", keys=(), is_enabled=True)
            deeds.append((entry, partial(use, known.id)))
        commands.offer("set", deeds)


def _begun_with(chosen: LaneSet) -> Draft:
    return Draft(uuid4().hex, Question(), lanes=chosen.lanes, settings=chosen.settings)


def _name(suggested: SuggestedSet) -> str:
    return translate("lane_sets", suggested.text).format(**suggested.facts)


def _joined(models: Sequence[str]) -> str:
    return " vs ".join(dict.fromkeys(filter(None, models)))
