"""The prompts that a person keeps: found, written, copied, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.prompt_book import PromptBook
from deepseek_desktop.core.domain.prompt_template import SavedPrompt
from deepseek_desktop.ui.dialogs.book_dialog import BookDialog, BookWords
from deepseek_desktop.ui.widgets.book_list import Row
from deepseek_desktop.ui.widgets.prompt_form import PromptForm

_ABOUT_LENGTH = 120


class PromptLibraryDialog(BookDialog[SavedPrompt]):
    """Shows prompts; `taken` are names that actions have."""

    def __init__(
        self, prompts: Sequence[SavedPrompt], taken: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(PromptBook(prompts, taken), PromptForm(), parent)
        self.setObjectName("promptLibrary")
        self.setWindowTitle(self.tr("Prompt library"))

    @override
    def _say(self) -> BookWords:
        return BookWords(
            kind="prompt",
            listed=self.tr("Prompts"),
            find=self.tr("Find a prompt"),
            none_yet=self.tr("No prompt yet. One is brought into a question by its name."),
            use=self.tr("Inse&rt"),
        )

    @override
    def _row(self, thing: SavedPrompt) -> Row:
        return Row(thing.id, f"/{thing.name}", " ".join(thing.text[:_ABOUT_LENGTH].split()))

    @override
    def _blank(self) -> SavedPrompt:
        return SavedPrompt("", self.tr("new-prompt"), "")
