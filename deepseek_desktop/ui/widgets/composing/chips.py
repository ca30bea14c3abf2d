"""What is attached to the question: one chip for each text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.composing.pasting import fits_field
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout
from deepseek_desktop.ui.widgets.tab_order import held_place, put_behind
from deepseek_desktop.ui.widgets.texts import shortened
from deepseek_desktop.ui.wording import number

_GAP = 6
_LONGEST_NAME = 48
_LEAST_WIDTH = 120
_LEAST_NAME = 40
_SIDES = 18
_PRESSED = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVED = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NEIGHBOURS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

translate = QCoreApplication.translate


def size_text(attachment: Attachment) -> str:
    """Return how large an attachment is, in bytes and tokens; the tokens are an estimate."""
    length = len(attachment.text.encode("utf-8", "surrogatepass"))
    form = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    size = QLocale().formattedDataSize(length, 0, form)
    tokens = number(estimate_tokens(attachment.text))
    return translate("attachments", "{size} · ≈{tokens} tokens (estimate)").format(
        size=size, tokens=tokens
    )


class ChipRow(QWidget):
    """Shows attachments; announces which one is to be seen, put into the text or removed."""

    preview_asked = Signal(int)
    text_asked = Signal(int)
    removal_asked = Signal(int)
    left = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("chips")
        self._icons = icons
        self._chips: list[Chip] = []
        self._layout = FlowLayout(self, _GAP)
        self._place = held_place(self)
        self.hide()

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show these; a chip that is shown already stays, with the focus that it has."""
        shown = {id(chip.attachment): chip for chip in self._chips}
        place = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), None)
        chips = [shown.pop(id(a)) if id(a) in shown else self._chip(a) for a in attachments]
        for chip in self._chips:
            self._layout.removeWidget(chip)
        for chip in shown.values():
            chip.hide()
            chip.deleteLater()
        for before, chip in zip((self._place, *chips), chips, strict=False):
            self._layout.addWidget(chip)
            put_behind(before, chip)
            chip.show()
        self._chips = chips
        self.setVisible(bool(chips))
        self.updateGeometry()
        if place is not None and not any(chip.hasFocus() for chip in chips):
            self._focus(min(place, len(chips) - 1))

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        for chip in self._chips:
            chip.retint(icons)

    def _chip(self, attachment: Attachment) -> Chip:
        chip = Chip(attachment, self._icons, self)
        chip.opened.connect(lambda: self.preview_asked.emit(self._chips.index(chip)))
        chip.text_asked.connect(lambda: self.text_asked.emit(self._chips.index(chip)))
        chip.removed.connect(lambda: self.removal_asked.emit(self._chips.index(chip)))
        chip.neighbour_asked.connect(lambda step: self._focus(self._chips.index(chip) + step))
        return chip

    def _focus(self, number: int) -> None:
        if 0 <= number < len(self._chips):
            self._chips[number].setFocus()
        elif not self._chips:
            self.left.emit()


class Chip(QFrame):
    """One attachment: its name and size open it, a cross or Delete takes it away."""

    opened = Signal()
    text_asked = Signal()
    removed = Signal()
    neighbour_asked = Signal(int)

    def __init__(self, attachment: Attachment, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.attachment = attachment
        self._name = " ".join(shortened(attachment.name, _LONGEST_NAME).split())
        self._size = size_text(attachment)
        self.label = _ChipLabel(self._name, f" · {self._size}")
        self.label.setAccessibleName(
            self.tr("Attached: {name}, {size}").format(name=self._name, size=self._size)
        )
        self.label.setToolTip(
            self.tr("Show the text. Delete removes it.\nOnly the host counts tokens exactly.")
        )
        self.label.clicked.connect(self.opened)
        self.label.neighbour_asked.connect(self.neighbour_asked)
        self.label.removal_asked.connect(self.removed)
        remove = self.tr("Remove {name}").format(name=self._name)
        self._close = tool_button("removeAttachment", remove, self.tr("Remove (Delete)"))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard Delete does the same
        self._close.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 1, 2, 1)
        layout.setSpacing(0)
        layout.addWidget(self.label)
        layout.addWidget(self._close)
        self.setFocusProxy(self.label)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.retint(icons)

    @override
    def hasFocus(self) -> bool:
        return self.label.hasFocus()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._close.setIcon(icons.get("close"))

    def make_menu(self) -> QMenu:
        """Return a menu of what can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show"), self.opened.emit)
        put = menu.addAction(self.tr("Put into the text"), self.text_asked.emit)
        put.setEnabled(fits_field(self.attachment.text))
        menu.addAction(self.tr("Remove"), self.removed.emit)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        self.make_menu().popup(self.mapToGlobal(place))


class _ChipLabel(QToolButton):
    """A button whose name gives way, so that the size behind it stays to be read."""

    neighbour_asked = Signal(int)
    removal_asked = Signal()

    def __init__(self, name: str, rest: str) -> None:
        super().__init__()
        self.setObjectName("chipLabel")
        self._name = name
        self._rest = rest
        self.ensurePolished()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._elide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _REMOVED:
            self.removal_asked.emit()
        elif key in _PRESSED:
            self.click()
        elif key in _NEIGHBOURS:
            self.neighbour_asked.emit(_NEIGHBOURS[key])
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        width = self._width_of(self._name) + self._width_of(self._rest) + _SIDES
        return QSize(width, self.fontMetrics().lineSpacing() + 10)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:  # also when the style is first applied
            self.updateGeometry()
            self._elide()

    def _elide(self) -> None:
        room = max(self.width() - _SIDES - self._width_of(self._rest), _LEAST_NAME)
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        shown = f"{name}{self._rest}".replace("&", "&&")
        if shown != self.text():
            self.setText(shown)

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 1  # it is rounded, maybe down
