"""Checks the archive, and says what is wrong with it and what helps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.archive_state import Checked
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.models.backup_words import found_text, looked_at
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role


class ArchiveCheckDialog(QDialog):
    """Announces that the archive is to be mended, or that other ways on are asked for."""

    mend_asked = Signal()
    ways_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("archiveCheck")
        self.setWindowTitle(self.tr("Check the archive"))
        self._said = PlainLabel()
        self._said.setObjectName("checkSaid")
        self._said.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Checking"))
        self._found = PlainLabel()
        self._found.setObjectName("checkFound")
        self._found.setWordWrap(True)
        self._mend = quiet_button("mendArchive", self.tr("&Repair"))
        self._mend.clicked.connect(self.mend_asked)
        self._ways = quiet_button("otherWays", self.tr("&What can be done…"))
        self._ways.clicked.connect(self.ways_asked)
        close = quiet_button("closeCheck", self.tr("&Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._mend)
        buttons.addWidget(self._ways)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._said)
        layout.addWidget(self._bar)
        layout.addWidget(self._found)
        layout.addStretch()
        layout.addLayout(buttons)
        self.show_checking()
        fit_into(self, parent, 560, 220)

    def show_checking(self) -> None:
        """Show that it takes a moment."""
        self._show(
            self.tr(
                "All of the archive is looked at: its pages, indexes, references and the checksums "
                "of the replies. You can go on meanwhile; nothing is changed."
            ),
            "",
        )
        self._bar.show()

    def show_checked(self, checked: Checked) -> None:
        """Show what was found."""
        said = self.tr("Nothing is wrong with the archive.")
        if not checked.is_sound:
            said = self.tr("Something is wrong with the archive. Nothing was changed.")
        found = "\n".join(map(found_text, checked.found))
        self._show(f"{said} {looked_at(checked)}", found, is_problem=not checked.is_sound)
        self._mend.setVisible(checked.can_be_mended)
        self._ways.setVisible(checked.needs_salvage)

    def show_problem(self, text: str, *, has_ways: bool = False) -> None:
        """Say why it could not be checked, or mended."""
        self._show(text, "", is_problem=True)
        self._ways.setVisible(has_ways)

    def _show(self, said: str, found: str, *, is_problem: bool = False) -> None:
        set_role(self._said, "danger" if is_problem else "")
        self._said.setText(said)
        self._found.setText(found)
        self._found.setVisible(bool(found))
        for hidden in (self._bar, self._mend, self._ways):
            hidden.hide()
