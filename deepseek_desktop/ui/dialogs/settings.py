"""The settings, as they are declared: what is changed here takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.settings.about import Section, Value
from deepseek_desktop.core.settings.schema import ABOUT, Chosen
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.setting_field import SettingField
from deepseek_desktop.ui.widgets.texts import PlainLabel

translate = QCoreApplication.translate


class SettingsDialog(QDialog):
    """Shows every setting. `change` takes a value and returns what went wrong, in a sentence."""

    def __init__(
        self,
        chosen: Chosen,
        folder: Path,
        change: Callable[[str, Value], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._change = change
        self._fields = {name: SettingField(name, getattr(chosen, name)) for name in ABOUT}
        about = PlainLabel("muted", self.tr("What you change takes effect at once and is kept."))
        about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        # Enter ends the typing of a value, not the dialog.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self._make_page(folder), stretch=1)
        layout.addWidget(buttons)
        for name, field in self._fields.items():
            field.changed.connect(lambda value, name=name: self._choose(name, value))
        fit_into(self, parent, 620, 680)
        self._fit()

    @override
    def done(self, result: int) -> None:
        # What is still being typed counts as typed: an editor tells when it loses the focus.
        self.setFocus()
        super().done(result)

    def _choose(self, name: str, value: Value) -> None:
        field = self._fields[name]
        problem = self._change(name, value)
        if not problem:
            field.show_value(value)
        field.show_problem(problem)
        self._fit()

    def _fit(self) -> None:
        """Be wide enough for the page, also in a larger font."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._page.minimumSizeHint().width() + bar)

    def _make_page(self, folder: Path) -> QScrollArea:
        self._page = page = QWidget()
        page.setObjectName("settingsPage")
        form = QFormLayout(page)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setContentsMargins(2, 2, 12, 2)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        for section in Section:
            self._add_section(form, section)
        self._add_folder(form, folder)
        self._area = area = QScrollArea()
        area.setObjectName("settingsArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads through what is in it
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _add_section(self, form: QFormLayout, section: Section) -> None:
        heading = PlainLabel("title", translate("settings", section.value))
        heading.setObjectName("settingsSection")
        heading.setIndent(0)
        form.addRow(heading)
        for name, field in self._fields.items():
            if ABOUT[name].section is section:
                label = "" if field.names_itself else field.label  # once is enough
                form.addRow(self._label(label), field)

    def _add_folder(self, form: QFormLayout, folder: Path) -> None:
        shown = QLineEdit(str(folder))
        shown.setObjectName("dataFolder")
        shown.setReadOnly(True)
        shown.setCursorPosition(0)
        shown.setAccessibleName(self.tr("Data folder"))
        how = PlainLabel(
            "muted",
            self.tr(
                "Settings, archive and log are kept here. For another folder, start the app with "
                "--data-dir FOLDER."
            ),
        )
        how.setWordWrap(True)
        place = QWidget()
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(shown)
        layout.addWidget(how)
        form.addRow(self._label(self.tr("Data folder")), place)

    def _label(self, text: str) -> QLabel:
        label = PlainLabel("", text)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return label
