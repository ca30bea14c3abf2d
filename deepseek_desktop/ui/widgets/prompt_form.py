"""The form in which a saved prompt is written."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.prompt_template import NAME_LIMIT, SavedPrompt
from deepseek_desktop.ui.widgets.book_form import BookForm
from deepseek_desktop.ui.widgets.texts import PlainLabel


class PromptForm(BookForm[SavedPrompt]):
    """Shows the name and the text of a prompt."""

    def __init__(self) -> None:
        super().__init__("prompt", NAME_LIMIT)
        self._name.setPlaceholderText(self.tr("for example: translate"))
        self._text = QPlainTextEdit()
        self._text.setObjectName("promptText")
        self._text.setTabChangesFocus(True)
        hint = PlainLabel("muted", self._hint())
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(_label(self.tr("&Name, typed behind a slash"), self._name))
        layout.addWidget(self._name)
        layout.addWidget(_label(self.tr("&Text"), self._text))
        layout.addWidget(self._text, stretch=1)
        layout.addWidget(hint)
        layout.addWidget(self._problem)
        self._text.textChanged.connect(self._note)

    @property
    @override
    def typed(self) -> tuple[str, ...]:
        return (self._name.text(), self._text.toPlainText())

    @property
    @override
    def written(self) -> SavedPrompt:
        return SavedPrompt(self._id, self._name.text(), self._text.toPlainText())

    @override
    def _fill(self, thing: SavedPrompt | None) -> None:
        self._text.setPlainText(thing.text if thing else "")

    def _hint(self) -> str:
        return self.tr(
            "{{name}} is asked for when the prompt is used, {{name=default}} as well, with "
            "something to begin with. {{selection}} is what is selected in the replies, "
            "{{clipboard}} what was copied last."
        )


def _label(text: str, field: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return label
