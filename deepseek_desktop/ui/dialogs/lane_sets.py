"""The sets of lanes that a person keeps: found, written, copied, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.lane_set import LaneSet, LaneSetBook, lane_set_of
from deepseek_desktop.ui.dialogs.book_dialog import BookDialog, BookWords
from deepseek_desktop.ui.widgets.book_list import Row
from deepseek_desktop.ui.widgets.lane_set_form import LaneSetForm


class LaneSetsDialog(BookDialog[LaneSet]):
    """Shows sets of lanes; `present` are the lanes of the tab it was opened from."""

    def __init__(
        self,
        sets: Sequence[LaneSet],
        models: Sequence[str],
        present: Sequence[LaneChoice],
        parent: QWidget,
    ) -> None:
        self._present = lane_set_of("", "", present).lanes
        super().__init__(LaneSetBook(sets), LaneSetForm(models, self._present), parent)
        self.setObjectName("laneSets")
        self.setWindowTitle(self.tr("Sets of lanes"))

    def offer_use(self, *, has_begun: bool) -> None:
        """Say where a set would be used; a comparison that has begun keeps its lanes."""
        here, new = self.tr("Com&pare here"), self.tr("Com&pare in a new tab")
        self._use.setText(new if has_begun else here)

    @override
    def begin_with(self, thing: LaneSet) -> None:
        super().begin_with(replace(thing, begins=False))  # a copy takes that from no other

    @override
    def _say(self) -> BookWords:
        return BookWords(
            kind="set",
            listed=self.tr("Sets of lanes"),
            find=self.tr("Find a set"),
            none_yet=self.tr("No set yet. One holds who is compared, and in which order."),
            use=self.tr("Com&pare here"),
        )

    @override
    def _row(self, thing: LaneSet) -> Row:
        models = ", ".join(lane.model.rpartition("/")[2] for lane in thing.lanes)
        star = self.tr("★ begins new comparisons") if thing.begins else ""
        return Row(thing.id, thing.name, " · ".join(filter(None, (star, models))))

    @override
    def _blank(self) -> LaneSet:
        return LaneSet("", self.tr("New set"), self._present)
