"""The settings on screen, as a person reads and changes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QToolButton

from deepseek_desktop.ui.dialogs.settings import SettingsDialog
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of


class SettingsSeen:
    """The open dialog of the settings."""

    def __init__(self, person: Person, dialog: SettingsDialog) -> None:
        self.person = person
        self.dialog = dialog

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in seen(self.dialog, QLabel, "") if label.text()]

    @property
    def sections(self) -> list[str]:
        return [label.text() for label in seen(self.dialog, QLabel, "settingsSection")]

    def combo(self, name: str) -> QComboBox:
        (combo,) = seen(self.dialog, QComboBox, f"setting-{name}")
        return combo

    def spin(self, name: str) -> QSpinBox:
        (spin,) = seen(self.dialog, QSpinBox, f"setting-{name}")
        return spin

    def line(self, name: str) -> QLineEdit:
        (line,) = seen(self.dialog, QLineEdit, f"setting-{name}")
        return line

    def choose(self, name: str, text: str) -> None:
        """Open a choice, go to a text with the keys, and take it."""
        combo = self.combo(name)
        combo.setFocus()
        steps = combo.findText(text) - combo.currentIndex()
        key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
        for _ in range(abs(steps)):
            self.person.bot.keyClick(combo, key)
        assert combo.currentText() == text

    def put(self, name: str, number: int) -> None:
        """Type a number and press Enter."""
        spin = self.spin(name)
        spin.selectAll()
        self.person.bot.keyClicks(spin, str(number))
        self.person.bot.keyClick(spin, Qt.Key.Key_Return)

    def resets(self) -> list[str]:
        """The settings that can be taken back."""
        buttons = [b for b in self.dialog.findChildren(QToolButton) if b.isVisible()]
        names = [b.objectName() for b in buttons if b.objectName().startswith("reset-")]
        return [name.removeprefix("reset-") for name in names]

    def reset(self, name: str) -> None:
        (button,) = seen(self.dialog, QToolButton, f"reset-{name}")
        (area,) = seen(self.dialog, QScrollArea, "settingsArea")
        area.ensureWidgetVisible(button)
        self.person.click(button)

    def problem(self, name: str) -> str:
        return text_of(seen(self.dialog, QLabel, f"problem-{name}"))

    async def close(self) -> None:
        self.person.bot.keyClick(self.dialog, Qt.Key.Key_Escape)
        await self.person.wait_for_rest()
        self.person.window.activateWindow()  # as desktops do, and the one of the tests does not
        await until(self.person.window.isActiveWindow)


async def open_settings(person: Person) -> SettingsSeen:
    """Press Ctrl+, and wait for the settings."""
    person.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    return SettingsSeen(person, await person.dialog(SettingsDialog))


async def stop_at_answers(person: Person) -> None:
    """Choose that a transcript follows only to the start of an answer."""
    settings = await open_settings(person)
    settings.choose("following", "To the start of the answer")
    await settings.close()
