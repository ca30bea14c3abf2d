"""The backups of the archive: what each holds, one more, one restored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.backup import Backup
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.backup_list import BackupList
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role


class BackupsDialog(QDialog):
    """Announces that one is to be made, or which `Backup` is to be restored."""

    make_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backups")
        self.setWindowTitle(self.tr("Backups"))
        self._said = PlainLabel("muted", self._about())
        self._said.setObjectName("backupsSaid")
        self._said.setWordWrap(True)
        self._list = BackupList()
        self._list.marked.connect(self._adapt)
        self._list.chosen.connect(self._ask_to_restore)
        self._folder = folder
        self._where = PlainLabel("muted")
        self._where.setObjectName("backupsFolder")
        self._where.setWordWrap(True)
        self._make = quiet_button("makeBackup", self.tr("&Back up now"))
        self._make.clicked.connect(self.make_asked)
        self._restore = quiet_button("restoreBackup", self.tr("&Restore…"))
        self._restore.clicked.connect(self._ask_to_restore)
        close = quiet_button("closeBackups", self.tr("&Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._make)
        buttons.addStretch()
        buttons.addWidget(self._restore)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(self._where)
        layout.addLayout(buttons)
        self._adapt()
        fit_into(self, parent, 720, 480)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show what there is."""
        self._list.show_backups(backups)
        where = (
            self.tr("They are in {folder}")
            if backups
            else self.tr("There is none yet. The first one will be in {folder}")
        )
        self._where.setText(where.format(folder=self._folder))
        self.set_busy(is_busy=False)

    def set_busy(self, *, is_busy: bool) -> None:
        """Show that something is being done, or not any more."""
        self._make.setEnabled(not is_busy)
        if is_busy:
            self._say(self.tr("A moment: a backup is made, opened and checked…"), "muted")
        elif self._said.property("role") == "muted":
            self._say(self._about(), "muted")
        self._adapt()

    def show_problem(self, text: str) -> None:
        """Say why something was not done."""
        self._say(text, "danger")

    def _about(self) -> str:
        return self.tr(
            "The app makes backups by itself: every half hour and when it is closed, if something "
            "is new, and before each change of the file. Older ones are thinned out by age. "
            "What you delete for good stays in older backups until those go."
        )

    def _say(self, text: str, role: str) -> None:
        set_role(self._said, role)
        self._said.setText(text)

    def _adapt(self) -> None:
        current = self._list.current
        self._restore.setEnabled(
            current is not None and current.is_readable and self._make.isEnabled()
        )

    def _ask_to_restore(self) -> None:
        if self._restore.isEnabled():
            self.restore_asked.emit(self._list.current)
