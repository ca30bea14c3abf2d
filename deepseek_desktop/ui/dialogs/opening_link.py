"""Shows where a link leads before it is opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFont, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.markup.addresses import Target
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.ui.widgets.texts import PlainLabel, shortened

_LINES = 3
_LETTERS = 60  # that surely stand in one line
_PADDING_PX = 12
_USUAL_PORTS = {"http": 80, "https": 443}
_WIDTH = 520

translate = QCoreApplication.translate


class OpeningLinkDialog(QDialog):
    """Names the host that would be asked, and what is odd about the link.

    Accepted, the link is to be opened; `copy_asked` says that its address is wanted instead.
    """

    copy_asked = Signal()

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openingLink")
        is_mail = target.scheme == "mailto"
        self.setWindowTitle(self.tr("Write a mail?") if is_mail else self.tr("Open this link?"))
        warnings = warnings_about(target)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        said = self.tr("Your mail program would write to:")
        layout.addWidget(PlainLabel(text=said if is_mail else self.tr("Your browser would open:")))
        layout.addWidget(self._host(target))
        if target.shown_host != target.host:
            text = self.tr("It may be written as: {host}")
            layout.addWidget(_wrapped("shownHost", text.format(host=_safe(target.shown_host))))
        layout.addWidget(self._address(target))
        for warning in warnings:
            layout.addWidget(_wrapped("linkWarning", warning, "warning"))
        layout.addWidget(self._buttons(is_careful=bool(warnings)))
        self.setMinimumWidth(_WIDTH)
        self._chosen.setFocus()

    def _host(self, target: Target) -> QLabel:
        label = PlainLabel("title", shortened(_safe(target.host)))
        label.setObjectName("linkHost")
        font = QFont(label.font())
        font.setWeight(QFont.Weight.Bold)
        label.setFont(font)
        label.setAccessibleName(self.tr("Host"))
        label.setAccessibleDescription(target.host)
        return label

    def _address(self, target: Target) -> QWidget:
        shown = QPlainTextEdit(_safe(target.href))
        shown.setObjectName("linkAddress")
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        shown.setAccessibleName(self.tr("Whole address"))
        lines = min(_LINES, 1 + len(target.href) // _LETTERS)
        shown.setFixedHeight(lines * shown.fontMetrics().lineSpacing() + _PADDING_PX)
        return shown

    def _buttons(self, *, is_careful: bool) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        copy = QPushButton(self.tr("Copy address"))
        copy.setObjectName("copyAddress")
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        box = QDialogButtonBox()
        opening = box.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        opening.setObjectName("openLink")
        cancel = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("cancelLink")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        chosen = cancel if is_careful else opening
        for button in (opening, cancel):
            button.setAutoDefault(button is chosen)
        chosen.setDefault(True)
        self._chosen = chosen
        layout.addWidget(copy)
        layout.addStretch()
        layout.addWidget(box)
        return row

    def _copy(self) -> None:
        self.copy_asked.emit()
        self.reject()


def warnings_about(target: Target) -> list[str]:
    """Return what a person should know before they open a link."""
    found = []
    if target.named_host:
        text = translate("OpeningLinkDialog", "The text of the link names another host: {host}")
        found.append(text.format(host=shortened(_safe(target.named_host))))
    if target.user:
        text = translate(
            "OpeningLinkDialog", "What stands before the “@” is a user name, not the host: {user}"
        )
        found.append(text.format(user=shortened(_safe(target.user))))
    if target.is_mixed:
        found.append(
            translate(
                "OpeningLinkDialog", "The host mixes letters of several scripts that look alike."
            )
        )
    if target.has_hidden_signs:
        found.append(
            translate("OpeningLinkDialog", "The host is written with signs that hide what it is.")
        )
    if target.is_number:
        found.append(translate("OpeningLinkDialog", "The host is a number, not a name."))
    if target.port is not None and target.port != _USUAL_PORTS.get(target.scheme):
        found.append(
            translate("OpeningLinkDialog", "The port is an unusual one: {port}").format(
                port=target.port
            )
        )
    if target.scheme == "http":
        found.append(
            translate(
                "OpeningLinkDialog", "The connection is not encrypted: others can read along."
            )
        )
    return found


def _safe(text: str) -> str:
    """Return text from outside with a sign for each character that nobody sees."""
    return visible(text).replace("\n", " ")


def _wrapped(name: str, text: str, role: str = "") -> QLabel:
    label = PlainLabel(role, text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
