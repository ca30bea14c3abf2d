"""Where keys are pressed to be recorded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from deepseek_desktop.ui.models.bindings import native

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_MODIFIERS = {
    *(_Key.Key_Control, _Key.Key_Shift, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr),
    *(_Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_Super_L, _Key.Key_Super_R, _Key.Key_unknown),
}
_CONTROL_ALT = _Modifier.ControlModifier | _Modifier.AltModifier
_LEAVING = {_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape}


class KeysField(QLineEdit):
    """Announces keys that are pressed in it, as the settings file has them: `recorded`.

    Tab leads on, and Escape announces that a person wants none: `left`.
    """

    recorded = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keysField")
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press the keys"))

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show keys as this system writes them."""
        self.setText(", ".join(map(native, keys)))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # whatever it runs elsewhere, here it is recorded
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _Key(event.key())
        modifiers = event.modifiers() & ~_Modifier.KeypadModifier
        if key in _LEAVING and modifiers in {_Modifier.NoModifier, _Modifier.ShiftModifier}:
            if key is _Key.Key_Escape:
                self.left.emit()
            else:
                super().keyPressEvent(event)
        elif key not in _MODIFIERS:
            self.recorded.emit(_named(key, modifiers, event.text()))


def _named(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> str:
    """Return the name of pressed keys; Shift is left out where only it leads to the sign."""
    if key is _Key.Key_Backtab:
        key = _Key.Key_Tab
    has_text = bool(text.strip()) and text.isprintable()
    if has_text and (modifiers & _Modifier.GroupSwitchModifier or _CONTROL_ALT in modifiers):
        modifiers = _Modifier.NoModifier  # AltGr, which some systems tell as Ctrl+Alt
    elif has_text and not text.isalnum():
        modifiers &= ~_Modifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString()
