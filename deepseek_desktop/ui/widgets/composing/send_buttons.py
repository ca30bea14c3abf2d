"""The buttons beside the field: send, and stop while replies run."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from deepseek_desktop.core.settings.choices import SendKey
from deepseek_desktop.ui.theme.icons import Icons


class SendButtons(QWidget):
    """While replies run, sending queues, and says so."""

    send_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._send = QPushButton()
        self._send.setObjectName("send")
        self._send.clicked.connect(self.send_asked)
        self._stop = QPushButton()  # a picture only: there has to be room in a narrow window
        self._stop.setObjectName("stopAll")
        self._stop.setAccessibleName(self.tr("Stop all"))
        self._stop.setToolTip(self.tr("Stop all replies of this tab (Esc)"))
        self._stop.clicked.connect(self.stop_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._stop)
        layout.addWidget(self._send)

    def show_state(self, key: SendKey, *, is_running: bool, is_empty: bool) -> None:
        """Say what the buttons do now."""
        keys = self.tr("Enter") if key is SendKey.ENTER else self.tr("Ctrl+Enter")
        if is_running:
            self._send.setText(self.tr("Queue"))
            does = self.tr("Send when the running replies have ended ({keys})")
        else:
            self._send.setText(self.tr("Send"))
            does = self.tr("Send ({keys})")
        self._send.setToolTip(does.format(keys=keys))
        self._send.setEnabled(not is_empty)
        self._stop.setVisible(is_running)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._stop.setIcon(icons.get("stop"))
