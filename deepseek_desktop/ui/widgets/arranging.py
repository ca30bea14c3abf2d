"""What a person does with the lanes themselves: let them rest, hide them, look at one alone."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from deepseek_desktop.core.domain.comparison import MOST_LANES, ComparisonSettings, Order
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.lane_differences import told_apart
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.widgets.lanes.lane_chips import Chip, LaneChips
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea


class Arranging(QObject):
    """Joins the lanes and their chips with how a conversation is arranged.

    `changed` says that lanes came, went, or are asked otherwise; `noticed` says why something
    could not be done, `lane_asked` has a `LaneWish` that somebody else fulfils.
    """

    changed = Signal()
    noticed = Signal(str)
    lane_asked = Signal(object)

    def __init__(self, state: ConversationState, lanes: LanesArea, chips: LaneChips) -> None:
        super().__init__(lanes)
        self._state = state
        self._lanes = lanes
        self._chips = chips
        self._arrangement = state.arrangement
        self._shown: tuple[tuple[str, ...], ComparisonSettings, int | None] | None = None
        chips.toggled.connect(self.toggle_place)
        chips.menu_asked.connect(self._open_menu)
        chips.order_chosen.connect(self._order)
        chips.add_asked.connect(lambda: self.lane_asked.emit(LaneWish(LaneAct.ADD, 0)))
        lanes.focus_asked.connect(self.toggle_focus)
        lanes.lane_asked.connect(self.fulfil)
        lanes.chosen.connect(self.update)
        self._arrangement.changed.connect(self.update)
        self._arrangement.veil.changed.connect(self.update)
        state.began.connect(self.update)
        state.lanes_changed.connect(self.update)
        self.update()

    @property
    def is_full(self) -> bool:
        """Whether no lane can be added."""
        return len(self._lanes.columns) >= MOST_LANES

    def fulfil(self, wish: LaneWish) -> None:
        """Do what is wished of a lane as a whole."""
        if self.is_veiled():
            return
        match wish.act:
            case LaneAct.HIDE:
                self.hide(wish.number)
            case LaneAct.REMOVE:
                self.remove(wish.number)
            case LaneAct.FOCUS:
                self.toggle_focus(wish.number)
            case LaneAct.TOGGLE:
                self.toggle(wish.number)
            case _:
                self.lane_asked.emit(wish)

    def take_set(self, lanes: Sequence[LaneChoice], settings: ComparisonSettings) -> None:
        """Let these lanes stand in the place of all, in a conversation that has not begun."""
        self._lanes.focus(None)
        self._lanes.fit([uuid4().hex for _ in lanes])
        for number, choice in enumerate(lanes):
            self._lanes.choose(number, choice.model)
            self._lanes.set_up(number, choice.setup)
        self._arrangement.take(settings)
        self.update()

    def update(self) -> None:
        """Show how things are now."""
        settings = self._arrangement.settings
        columns = self._lanes.columns
        veil = self._arrangement.veil
        self._lanes.place(hidden=settings.hidden | veil.unseen)
        for column in columns:
            column.header.show_resting(
                is_resting=not settings.is_asked(column.lane_id),
                is_hidden=column.lane_id in settings.hidden,
            )
        chips = [self._chip(column) for column in self._lanes.in_order]
        # In their order, too, the chips would tell who is who.
        self._chips.show_lanes([] if veil.is_down else chips, settings.order)
        self._chips.setVisible(len(columns) > 1)
        ids = tuple(column.lane_id for column in columns)
        shown = (ids, settings, self._lanes.focused)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def toggle_place(self, place: int) -> None:
        """Toggle the lane that stands there, counted from 0 on the left, hidden ones included."""
        if place < len(columns := self._lanes.in_order):
            self.toggle(self._lanes.columns.index(columns[place]))

    def toggle(self, number: int) -> None:
        """Let a lane rest, take part again, or be seen again; one at least takes part."""
        if self.is_veiled():
            return
        lane_id, settings = self._lanes.columns[number].lane_id, self._arrangement.settings
        if lane_id in settings.hidden:
            self._lanes.focus(None)  # or else it would be there and not seen
            self._arrangement.show(lane_id, is_shown=True)
        elif settings.is_asked(lane_id) and self._is_last(lane_id):
            self.update()  # the chip was pressed all the same
            self.noticed.emit(self.tr("One lane at least is asked."))
        else:
            self._arrangement.toggle_resting(lane_id)

    def hide(self, number: int) -> None:
        """Hide a lane, which is not asked any more either; its chip brings it back."""
        lane_id = self._lanes.columns[number].lane_id
        if self._is_last(lane_id):
            self.noticed.emit(self.tr("One lane at least is asked."))
            return
        if self._lanes.focused == number:
            self._lanes.focus(None)
        self._arrangement.show(lane_id, is_shown=False)

    def remove(self, number: int) -> None:
        """Take a lane away; one that has answered is only hidden, so that nothing is lost."""
        column = self._lanes.columns[number]
        if len(self._lanes.columns) == 1:
            self.noticed.emit(self.tr("One lane at least is asked."))
        elif any(column.lane_id in turn.reply_ids for turn in self._state.shown.states):
            self.hide(number)
        elif self._state.has_begun:
            kept = tuple(lane for lane in self._state.lanes if lane.id != column.lane_id)
            self._state.answer_with(kept)
        else:
            kept_ids = [c.lane_id for c in self._lanes.columns if c is not column]
            self._lanes.fit(kept_ids)
            self.update()

    def toggle_focus(self, number: int) -> None:
        """Show one lane alone, or all again."""
        is_alone = self._lanes.focused is not None
        if len(self._lanes.columns) > 1:
            self._lanes.focus(None if is_alone else number)
            self.update()

    def go_to(self, lane_id: str) -> None:
        """See a lane, though another one was seen alone, and be in it."""
        self._lanes.focus(None)
        self.update()
        number = [column.lane_id for column in self._lanes.columns].index(lane_id)
        self._lanes.columns[number].header.take_focus()
        # Once it has its place.
        QTimer.singleShot(0, self._lanes, self._lanes.follow_focus)

    def leave_focus(self) -> bool:
        """Show all lanes again; return whether one was seen alone."""
        was_alone = self._lanes.focused is not None
        if was_alone:
            self._lanes.focus(None)
            self.update()
        return was_alone

    def is_veiled(self) -> bool:
        """Whether nobody is to know who answers now; a person who wishes to see more is told so."""
        if self._arrangement.veil.is_down:
            self.noticed.emit(self._arrangement.veil.hindrance())
        return self._arrangement.veil.is_down

    def _chip(self, column: LaneColumn) -> Chip:
        choice, settings = column.header.choice, self._arrangement.settings
        others = [each.header.choice for each in self._lanes.in_order if each is not column]
        return Chip(
            column.header.letter,
            choice.model,
            settings.is_asked(column.lane_id),
            column.lane_id in settings.hidden,
            told_apart(choice, others),
        )

    def _open_menu(self, place: int, at: QPoint) -> None:
        self._lanes.in_order[place].header.menu.open_at(at)

    def _order(self, order: Order) -> None:
        self._arrangement.change(order=order)

    def _is_last(self, lane_id: str) -> bool:
        settings = self._arrangement.settings
        others = [c.lane_id for c in self._lanes.columns if c.lane_id != lane_id]
        return not any(map(settings.is_asked, others))
