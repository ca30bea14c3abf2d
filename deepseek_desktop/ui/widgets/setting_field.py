"""One setting to be changed: an editor that fits its type, what it does, and the way back."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.settings.about import About, Value
from deepseek_desktop.core.settings.schema import ABOUT, DEFAULTS
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel

translate = QCoreApplication.translate

_MOST_ROWS = 14
_LEAST_LETTERS, _MOST_LETTERS = 18, 30


class SettingField(QWidget):
    """Announces a value as soon as it is chosen, and says when it cannot be used."""

    changed = Signal(object)

    def __init__(self, name: str, value: Value) -> None:
        super().__init__()
        self.name = name
        self._about = ABOUT[name]
        self._default: Value = getattr(DEFAULTS, name)
        self._editor = _editor(self._about, self._default)
        self._editor.setObjectName(f"setting-{name}")
        self._editor.setAccessibleName(self.label)
        self._editor.setAccessibleDescription(translate("settings", self._about.help))
        self._editor.installEventFilter(self)
        self._editor.chosen.connect(self.changed)
        self._reset = QToolButton()
        self._reset.setObjectName(f"reset-{name}")
        self._reset.setText(self.tr("Reset"))
        self._reset.setAccessibleName(self.tr("Reset {name}").format(name=self.label))
        self._reset.clicked.connect(self._go_back)
        self._help = PlainLabel("muted", translate("settings", self._about.help))
        self._help.setWordWrap(True)
        self._problem = PlainLabel("danger")
        self._problem.setObjectName(f"problem-{name}")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out()
        self.show_value(value)

    @property
    def label(self) -> str:
        """What the setting is called."""
        return translate("settings", self._about.label)

    @property
    def names_itself(self) -> bool:
        """Whether what it is called stands in the editor, as beside a box to tick."""
        return isinstance(self._editor, _Switch)

    def show_value(self, value: Value) -> None:
        """Show the value that holds now."""
        self._editor.show_value(value)
        has_focus = self._reset.hasFocus()
        self._reset.setVisible(value != self._default)
        if has_focus:
            self._editor.setFocus()

    def show_problem(self, text: str) -> None:
        """Say why a value is not used or not stored; nothing where it is."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The wheel is to scroll the page, not to change what happens to lie under it.
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._editor)
        row.addWidget(self._reset)
        if not isinstance(self._editor, _Text):
            row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._help)
        layout.addWidget(self._problem)

    def _go_back(self) -> None:
        self.changed.emit(self._default)


class _Switch(QCheckBox):
    chosen = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__(label)
        # Not signal to signal: which `clicked` that is depends on what was connected before.
        self.clicked.connect(lambda: self.chosen.emit(self.isChecked()))

    def show_value(self, value: Value) -> None:
        """Show a value, without telling."""
        self.setChecked(bool(value))


class _Choice(QComboBox):
    """Offers values by the words for them; one that is not among them is shown as it is."""

    chosen = Signal(object)

    def __init__(self, choices: dict[str, str]) -> None:
        super().__init__()
        self.setMaxVisibleItems(_MOST_ROWS)
        for value, text in choices.items():
            self.addItem(text, value)
        widest = max(map(self.fontMetrics().horizontalAdvance, choices.values()))
        letters = 2 + widest // self.fontMetrics().horizontalAdvance("X")
        self.setMinimumContentsLength(min(max(_LEAST_LETTERS, letters), _MOST_LETTERS))
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda: self.chosen.emit(self.currentData()))

    def show_value(self, value: Value) -> None:
        """Show a value, without telling."""
        # As a plain text: Qt compares what it keeps, and does not know our choices.
        text = str(value)
        if self.findData(text) < 0:
            self.addItem(text, text)
        self.setCurrentIndex(self.findData(text))


class _Number(QSpinBox):
    """A whole number; one below the least stands for what is not set."""

    chosen = Signal(object)

    def __init__(self, about: About) -> None:
        super().__init__()
        least, most = about.least or 0, 1_000_000 if about.most is None else about.most
        self._unset = least - 1 if about.unset else None
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding is not heard here
        if about.unit:
            self.setSuffix(f" {translate('settings', about.unit)}")
        if self._unset is not None:
            self.setSpecialValueText(translate("settings", about.unset))
        self.setRange(least if self._unset is None else self._unset, most)
        self.valueChanged.connect(
            lambda value: self.chosen.emit(0 if value == self._unset else value)
        )

    def show_value(self, value: Value) -> None:
        """Show a value, without telling."""
        is_unset = self._unset is not None and value == 0
        was_blocked = self.blockSignals(True)  # noqa: FBT003 as Qt names it
        self.setValue(self._unset if is_unset and self._unset is not None else int(value))
        self.blockSignals(was_blocked)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _Text(LineField):
    chosen = Signal(object)

    def __init__(self, about: About) -> None:
        super().__init__()
        self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText(translate("settings", about.unset) if about.unset else "")
        self.editingFinished.connect(self._tell)

    def show_value(self, value: Value) -> None:
        """Show a value, without telling."""
        self._shown = str(value)
        self.setText(self._shown)

    def _tell(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.chosen.emit(text)


def _editor(about: About, default: Value) -> _Switch | _Choice | _Number | _Text:
    """Return the editor that fits the type of a setting."""
    if isinstance(default, bool):
        return _Switch(translate("settings", about.label))
    if isinstance(default, StrEnum):
        return _Choice(
            {value: translate("settings", text) for value, text in about.choices.items()}
        )
    if isinstance(default, int):
        return _Number(about)
    if about.is_font:
        return _Choice({"": translate("settings", about.unset), **_fonts()})
    return _Text(about)


def _fonts() -> dict[str, str]:
    names = QFontDatabase.families()
    usable = (n for n in names if QFontDatabase.isScalable(n) and not n.startswith((".", "@")))
    return {name: name for name in usable}
