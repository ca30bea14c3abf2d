"""The form in which a set of lanes is written."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QComboBox
from typing_extensions import override

from deepseek_desktop.core.domain.comparison import USUAL, ComparisonSettings, Order
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.lane_set import NAME_LIMIT, LaneSet
from deepseek_desktop.ui.widgets.book_form import BookForm
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.flow_layout import flowing
from deepseek_desktop.ui.widgets.lane_set_rows import LaneSetRows
from deepseek_desktop.ui.widgets.texts import PlainLabel


class LaneSetForm(BookForm[LaneSet]):
    """Shows a set to be edited; `present` are the lanes of the tab it was opened from."""

    def __init__(self, models: Sequence[str], present: Sequence[LaneChoice]) -> None:
        super().__init__("set", NAME_LIMIT)
        self._present = tuple(present)
        self._settings: ComparisonSettings = USUAL
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setPlaceholderText(self.tr("for example: R1 vs V3"))
        self._order = self._make_order()
        self._rows = LaneSetRows(models)
        self._begins = QCheckBox(self.tr("New comparisons &begin with this set"))
        self._begins.setObjectName("setBegins")
        self._add = quiet_button("addSetLane", self.tr("Add a &lane"))
        self._take = quiet_button("takeLanes", self.tr("&Take the lanes of the tab"))
        hint = self.tr(
            "Instructions and parameters are those of the lanes that were saved. To change them, "
            "set up the lanes of a tab and take them here."
        )
        self._hint = PlainLabel("muted", hint)
        self._hint.setWordWrap(True)
        self._lay_out()
        self._order.currentIndexChanged.connect(self._note)
        self._begins.toggled.connect(self._note)
        self._rows.changed.connect(self._note)
        self._add.clicked.connect(self._rows.add)
        self._take.clicked.connect(self._take_present)

    @property
    @override
    def typed(self) -> tuple[str, ...]:
        lanes = map(repr, self._rows.lanes)
        order = self._order.currentData()
        return (self._name.text(), str(order), str(self._begins.isChecked()), *lanes)

    @property
    @override
    def written(self) -> LaneSet:
        settings = replace(self._settings, order=Order(self._order.currentData()))
        begins = self._begins.isChecked()
        return LaneSet(self._id, self._name.text(), self._rows.lanes, settings, begins)

    @override
    def _fill(self, thing: LaneSet | None) -> None:
        shown = thing or LaneSet("", "")
        self._settings = shown.settings
        self._order.setCurrentIndex(self._order.findData(shown.settings.order.value))
        self._begins.setChecked(shown.begins)
        self._rows.show_lanes(shown.lanes)
        self._offer()

    @override
    def _note(self) -> None:
        self._offer()
        super()._note()

    def _offer(self) -> None:
        """Let only that be done with the lanes which would change them."""
        self._add.setEnabled(not self._rows.is_full)
        self._take.setEnabled(self._rows.lanes != self._present)

    def _take_present(self) -> None:
        self._rows.show_lanes(self._present)
        self._note()

    def _make_order(self) -> QComboBox:
        order = QComboBox()
        order.setObjectName("setOrder")
        order.setAccessibleName(self.tr("In which order the lanes are asked"))
        for value, text in (
            (Order.PARALLEL, self.tr("All at once")),
            (Order.SEQUENTIAL, self.tr("One after another")),
            (Order.RACE, self.tr("All at once, until one has answered")),
        ):
            order.addItem(text, value.value)
        return order

    def _lay_out(self) -> None:
        layout = self._lay_out_below(
            (self.tr("&Name"), self._name), (self.tr("&Asked"), self._order)
        )
        layout.addWidget(self._rows, stretch=1)
        layout.addWidget(flowing(self._add, self._take))
        layout.addWidget(self._begins)
        layout.addWidget(self._hint)
        layout.addWidget(self._problem)
