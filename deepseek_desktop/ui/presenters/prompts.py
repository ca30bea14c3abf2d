"""What happens when a person uses, writes or deletes a saved prompt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from deepseek_desktop.core.archive.prompts import SavedPrompts
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.prompt_template import (
    CLIPBOARD,
    SELECTION,
    SavedPrompt,
    filled,
    variables,
)
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.presenters.shelf import Shelf
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.composing.slashes import Slash

_HINT_LENGTH = 200


class Prompts(QObject):
    """Knows the saved prompts, and what was filled into them since the start of the app.

    `offered` has what a slash offers from now on.
    """

    offered = Signal(object)

    def __init__(self, kept: SavedPrompts, tasks: TaskScope, say: Callable[[str], None]) -> None:
        super().__init__()
        self._tasks = tasks
        self._shelf = Shelf(kept, tasks, say)
        self._actions: tuple[Slash, ...] = ()
        self._act: Callable[[str], None] = lambda _: None
        self._values: dict[str, str] = {}
        self._shelf.changed.connect(self._offer)

    @property
    def slashes(self) -> tuple[Slash, ...]:
        """What a slash offers: the prompts by their names, then the actions."""
        prompts = (Slash(p.name, p.text[:_HINT_LENGTH]) for p in self._shelf.all)
        return (*prompts, *self._actions)

    def offer_actions(self, actions: Sequence[Slash], act: Callable[[str], None]) -> None:
        """Offer actions as well, which are done by `act`, given their names."""
        self._actions = tuple(actions)
        self._act = act
        self._offer()

    def load(self) -> None:
        """Read the prompts from the archive."""
        self._shelf.load()

    def serve(self, composer: Composer, selection: Callable[[], str]) -> None:
        """Offer the prompts in a composer; `selection` gives what is selected beside it."""
        self.offered.connect(composer.offer_slashes)
        composer.offer_slashes(self.slashes)
        composer.slash_chosen.connect(lambda name: self._choose(name, composer, selection))

    def show_library(self, composer: Composer, selection: str) -> None:
        """Show the library over a composer's window; what is to be used goes into that."""
        self._tasks.start(self._show_library(composer, selection), name="prompt library")

    def _choose(self, name: str, composer: Composer, selection: Callable[[], str]) -> None:
        prompt = next((p for p in self._shelf.all if p.name == name), None)
        if prompt is not None:
            self._tasks.start(self._use(prompt, composer, selection()), name="prompt")
        else:
            self._act(name)

    async def _use(self, prompt: SavedPrompt, composer: Composer, selection: str) -> None:
        """Ask for what is to be filled in, and put the text into the composer."""
        from deepseek_desktop.ui.dialogs.prompt_values import (  # noqa: PLC0415 few need it
            PromptValuesDialog,
        )

        found = {SELECTION: selection, CLIPBOARD: QGuiApplication.clipboard().text()}
        given = {name: value for name, value in found.items() if value.strip()}
        wanted = [v for v in variables(prompt.text) if v.name not in given]
        if wanted:
            dialog = PromptValuesDialog(prompt.name, wanted, self._values, composer.window())
            if not await result_of(dialog):
                return
            given |= dialog.values
            self._values |= {n: v for n, v in dialog.values.items() if n not in found}
        if isValid(composer):  # else its tab was closed meanwhile
            composer.give_back(Question(filled(prompt.text, given)))

    async def _show_library(self, composer: Composer, selection: str) -> None:
        from deepseek_desktop.ui.dialogs.prompt_library import (  # noqa: PLC0415 few need it
            PromptLibraryDialog,
        )

        taken = [action.name for action in self._actions]
        dialog = PromptLibraryDialog(self._shelf.all, taken, composer.window())
        self._shelf.serve(dialog)
        if await result_of(dialog) and dialog.used is not None and isValid(composer):
            await self._use(dialog.used, composer, selection)

    def _offer(self) -> None:
        self.offered.emit(self.slashes)
