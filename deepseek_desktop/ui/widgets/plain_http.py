"""Lets a person say that a host is theirs, and that keys and words may go there readable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.address import host_name_of, wants_plain_http
from deepseek_desktop.ui.widgets.texts import PlainLabel


class PlainHttp(QWidget):
    """Is wanted only for http to a host of the person's own network, and said of that host only."""

    def __init__(self) -> None:
        super().__init__()
        self._host = ""
        self._is_mine = QCheckBox(self.tr("This host is &mine"))
        self._is_mine.setObjectName("plainHttp")
        why = PlainLabel("muted", self.tr("My key and my words may travel readable to it."))
        self._is_mine.setAccessibleDescription(why.text())
        self.toggled = self._is_mine.toggled
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._is_mine, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(why)

    @property
    def is_allowed(self) -> bool:
        """Whether the person said so."""
        return self._is_mine.isChecked()

    def allow(self, *, is_allowed: bool) -> None:
        """Show what was said before."""
        self._is_mine.setChecked(is_allowed)

    def follow(self, url: str) -> bool:
        """Return whether it has to be said of this address; of another host it was not said."""
        host = host_name_of(url.strip())
        if host != self._host:
            self._host = host
            self._is_mine.setChecked(False)
        return wants_plain_http(url)
