"""The lanes in short above the composer: who is asked next, in which order, and who else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from string import ascii_lowercase

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from deepseek_desktop.core.domain.comparison import MOST_LANES, Order
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.choice_menu import ChoiceMenu
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout
from deepseek_desktop.ui.widgets.tab_order import put_behind
from deepseek_desktop.ui.widgets.texts import set_mark, shortened

_NAME_LENGTH = 24


class Chip(Struct, frozen=True):
    """A lane in short; `apart` says how it differs from one with the same model."""

    letter: str
    model: str
    is_asked: bool
    is_hidden: bool
    apart: str = ""


class LaneChips(QWidget):
    """Announces which lane is to rest or take part, by its place, and that one is to be added.

    `menu_asked` wants the menu of a lane, by its place, where on the screen.
    """

    toggled = Signal(int)
    menu_asked = Signal(int, QPoint)
    add_asked = Signal()
    order_chosen = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("laneChips")
        self.setAccessibleName(self.tr("Who is asked next"))
        self._chips = [self._make_chip(number) for number in range(MOST_LANES)]
        self._add = tool_button("addLane", self.tr("Add a lane"), self.tr("Ask another model, too"))
        self._add.clicked.connect(self.add_asked)
        self._order = QToolButton()
        self._order.setObjectName("laneOrder")
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._orders = {
            Order.PARALLEL: self.tr("All at once"),
            Order.SEQUENTIAL: self.tr("One after another"),
            Order.RACE: self.tr("All at once, until one has answered"),
        }
        self._menu = ChoiceMenu(self, self._orders, self.order_chosen.emit)
        self._order.setMenu(self._menu)
        self._layout = FlowLayout(self, 4)
        for chip in self._chips:
            self._layout.addWidget(chip)
        self._layout.addWidget(self._add)
        self._layout.addWidget(self._order)
        self._last: QWidget = self._order
        self.retint(icons)

    def show_lanes(self, chips: Sequence[Chip], order: Order) -> None:
        """Show lanes, from left to right, and the order in which they are asked."""
        for key, (button, chip) in enumerate(zip_longest(self._chips, chips), start=1):
            button.setVisible(chip is not None)
            if chip is not None:
                self._show_chip(button, chip, key)
        self._add.setEnabled(len(chips) < MOST_LANES)
        self._order.setText(f"{self._orders[order]} ▾")
        what = self.tr("In which order the lanes are asked: {order}")
        self._order.setAccessibleName(what.format(order=self._orders[order]))
        self._menu.mark(order)

    def add_widget(self, widget: QWidget) -> None:
        """Let something else stand behind all that is here."""
        self._layout.addWidget(widget)
        put_behind(self._last, widget)
        self._last = widget

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._add.setIcon(icons.get("add"))

    def _show_chip(self, button: QToolButton, chip: Chip, key: int) -> None:
        name = shortened(chip.model.rpartition("/")[2] or "…", _NAME_LENGTH)
        if chip.apart:
            name = f"{name} · {shortened(chip.apart, _NAME_LENGTH)}"
        text = self._label(chip).format(letter=chip.letter, model=name)
        button.setText(text.replace("&", "&&"))
        button.setChecked(chip.is_asked)
        set_mark(button, "lane", ascii_lowercase[key - 1])
        if chip.is_hidden:
            said = self.tr("Lane {letter} is hidden and not asked; show it (Ctrl+{key})")
        elif chip.is_asked:
            said = self.tr("Lane {letter} is asked next; let it rest (Ctrl+{key})")
        else:
            said = self.tr("Lane {letter} rests; ask it next (Ctrl+{key})")
        text = said.format(letter=chip.letter, key=key)
        button.setToolTip(text)
        button.setAccessibleName(text)

    def _label(self, chip: Chip) -> str:
        """Return what stands on a chip; that a lane is not asked is said in words, too."""
        if chip.is_hidden:
            return self.tr("{letter}  {model} · hidden")
        return (
            self.tr("{letter}  {model}") if chip.is_asked else self.tr("{letter}  {model} · rests")
        )

    def _make_chip(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName("laneChip")
        button.setCheckable(True)
        button.clicked.connect(partial(self.toggled.emit, number))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(partial(self._open_menu, number))
        return button

    def _open_menu(self, number: int, _at: QPoint) -> None:
        """Show what can be done with a lane: at a right click, or the menu key."""
        button = self._chips[number]
        self.menu_asked.emit(number, button.mapToGlobal(QPoint(0, button.height())))
