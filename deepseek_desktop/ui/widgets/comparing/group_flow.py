"""Groups of buttons beside each other: each in one row as long as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem
from typing_extensions import override

from deepseek_desktop.ui.widgets.flow_layout import FlowLayout


class GroupFlow(FlowLayout):
    """Begins another row with a group that has no room; one that is too wide breaks in itself."""

    @override
    def _size(self, item: QLayoutItem, width: int) -> QSize:
        widget = item.widget()
        inside = widget.layout() if widget is not None else None
        if inside is None:
            return super()._size(item, width)
        wide = min(_row_width(inside), width)
        high = inside.totalHeightForWidth(wide)
        return QSize(wide, high if high >= 0 else item.sizeHint().height())


def _row_width(layout: QLayout) -> int:
    """Return the width at which nothing in a layout has to begin another row."""
    if isinstance(layout, FlowLayout):
        return layout.row_width
    if isinstance(layout, QBoxLayout) and layout.direction() == QBoxLayout.Direction.TopToBottom:
        items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
        return max((_item_width(item) for item in items if not item.isEmpty()), default=0)
    return layout.sizeHint().width()


def _item_width(item: QLayoutItem) -> int:
    widget = item.widget()
    inside = widget.layout() if widget is not None else None
    return _row_width(inside) if inside is not None else item.sizeHint().width()
