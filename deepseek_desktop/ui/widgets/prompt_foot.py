"""What stands under a question: what was attached, which of several it is, what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QToolButton

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.ui.models.reply_place import PromptPlace
from deepseek_desktop.ui.models.wishes import Act
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout
from deepseek_desktop.ui.widgets.pager import Pager
from deepseek_desktop.ui.widgets.texts import PlainLabel


class PromptFoot(QFrame):
    """Announces with `wished` an `Act`, and which where that is needed."""

    wished = Signal(object, str)

    def __init__(self, icons: Icons, attachments: tuple[Attachment, ...]) -> None:
        super().__init__()
        self.setObjectName("promptFoot")
        self.setAccessibleName(self.tr("Below the question"))
        row = FlowLayout(self, 4)
        for attachment in attachments:
            label = PlainLabel("muted", f"▤ {attachment.name}")
            label.setObjectName("attached")
            row.addWidget(label)
        self._pager = Pager(icons, (self.tr("Previous version"), self.tr("Next version")))
        self._pager.chosen.connect(partial(self.wished.emit, Act.SHOW_TURN))
        kept = self.tr("Edit this question; this one and its replies are kept")
        self._edit = tool_button("editPrompt", self.tr("Edit this question"), kept)
        self._edit.clicked.connect(lambda: self.wished.emit(Act.EDIT, ""))
        self._other = tool_button("promptActions", self.tr("More to do with this question"))
        self._other.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._other.setMenu(self._menu())
        self._ask = QToolButton()
        self._ask.setObjectName("askNow")
        self._ask.setProperty("framed", "true")
        self._ask.setText(self.tr("Ask now"))
        self._ask.setToolTip(self.tr("This question was saved and not asked yet"))
        self._ask.clicked.connect(lambda: self.wished.emit(Act.RETRY, ""))
        self._later = PlainLabel("muted")
        self._later.setObjectName("laterWithOther")
        for part in (self._pager, self._edit, self._other, self._ask, self._later):
            row.addWidget(part)
        self._ask.hide()
        self.retint(icons)

    def show_place(self, place: PromptPlace) -> None:
        """Show which of several questions this is, and what there is besides it."""
        self._pager.show_place(place.ids, place.shown)
        self._ask.setVisible(not place.is_asked)
        text = self.tr("Later questions with another version: {count}")
        self._later.setText(text.format(count=place.later))
        self._later.setVisible(place.later > 0)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._pager.retint(icons)
        self._edit.setIcon(icons.get("edit"))
        self._other.setIcon(icons.get("more"))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for text, act in (
            (self.tr("&Edit…"), Act.EDIT),
            (self.tr("&Fork into a new conversation"), Act.FORK),
            (self.tr("&Delete this turn"), Act.DELETE),
        ):
            menu.addAction(text, partial(self.wished.emit, act, ""))
        return menu
