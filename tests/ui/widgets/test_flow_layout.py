from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from deepseek_desktop.ui.widgets.flow_layout import FlowLayout


def test_what_qt_made_for_a_layout_ends_with_it(qapp: QApplication) -> None:
    whole = QWidget()
    layout = FlowLayout(whole, 4)
    labels = [QLabel(text) for text in ("one", "two", "three")]
    for label in labels:
        layout.addWidget(label)

    labels[0].deleteLater()
    qapp.sendPostedEvents(labels[0], QEvent.Type.DeferredDelete.value)
    items = [layout.itemAt(number) for number in range(layout.count())]
    assert [isValid(item) for item in items] == [True, True]
    whole.deleteLater()
    qapp.sendPostedEvents(whole, QEvent.Type.DeferredDelete.value)

    assert [isValid(item) for item in items] == [False, False]
