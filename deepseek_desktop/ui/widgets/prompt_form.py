"""The form in which a saved prompt is written."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.prompt_template import NAME_LIMIT, SavedPrompt
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import plain_label


class PromptForm(QWidget):
    """Shows the name and the text of a prompt; `changed` says that either was edited."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = LineField()
        self._name.setObjectName("promptName")
        self._name.setMaxLength(NAME_LIMIT + 1)
        self._name.setPlaceholderText(self.tr("for example: translate"))
        self._text = QPlainTextEdit()
        self._text.setObjectName("promptText")
        self._text.setTabChangesFocus(True)
        self._problem = plain_label("danger")
        self._problem.setObjectName("promptProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        hint = plain_label("muted", self._hint())
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
        self._name.textChanged.connect(self._note)
        self._text.textChanged.connect(self._note)

    @property
    def name(self) -> str:
        """The name as it is typed."""
        return self._name.text()

    @property
    def text(self) -> str:
        """The text as it is typed."""
        return self._text.toPlainText()

    def show_prompt(self, prompt: SavedPrompt | None) -> None:
        """Show a prompt to be edited, or none."""
        with QSignalBlocker(self):
            self._name.setText(prompt.name if prompt else "")
            self._text.setPlainText(prompt.text if prompt else "")
        self._problem.hide()
        self.setEnabled(prompt is not None)

    def show_problem(self, text: str) -> None:
        """Tell why it cannot be kept as it is."""
        self._problem.setText(text)
        self._problem.show()

    def begin(self) -> None:
        """Let a person write the name anew."""
        self._name.setFocus()
        self._name.selectAll()

    def _note(self) -> None:
        self._problem.hide()
        self.changed.emit()

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
