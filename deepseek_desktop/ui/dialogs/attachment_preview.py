"""Shows a text that is attached to a question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.composing.chips import size_text
from deepseek_desktop.ui.widgets.composing.pasting import fits_field
from deepseek_desktop.ui.widgets.texts import ElidedLabel, PlainLabel

_LONGEST_LINE = 5000
_MOST_SHOWN = 400_000


class AttachmentPreviewDialog(QDialog):
    """Shows the text as it goes along; it can be taken away, or put between what is typed."""

    text_asked = Signal()
    removal_asked = Signal()

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachmentPreview")
        self.setWindowTitle(self.tr("Attached text"))
        name = ElidedLabel("title")
        name.show_text(attachment.name)
        size = PlainLabel("muted", size_text(attachment))
        text = QPlainTextEdit()
        text.setObjectName("attachedText")
        text.setAccessibleName(self.tr("The attached text"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        text.setPlainText(_shown(attachment.text))
        note = PlainLabel("muted", self.tr("Only the beginning is shown; all of it goes along."))
        note.setVisible(len(attachment.text) > _MOST_SHOWN)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for part in (name, size, text, note, self._make_buttons(attachment)):
            layout.addWidget(part)
        fit_into(self, parent, 640, 480)
        text.setFocus()

    def _make_buttons(self, attachment: Attachment) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        roles = QDialogButtonBox.ButtonRole
        put = buttons.addButton(self.tr("Put into the text"), roles.ActionRole)
        put.setObjectName("putIntoText")
        put.setEnabled(fits_field(attachment.text))
        put.setToolTip("" if put.isEnabled() else self.tr("It is too long to be edited there."))
        put.clicked.connect(self.text_asked)
        put.clicked.connect(self.accept)
        remove = buttons.addButton(self.tr("Remove"), roles.DestructiveRole)
        remove.setObjectName("removeAttached")
        remove.clicked.connect(self.removal_asked)
        remove.clicked.connect(self.accept)
        for button in (put, remove):
            button.setAutoDefault(False)
        return buttons


def _shown(text: str) -> str:
    """Return as much of a text as is shown, with breaks in lines that are slow to lay out."""
    lines = text[:_MOST_SHOWN].split("\n")
    starts = ((line, range(0, max(len(line), 1), _LONGEST_LINE)) for line in lines)
    return "\n".join(line[at : at + _LONGEST_LINE] for line, places in starts for at in places)
