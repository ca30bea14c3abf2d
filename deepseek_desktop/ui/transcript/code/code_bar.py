"""The buttons of a block of code."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from deepseek_desktop.core.markup.leaves import Code
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.code.seen_blocks import SeenBlock
from deepseek_desktop.ui.transcript.focus import give_back_focus
from deepseek_desktop.ui.transcript.leaves.block_state import FOLDABLE_LINES
from deepseek_desktop.ui.transcript.leaves.code_frame import NARROW
from deepseek_desktop.ui.transcript.leaves.code_text import language_of

_COPIED_MS = 2000
_ICON_PX = 18
_SIDE_PX = 5


class CodeBar(QWidget):
    """Stands in the head of a block; `rest` stands at its foot and offers what is not shown."""

    fold_asked = Signal()

    def __init__(self, viewport: QWidget, icons: Icons) -> None:
        super().__init__(viewport)
        self._icons = icons
        self.block: SeenBlock | None = None
        # Tab goes through them in the order in which they are made.
        self.wrap = self._button("wrapCode", is_toggle=True)
        self.numbers = self._button("numberCode", is_toggle=True)
        self.fold = self._button("foldCode")
        self.copy = self._button("copyCode")
        self.fold.clicked.connect(self.fold_asked)
        self.rest = self._button("restOfCode", viewport)
        self.rest.clicked.connect(self.fold_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for button in (self.wrap, self.numbers, self.fold, self.copy):
            row.addWidget(button)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(self._show_how_copying_went)
        self._name_toggles()
        self.setAccessibleName(self.tr("Code"))
        self.hide()

    def show_for(self, block: SeenBlock) -> None:
        """Stand on a block, and say what can be done with it."""
        is_another = self.block is None or self.block.key != block.key
        self.block = block
        if is_another:
            self._copied.stop()
        state, content = block.box.state, block.box.leaf.content
        assert isinstance(content, Code)
        self.wrap.setChecked(state.is_wrapped)
        self.numbers.setChecked(state.is_numbered)
        self._show_fold(content, is_whole=block.box.filled.is_whole)
        self._show_icons()
        self._show_copy()
        self._stand(block)

    def put_away(self) -> None:
        """Be seen no more."""
        self._copied.stop()
        self.block = None
        give_back_focus(self, self.rest)
        self.hide()
        self.rest.hide()

    def show_copied(self) -> None:
        """Say for a while that the code was copied."""
        self._copied.start()
        self._show_how_copying_went()

    def _show_how_copying_went(self) -> None:
        self._show_copy()
        if self.block is not None:
            self._stand(self.block)

    @property
    def _is_folded(self) -> bool:
        return self.block is not None and not self.block.box.filled.is_whole

    def _stand(self, block: SeenBlock) -> None:
        head = block.rect(block.box.head)
        is_narrow = head.width() < NARROW * block.box.look.unit
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.copy.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else style)
        size = self.sizeHint()
        left = head.right() - size.width() - _SIDE_PX
        top = head.top() + (head.height() - size.height()) // 2
        self.setGeometry(left, top, size.width(), size.height())
        _show(self, is_shown=block.shows(self.geometry()))
        foot = block.rect(block.box.foot).adjusted(_SIDE_PX, 3, -_SIDE_PX, -3)
        self.rest.setGeometry(foot)
        _show(self.rest, is_shown=self._is_folded and block.shows(foot))

    def _show_fold(self, content: Code, *, is_whole: bool) -> None:
        lines = content.text.count("\n") + 1
        self.fold.setVisible(lines > FOLDABLE_LINES or not is_whole)
        said = self.tr("Show less of this code") if is_whole else self.tr("Show all of this code")
        _name(self.fold, said)
        shown = 0 if self.block is None else self.block.box.document.blockCount()
        if lines > shown:
            text = self.tr("Show all {count} lines").format(count=_number(lines))
        else:
            text = self.tr("Show all {count} characters").format(count=_number(len(content.text)))
        if not is_whole and self.rest.text() != text:
            self.rest.setText(text)
            self.rest.setAccessibleName(text)

    def _show_copy(self) -> None:
        content = self.block.box.leaf.content if self.block is not None else None
        language = language_of(content.language) if isinstance(content, Code) else ""
        is_copied = self._copied.isActive()
        self.copy.setIcon(self._icons.get("done" if is_copied else "copy"))
        text = self.tr("Copied") if is_copied else self.tr("Copy")
        said = self.tr("Copy this code")
        if language:
            said = self.tr("Copy this code: {language}").format(language=language)
        said = self.tr("Copied") if is_copied else said
        if (self.copy.text(), self.copy.accessibleName()) != (text, said):
            self.copy.setText(text)
            _name(self.copy, said)

    def _show_icons(self) -> None:
        self.wrap.setIcon(self._icons.get("wrap"))
        self.numbers.setIcon(self._icons.get("numbers"))
        self.fold.setIcon(self._icons.get("closed" if self._is_folded else "open"))

    def _name_toggles(self) -> None:
        _name(self.wrap, self.tr("Break long lines"))
        _name(self.numbers, self.tr("Number the lines"))

    def _button(
        self, name: str, parent: QWidget | None = None, *, is_toggle: bool = False
    ) -> QToolButton:
        made = QToolButton(parent or self)
        made.setObjectName(name)
        made.setProperty("tool", "code")
        made.setCheckable(is_toggle)
        made.setIconSize(QSize(_ICON_PX, _ICON_PX))
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made


def _show(widget: QWidget, *, is_shown: bool) -> None:
    if not is_shown:
        give_back_focus(widget)
    widget.setVisible(is_shown)


def _name(button: QToolButton, said: str) -> None:
    if button.accessibleName() != said:
        button.setAccessibleName(said)
        button.setToolTip(said.replace("<", "‹"))  # Qt would read markup in it


def _number(count: int) -> str:
    return QLocale().toString(float(count), "f", 0)
