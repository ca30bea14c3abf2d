"""A list of backups: when and why each was made, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from deepseek_desktop.core.domain.backup import Backup
from deepseek_desktop.ui.models.backup_words import backup_rest, backup_title
from deepseek_desktop.ui.widgets.two_lines import TwoLines

_ROLE = Qt.ItemDataRole.UserRole


class BackupList(QListWidget):
    """Announces that another one is marked, or that the marked one was chosen."""

    marked = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backupList")
        self.setAccessibleName(self.tr("Backups, the newest first"))
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self.marked)
        self.itemActivated.connect(self.chosen)

    @property
    def current(self) -> Backup | None:
        """The marked one."""
        backup = self.currentIndex().data(_ROLE)
        return backup if isinstance(backup, Backup) else None

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show backups; the mark stays on the same one, else it is on the first that is whole."""
        before = self.current
        self.clear()
        for backup in backups:
            item = QListWidgetItem(f"{backup_title(backup)}\n{backup_rest(backup)}", self)
            item.setToolTip(backup_rest(backup).replace("<", "‹"))
            item.setData(_ROLE, backup)
        names = [backup.name for backup in backups]
        whole = (row for row, backup in enumerate(backups) if backup.is_readable)
        known = before is not None and before.name in names
        self.setCurrentRow(names.index(before.name) if before and known else next(whole, 0))
        self.marked.emit()
