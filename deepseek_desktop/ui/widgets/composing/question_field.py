"""The question as it grows: what is typed, what is attached, and what helps with both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.composing.attached import Attached
from deepseek_desktop.ui.widgets.composing.chips import ChipRow
from deepseek_desktop.ui.widgets.composing.pasting import fits_field
from deepseek_desktop.ui.widgets.composing.prompt_edit import PromptEdit
from deepseek_desktop.ui.widgets.composing.prompt_history import PromptHistory
from deepseek_desktop.ui.widgets.composing.slashes import Slash

if TYPE_CHECKING:  # a window is to be seen before what a slash opens is loaded
    from deepseek_desktop.ui.widgets.composing.slash_list import SlashList


class QuestionField(QWidget):
    """Holds a `Question`. Its `chips` are laid out by whoever owns it.

    `slash_chosen` has the name of what was chosen behind a slash, which is gone by then.
    """

    changed = Signal()
    send_asked = Signal()
    files_given = Signal(list)
    preview_asked = Signal(int)
    slash_chosen = Signal(str)
    overfilled = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.chips = ChipRow(icons)
        self.edit = PromptEdit()
        self.edit.setObjectName("prompt")
        self.edit.setAccessibleName(self.tr("Your question"))
        self._history = PromptHistory()
        self._attached = Attached()
        self._offered: Sequence[Slash] = ()
        self._slashes: SlashList | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self._connect()

    @property
    def question(self) -> Question:
        """What is typed and attached."""
        return Question(self.edit.toPlainText(), self._attached.all)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return not self._attached.all and self.edit.is_blank

    def show_question(self, question: Question) -> None:
        """Show another question; this cannot be undone."""
        self.edit.setPlainText(question.prompt)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._attached.show(question.attachments)

    def give_back(self, question: Question) -> None:
        """Put a question in front of what is typed and attached."""
        text, typed = question.prompt, self.edit.toPlainText()
        is_other = typed.strip() and typed.strip() != text.strip()
        if not fits_field(text):
            self._attach_pasted(text)
        elif text.strip():
            self.edit.put(f"{text}\n{typed}" if is_other else text)
        if question.attachments:
            self._attached.show(question.attachments + self._attached.all)
        self.edit.setFocus()

    def fill(self, text: str) -> None:
        """Show a text instead of what is typed; one that is too long is attached."""
        if fits_field(text):
            self.edit.put(text)
        else:
            self._attach_pasted(text)
        self.edit.setFocus()

    def sent(self, question: Question) -> None:
        """Remember what was sent, and begin anew."""
        self._history.add(question.prompt)
        self.show_question(Question())

    def recall(self, prompts: Sequence[str]) -> None:
        """Let a person walk back through these prompts, the newest last."""
        self._history.show(prompts)

    def offer_slashes(self, slashes: Sequence[Slash]) -> None:
        """Offer these behind a slash in the empty field."""
        self._offered = slashes
        if self._slashes is not None:
            self._slashes.offer(slashes)

    def attach(self, attachments: Sequence[Attachment]) -> None:
        """Attach texts, as far as there is room; `overfilled` says that there was not enough."""
        if not self._attached.add(attachments, self._revision):
            self.overfilled.emit()

    def remove(self, number: int) -> None:
        """Take an attachment away; undoing brings it back."""
        self._attached.remove(number, self._revision)

    def put_into_text(self, number: int) -> None:
        """Put an attached text between what is typed instead."""
        attachment = self._attached.remove(number, self._revision)
        self.edit.insertPlainText(attachment.text)
        self.edit.setFocus()

    def select(self, start: int, length: int) -> None:
        """Select a part of what is typed, counted in code points."""
        text = self.edit.toPlainText()
        cursor = self.edit.textCursor()
        cursor.setPosition(_utf16(text[:start]))
        cursor.setPosition(_utf16(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    @property
    def _revision(self) -> int:
        return self.edit.document().revision()

    def _connect(self) -> None:
        edit, chips = self.edit, self.chips
        edit.send_asked.connect(self.send_asked)
        edit.files_given.connect(self.files_given)
        edit.textChanged.connect(self._follow)
        edit.history_asked.connect(self._recall)
        edit.long_text_pasted.connect(self._attach_pasted)
        edit.undo_asked.connect(self._attached.undo)
        edit.undoes_outside = lambda: self._attached.may_undo(self._revision)
        edit.installEventFilter(self)
        self._attached.changed.connect(self._show_attached)
        chips.preview_asked.connect(self.preview_asked)
        chips.removal_asked.connect(self.remove)
        chips.text_asked.connect(self.put_into_text)
        chips.left.connect(edit.setFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.Hide}:
            self._hide_slashes()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Offer what fits the word behind a slash, as long as nothing else is typed."""
        word = "" if self.edit.blockCount() > 1 else self.edit.document().firstBlock().text()
        is_word = word.startswith("/") and not any(c.isspace() for c in word)
        if is_word and not self.edit.is_composing and self.edit.hasFocus():
            self._slash_list().show_for(word[1:], self.parentWidget() or self)
        else:
            self._hide_slashes()
        self.changed.emit()

    def _slash_list(self) -> SlashList:
        """Return the list, which is made at the first slash."""
        if self._slashes is None:
            from deepseek_desktop.ui.widgets.composing.slash_list import SlashList  # noqa: PLC0415 few type a slash

            self._slashes = SlashList(self._offered, self)
            self._slashes.chosen.connect(self._choose_slash)
            self.edit.wants_key = self._slashes.wants
            self.edit.key_pressed.connect(self._slashes.press)
        return self._slashes

    def _hide_slashes(self) -> None:
        if self._slashes is not None:
            self._slashes.hide()

    def _choose_slash(self, name: str) -> None:
        self.edit.put("")
        self.slash_chosen.emit(name)

    def _recall(self, step: int) -> None:
        shown = self.edit.toPlainText()
        prompt = self._history.older(shown) if step < 0 else self._history.newer(shown)
        if prompt is None:
            return
        self.edit.put(prompt)
        if step < 0:  # so that the key goes on to the one before, however many lines there are
            self.edit.moveCursor(QTextCursor.MoveOperation.Start)
            self.edit.moveCursor(QTextCursor.MoveOperation.EndOfLine)

    def _attach_pasted(self, text: str) -> None:
        name = self.tr("Pasted text {number}").format(number=self._attached.next_pasted())
        self.attach([Attachment(name, text)])

    def _show_attached(self) -> None:
        self.chips.show_attachments(self._attached.all)
        self.changed.emit()


def _utf16(text: str) -> int:
    """Return how long a text is as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
