"""What stands under a reply: how it ended, its details, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.details import facts_of, parameter_label, remarks
from deepseek_desktop.ui.models.reply_place import ReplyPlace, can_be_context
from deepseek_desktop.ui.models.wishes import Act
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.copy_menu import CopyMenu
from deepseek_desktop.ui.widgets.facts_card import FactsCard
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout
from deepseek_desktop.ui.widgets.pager import Pager
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role

_NARROW_LETTERS = 60


class ReplyFoot(QFrame):
    """Announces with `wished` an `Act`, and which where that is needed."""

    wished = Signal(object, str)
    details_opened = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("replyFoot")
        self.setAccessibleName(self.tr("Below the reply"))
        self._reply: Reply | None = None
        self._is_free = False
        self._calls = PlainLabel()
        self._calls.setObjectName("calls")
        self._calls.setWordWrap(True)
        self._ending = PlainLabel("muted")
        self._ending.setObjectName("ending")
        self._ending.setWordWrap(True)
        self._facts = FactsCard()
        self._facts.hide()
        self._actions = self._make_actions(icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._calls, self._ending, self._facts, self._actions):
            layout.addWidget(part)
        self._calls.hide()
        self._ending.hide()
        self._actions.hide()

    def show_reply(self, reply: Reply, place: ReplyPlace) -> None:
        """Show what there is to say and to do about `reply` as it stands."""
        self._reply, self._is_free = reply, place.is_free
        self._copy_menu.show_reply(reply)
        self._show_ending(reply, place.note)
        thinks = reply.phase is Phase.THINKING and not place.is_played
        self._answer_now.setVisible(thinks)
        self._actions.setVisible(not reply.is_running or len(place.ids) > 1 or thinks)
        self._pager.show_place(place.ids, reply.id)
        for button in (self._copy, self._retry, self._other):
            button.setVisible(not reply.is_running)
        self._fit()
        self._go_on.setVisible(reply.can_be_continued)
        self._include.setVisible(reply.can_be_continued and place.is_last)
        self._include.setChecked(place.is_included)
        is_usable = place.is_last and place.has_others and can_be_context(reply)
        self._use.setVisible(is_usable)
        self._use.setChecked(place.is_context)
        self._copy.setEnabled(bool(reply.answer or reply.reasoning) and not place.is_played)
        self._retry.setEnabled(not place.is_played)
        self._show_calls(reply)
        self._show_way_out(reply)
        if self._more.isChecked():
            self._facts.show_facts(facts_of(reply, is_free=place.is_free))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand in one row also where a lane is narrow: pictures only, and details in the menu."""
        is_narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonIconOnly if is_narrow else styles.ToolButtonTextBesideIcon
        for button in (self._copy, self._retry, self._go_on):
            button.setToolButtonStyle(style)
        is_ended = self._reply is not None and not self._reply.is_running
        self._more.setVisible(is_ended and not is_narrow)
        for action in self._other.menu().actions():  # PySide lets go of those only kept here
            if action.objectName() == "detailsInMenu":
                action.setVisible(is_narrow)
                action.setChecked(self._more.isChecked())

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._pager.retint(icons)
        self._copy.setIcon(icons.get("copy"))
        self._retry.setIcon(icons.get("retry"))
        self._retry_without.setIcon(icons.get("retry"))
        self._go_on.setIcon(icons.get("continue"))
        self._other.setIcon(icons.get("more"))

    def _show_calls(self, reply: Reply) -> None:
        calls = (f"{call.name}({call.arguments})" for call in reply.tool_calls)
        self._calls.setText("\n".join(calls))
        self._calls.setVisible(bool(reply.tool_calls))

    def _show_way_out(self, reply: Reply) -> None:
        """Offer what helps: another key, another model, or to ask without what was refused."""
        failure = reply.failure
        kind = failure.kind if failure is not None else ""
        self._give_key.setVisible(kind == "authentication")
        self._see_models.setVisible(kind == "unknown_model")
        self._elsewhere.setVisible(failure is not None)
        is_refused = failure is not None and failure.kind == "parameter_refused"
        self._refused = failure.facts.get("parameter", "") if failure and is_refused else ""
        self._retry_without.setVisible(bool(self._refused))
        label = parameter_label(self._refused)
        self._retry_without.setText(self.tr("Retry without “{name}”").format(name=label))

    def _show_facts(self, is_shown: bool) -> None:
        if is_shown and self._reply is not None:
            self._facts.show_facts(facts_of(self._reply, is_free=self._is_free))
        self._facts.setVisible(is_shown)
        if is_shown:
            self.details_opened.emit()

    def _show_ending(self, reply: Reply, failure: str) -> None:
        lines = [
            wording.explanation(reply),
            wording.damage(reply),
            wording.echo_warning(reply),
            *remarks(reply),
        ]
        text = "\n".join(line for line in (*lines, failure) if line)
        is_failure = reply.failure is not None or bool(failure)
        set_role(self._ending, "danger" if is_failure else "warning")
        self._ending.setText(text)
        self._ending.setVisible(bool(text))

    def _make_actions(self, icons: Icons) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row, 4)
        self._pager = Pager(icons, (self.tr("Previous reply"), self.tr("Next reply")))
        self._pager.chosen.connect(partial(self.wished.emit, Act.SHOW_REPLY))
        self._copy = _button("copy", self.tr("Copy"), icons)
        self._copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._copy_menu = CopyMenu(self)
        self._copy.setMenu(self._copy_menu)
        self._retry = _button("retry", self.tr("Retry"), icons)
        self._retry.setToolTip(self.tr("Ask this model again; this reply is kept"))
        self._retry.clicked.connect(lambda: self.wished.emit(Act.RETRY, ""))
        self._refused = ""
        self._retry_without: QToolButton = _button("retry", "", icons)
        self._retry_without.setObjectName("retryWithout")
        self._retry_without.clicked.connect(lambda: self.wished.emit(Act.RETRY, self._refused))
        self._go_on = _button("continue", self.tr("Continue"), icons)
        self._go_on.setToolTip(self.tr("Let the model go on with this answer; this reply is kept"))
        self._go_on.clicked.connect(lambda: self.wished.emit(Act.GO_ON, ""))
        self._include: QToolButton = self._word_button(
            "include", self.tr("Send along"), Act.INCLUDE
        )
        self._include.setCheckable(True)
        self._include.setToolTip(
            self.tr("Send this cut answer along with the next question; else it is left out")
        )
        self._use: QToolButton = self._word_button(
            "useAsContext", self.tr("Use as context"), Act.CONTEXT
        )
        self._use.setCheckable(True)
        self._use.setToolTip(self.tr("Let all lanes go on from this answer with the next question"))
        self._give_key: QToolButton = self._word_button(
            "giveKey", self.tr("Give the key…"), Act.GIVE_KEY
        )
        self._see_models: QToolButton = self._word_button(
            "seeModels", self.tr("Its models…"), Act.SEE_MODELS
        )
        self._elsewhere: QToolButton = self._word_button(
            "elsewhere", self.tr("Another host…"), Act.RETRY_WITH
        )
        self._answer_now: QToolButton = self._word_button(
            "answerNow", self.tr("Answer now"), Act.ANSWER_NOW
        )
        self._answer_now.setToolTip(
            self.tr("Stop the thinking, and let the model answer with what it thought so far")
        )
        self._more = _framed("details", self.tr("Details"))
        self._more.setCheckable(True)
        self._more.setToolTip(self.tr("Who answered, and where every figure comes from"))
        self._more.toggled.connect(self._show_facts)
        self._other = self._make_other(icons)
        first = (self._pager, self._copy, self._retry, self._retry_without, self._go_on)
        ways_out = (
            self._answer_now,
            self._include,
            self._use,
            self._give_key,
            self._see_models,
            self._elsewhere,
        )
        for part in (*first, *ways_out, self._more, self._other):
            layout.addWidget(part)
        return row

    def _make_other(self, icons: Icons) -> QToolButton:
        other = tool_button("otherActions", self.tr("More to do with this reply"))
        other.setIcon(icons.get("more"))
        other.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(other)
        details = menu.addAction(self.tr("De&tails"), self._more.toggle)
        details.setObjectName("detailsInMenu")
        details.setCheckable(True)
        for text, act in (
            (self.tr("Retry with &another model…"), Act.RETRY_WITH),
            (self.tr("&Give this thinking to the other lanes…"), Act.HAND),
            (self.tr("&Fork into a new conversation"), Act.FORK),
            (self.tr("&Delete this turn"), Act.DELETE),
        ):
            menu.addAction(text, partial(self.wished.emit, act, ""))
        other.setMenu(menu)
        return other

    def _word_button(self, name: str, text: str, act: Act) -> QToolButton:
        button = _framed(name, text)
        button.clicked.connect(lambda: self.wished.emit(act, ""))
        return button


def _framed(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("framed", "true")
    button.setText(text)
    return button


def _button(name: str, text: str, icons: Icons) -> QToolButton:
    button = _framed(name, text)
    button.setIcon(icons.get(name))
    button.setToolTip(text)  # where there is no room for the word
    button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
    return button
