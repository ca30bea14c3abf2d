"""What a person sees when the archive does not open: the ways on; none deletes anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.backup import Backup
from deepseek_desktop.ui.widgets.backup_list import BackupList
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role

_WIDTH, _HEIGHT = 720, 480


class RecoveryDialog(QDialog):
    """Announces which way a person takes; is accepted once the archive can be opened again.

    `can_be_salvaged` says that there is a file of ours to read.
    """

    restore_asked = Signal(object)
    salvage_asked = Signal()
    anew_asked = Signal()

    def __init__(
        self, problem: str, folder: Path, *, can_be_salvaged: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setWindowTitle(self.tr("The archive needs you"))
        self._can_be_salvaged = can_be_salvaged
        self._said = PlainLabel("danger", problem)
        self._said.setObjectName("recoverySaid")
        self._said.setWordWrap(True)
        self._promise = PlainLabel("muted", self._about(folder))
        self._promise.setWordWrap(True)
        self._list = BackupList()
        self._list.marked.connect(self._adapt)
        self._list.chosen.connect(self._ask_to_restore)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Working"))
        self._restore = quiet_button("openBackup", self.tr("Open this &backup"))
        self._restore.clicked.connect(self._ask_to_restore)
        self._salvage = quiet_button("salvage", self.tr("&Salvage what can be read"))
        self._salvage.clicked.connect(self.salvage_asked)
        self._anew = quiet_button("startAnew", self.tr("Start a &new archive beside it"))
        self._anew.clicked.connect(self.anew_asked)
        self._go_on = quiet_button("goOn", self.tr("&Go on"))
        self._go_on.clicked.connect(self.accept)
        self._quit = quiet_button("quitRecovery", self.tr("&Quit"))
        self._quit.clicked.connect(self.reject)
        self._lay_out()
        self.show_backups(())
        self.resize(_WIDTH, _HEIGHT)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show what can be opened instead."""
        self._list.show_backups(backups)
        self._list.setVisible(bool(backups))
        self.set_busy(is_busy=False)

    def set_busy(self, *, is_busy: bool) -> None:
        """Show that something is being done, or not any more; who quits meanwhile stops it."""
        self._bar.setVisible(is_busy)
        self._anew.setEnabled(not is_busy)
        self._salvage.setEnabled(self._can_be_salvaged and not is_busy)
        self._go_on.hide()
        self._adapt()

    def show_problem(self, text: str) -> None:
        """Say why a way did not lead on."""
        set_role(self._said, "danger")
        self._said.setText(text)

    def show_done(self, text: str) -> None:
        """Tell what was done; the person then goes on."""
        set_role(self._said, "")
        self._said.setText(text)
        ways = (self._restore, self._salvage, self._anew, self._quit)
        for part in (self._promise, self._list, self._bar, *ways):
            part.hide()
        self._go_on.show()
        self._go_on.setFocus()
        self.resize(self.width(), self.sizeHint().height())

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self._restore, self._salvage, self._anew):
            ways.addWidget(button)
        ways.addStretch()
        ends = QHBoxLayout()
        ends.addStretch()
        ends.addWidget(self._go_on)
        ends.addWidget(self._quit)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._said)
        layout.addWidget(self._promise)
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(self._bar)
        layout.addStretch()
        layout.addLayout(ways)
        layout.addLayout(ends)

    def _about(self, folder: Path) -> str:
        return self.tr(
            "Whatever you choose, the file is kept in {folder} under another name, and nothing is "
            "deleted. Salvaging reads all that can still be read into a new archive and tells what "
            "is missing."
        ).format(folder=folder)

    def _adapt(self) -> None:
        current = self._list.current
        is_idle = not self._bar.isVisibleTo(self)
        self._restore.setEnabled(current is not None and current.is_readable and is_idle)

    def _ask_to_restore(self) -> None:
        if self._restore.isEnabled():
            self.restore_asked.emit(self._list.current)
