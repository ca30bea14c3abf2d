"""Where a question is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.key_finding import FoundKey, found_key
from deepseek_desktop.core.settings.choices import SendKey
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.composing.attached import MOST_ATTACHED
from deepseek_desktop.ui.widgets.composing.concern_line import ConcernLine
from deepseek_desktop.ui.widgets.composing.dropping import DropTarget
from deepseek_desktop.ui.widgets.composing.focus_ring import FocusRing
from deepseek_desktop.ui.widgets.composing.hints import hint_of
from deepseek_desktop.ui.widgets.composing.question_field import QuestionField
from deepseek_desktop.ui.widgets.composing.send_buttons import SendButtons
from deepseek_desktop.ui.widgets.composing.slashes import Slash
from deepseek_desktop.ui.widgets.composing.waiting_list import MOST_WAITING, WaitingList
from deepseek_desktop.ui.widgets.texts import set_mark


class Composer(QFrame):
    """Says what was asked. One key sends, another starts a line; while replies run it queues.

    `submitted` has the `Question`. `files_given` has paths that were dropped or pasted,
    `preview_asked` the number of an attachment that is to be seen, `slash_chosen` the name of
    what was chosen behind a slash. `taken_back` has a `Question` that waited and is to be typed
    on, `next_asked` says that the next one that waits is to be sent now. What looks like a key is
    sent only if a person insists: `find_key` looks for it. Unless it `queues`, nothing is sent
    while replies run.
    """

    submitted = Signal(object)
    stop_asked = Signal()
    attach_asked = Signal()
    files_given = Signal(list)
    preview_asked = Signal(int)
    draft_changed = Signal()
    queue_changed = Signal()
    slash_chosen = Signal(str)
    taken_back = Signal(object)
    next_asked = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.queues = True
        self.find_key: Callable[[str], FoundKey | None] = found_key
        self._asked = 1, 1  # of so many lanes
        self._is_running = False
        self._field = QuestionField(icons)
        self._waiting = WaitingList(icons)
        self._concern = ConcernLine(icons)
        tip = self.tr("Attach files of text or code")
        self._attach = tool_button("attach", self.tr("Attach files…"), tip)
        self._buttons = SendButtons()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._field)
        FocusRing(self, self._field.edit)
        self.retint(icons)
        self.send_with(SendKey.ENTER)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._field.question.prompt

    @property
    def draft(self) -> Question:
        """What is typed and attached, and not sent yet."""
        return self._field.question

    @property
    def queue(self) -> tuple[Question, ...]:
        """What waits to be sent, the next one first."""
        return self._waiting.questions

    def show_draft(self, draft: Question) -> None:
        """Show what was typed and attached another time."""
        self._field.show_question(draft)

    def show_queue(self, questions: Sequence[Question]) -> None:
        """Show what waited another time."""
        self._waiting.show_questions(questions)

    def take_next(self) -> Question | None:
        """Return the next question that waits, which is to be sent now; None where none does."""
        return self._waiting.take() if self.queue else None

    def set_history(self, prompts: Sequence[str]) -> None:
        """Let a person walk back through these with Up, the newest last."""
        self._field.recall(prompts)

    def offer_slashes(self, slashes: Sequence[Slash]) -> None:
        """Offer these behind a slash in the empty field."""
        self._field.offer_slashes(slashes)

    def send_with(self, key: SendKey) -> None:
        """Send with `key` from now on, and say so in the empty field."""
        self._field.edit.send_key = key
        self._hint()
        self._update()

    def ask_several(self, asked: int, lanes: int) -> None:
        """Say in the empty field how many of the lanes are asked."""
        if self._asked != (asked, lanes):
            self._asked = asked, lanes
            self._hint()

    def set_running(self, *, is_running: bool) -> None:
        """Offer to stop, and queue what is sent meanwhile."""
        self._is_running = is_running
        self._waiting.set_running(is_running=is_running)
        self._update()

    def fill(self, text: str) -> None:
        """Show `text` instead of what is typed, which undoing brings back."""
        self._field.fill(text)

    def give_back(self, question: Question) -> None:
        """Put a question that was not asked in front of what is typed and attached."""
        self._field.give_back(question)

    def quote(self, text: str) -> None:
        """Put `text` in as a quotation at the cursor, and go on below it."""
        self._field.edit.quote(text)

    def attach(self, attachments: Sequence[Attachment]) -> None:
        """Attach texts, as far as there is room."""
        self._field.attach(attachments)

    def remove_attachment(self, number: int) -> None:
        """Take an attachment away; Ctrl+Z brings it back."""
        self._field.remove(number)

    def put_into_text(self, number: int) -> None:
        """Put an attached text between what is typed instead."""
        self._field.put_into_text(number)

    def show_problem(self, text: str) -> None:
        """Tell what could not be done."""
        self._concern.show_problem(text)

    def take_drops_on(self, area: QWidget) -> None:
        """Take files that are dropped anywhere on `area`."""
        target = DropTarget(area)
        target.entered.connect(lambda: self._invite(is_over=True))
        target.left.connect(lambda: self._invite(is_over=False))
        target.files_given.connect(self.files_given)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._attach.setIcon(icons.get("attach"))
        for part in (self._waiting, self._concern, self._field.chips, self._buttons):
            part.retint(icons)

    def _hint(self) -> None:
        hint = hint_of(self._field.edit.send_key, *self._asked)
        self._field.edit.setPlaceholderText(hint)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._attach, alignment=Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._field, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._buttons, alignment=Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for part in (self._waiting, self._concern, self._field.chips):
            layout.addWidget(part)
        layout.addLayout(row)
        # A fixed or maximum height would be that at another width: chips and lines wrap.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        field = self._field
        field.changed.connect(self._note_change)
        field.send_asked.connect(self._submit)
        field.files_given.connect(self.files_given)
        field.preview_asked.connect(self.preview_asked)
        field.slash_chosen.connect(self.slash_chosen)
        field.overfilled.connect(self._tell_overfilled)
        self._attach.clicked.connect(self.attach_asked)
        self._buttons.send_asked.connect(self._submit)
        self._buttons.stop_asked.connect(self.stop_asked)
        self._waiting.changed.connect(self.queue_changed)
        self._waiting.taken_back.connect(self.taken_back)
        self._waiting.send_asked.connect(self.next_asked)
        self._concern.send_asked.connect(self._send_anyway)
        self._concern.edit_asked.connect(self._show_key)

    def _submit(self) -> None:
        """Send, unless something in the question looks like a key."""
        if self._field.is_empty:
            return
        question = self.draft
        texts = (question.prompt, *(attachment.text for attachment in question.attachments))
        found = next((key for text in texts if (key := self.find_key(text)) is not None), None)
        if found is not None:
            self._concern.show_key(found)
        else:
            self._send_anyway()

    def _send_anyway(self) -> None:
        question = self.draft
        if self._is_running and not (self.queues and not self._waiting.is_full):
            text = self.tr("At most {most} questions can wait.").format(most=MOST_WAITING)
            wait = self.tr("Wait for the running replies, or stop them.")
            self.show_problem(text if self.queues else wait)
            return
        self._concern.hide()
        self._field.sent(question)
        if self._is_running:
            self._waiting.add(question)
        else:
            self.submitted.emit(question)
        self._field.setFocus()

    def _show_key(self) -> None:
        """Close the line about a key; go to where the key is, if it was typed."""
        self._concern.hide()
        self._field.setFocus()
        if found := self.find_key(self.text):
            self._field.select(found.start, found.length)

    def _note_change(self) -> None:
        if self._concern.is_about_a_key:
            self._concern.hide()
        self._update()
        self.draft_changed.emit()

    def _tell_overfilled(self) -> None:
        text = self.tr("At most {most} texts can go along with a question.")
        self.show_problem(text.format(most=MOST_ATTACHED))

    def _invite(self, *, is_over: bool) -> None:
        set_mark(self, "dropping", is_over)

    def _update(self) -> None:
        self._buttons.show_state(
            self._field.edit.send_key, is_running=self._is_running, is_empty=self._field.is_empty
        )
