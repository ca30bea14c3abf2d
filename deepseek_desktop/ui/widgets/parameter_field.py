"""One parameter to be set: its name, a field that fits its kind, and what to know about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.parameter_values import Kind, Parameter, read_value, value_text
from deepseek_desktop.ui.details import effect_text, parameter_label, translate
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role
from deepseek_desktop.ui.wording import sentence

_LINES = 3


class ParameterField(QWidget):
    """Left empty, a parameter is the host's to choose."""

    changed = Signal()

    def __init__(self, parameter: Parameter) -> None:
        super().__init__()
        self.parameter = parameter
        self._edit = self._make_edit()
        self._edit.setObjectName(f"parameter-{parameter.name}")
        self._edit.setAccessibleName(parameter_label(parameter.name))
        self._edit.setToolTip(translate("parameters", parameter.help).replace("<", "‹"))
        self._note = PlainLabel("muted")
        self._note.setObjectName(f"note-{parameter.name}")
        self._note.setWordWrap(True)
        self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._edit)
        layout.addWidget(self._note)

    @property
    def text(self) -> str:
        """What was typed or chosen; empty leaves it to the host."""
        if isinstance(self._edit, QComboBox):
            return str(self._edit.currentData())
        if isinstance(self._edit, QLineEdit):
            return self._edit.text().strip()
        return self._edit.toPlainText().strip("\n")

    @property
    def is_idle(self) -> bool:
        """Whether nothing is set here, and nothing that could be would have an effect."""
        return not self._edit.isEnabled()

    def value(self) -> object | None:
        """Return what was set, None where nothing was; raise `SettingError` for nonsense."""
        return read_value(self.parameter, self.text) if self.text else None

    def show_value(self, value: object | None) -> None:
        """Show another value to be edited; None leaves it to the host."""
        text = "" if value is None else value_text(self.parameter, value)
        if isinstance(self._edit, QComboBox):
            self._edit.setCurrentIndex(max(0, self._edit.findData(text)))
        elif isinstance(self._edit, QLineEdit):
            self._edit.setText(text)
        else:
            self._edit.setPlainText(text)

    def show_effect(self, effect: Effect | None, origin: str = "") -> None:
        """Grey out what would not be sent, and say why; `origin` is who says so, and when."""
        is_sent = effect in {None, Effect.CHANGED}
        self._edit.setEnabled(is_sent or bool(self.text))
        is_worth_saying = effect is not None and (not is_sent or bool(self.text))
        text = effect_text(self.parameter.name, effect) if effect and is_worth_saying else ""
        self._say(text, "muted" if not self.text else "warning")
        self._note.setToolTip(origin.replace("<", "‹"))

    def check(self) -> bool:
        """Say what is wrong with what was typed; return whether nothing is."""
        try:
            self.value()
        except SettingError as error:
            self._say(sentence(error.failure), "danger")
            return False
        return True

    def focus(self) -> None:
        """Put the cursor here."""
        self._edit.setFocus()

    def _say(self, text: str, role: str) -> None:
        set_role(self._note, role)
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _make_edit(self) -> QComboBox | QLineEdit | QPlainTextEdit:
        match self.parameter.kind:
            case Kind.SWITCH | Kind.CHOICE:
                return self._make_choice()
            case Kind.TEXTS | Kind.JSON:
                edit = QPlainTextEdit()
                edit.setTabChangesFocus(True)
                edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _LINES + 12)
                edit.textChanged.connect(self.changed)
                return edit
            case Kind.NUMBER | Kind.INTEGER | Kind.TEXT:
                line = LineField()
                line.setPlaceholderText(self._bounds())
                line.textChanged.connect(self.changed)
                return line

    def _make_choice(self) -> QComboBox:
        choice = QComboBox()
        choice.addItem(self.tr("left to the provider"), "")
        if self.parameter.kind is Kind.SWITCH:
            choice.addItem(self.tr("on"), "on")
            choice.addItem(self.tr("off"), "off")
        for name in self.parameter.choices:
            choice.addItem(name, name)
        choice.currentIndexChanged.connect(self.changed)
        return choice

    def _bounds(self) -> str:
        least, most = self.parameter.least, self.parameter.most
        if least is None or most is None or most > 1_000_000:
            return self.tr("left to the provider")
        bounds = self.tr("left to the provider; {least} to {most}")
        return bounds.format(least=f"{least:g}", most=f"{most:g}")
