"""How verdicts are counted, with the sources of all methods; folded away at first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from deepseek_desktop.core.evaluation.methods import methods
from deepseek_desktop.ui.widgets.texts import PlainLabel


class StandingsMethods(QWidget):
    """A heading that opens and closes what is below it."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = QToolButton()
        self._heading.setObjectName("methodsHeading")
        self._heading.setText(self.tr("How this is counted"))
        self._heading.setCheckable(True)
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading.toggled.connect(self._show)
        self.setFocusProxy(self._heading)
        self._page: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show()

    def _show(self) -> None:
        is_open = self._heading.isChecked()
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self._heading.setArrowType(arrow)
        if is_open and self._page is None:
            self._page = self._made()
            self._layout.addWidget(self._page)
        if self._page is not None:
            self._page.setVisible(is_open)

    def _made(self) -> QWidget:
        translate = QCoreApplication.translate
        page = QWidget()
        page.setObjectName("cardPage")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(2)
        for method in methods():
            texts = [("title", translate("statistics", method.name))]
            texts.append(("", translate("statistics", method.text)))
            texts += [("muted", source) for source in method.sources]
            for role, text in texts:
                label = PlainLabel(role, text)
                label.setObjectName("method")
                label.setWordWrap(True)
                layout.addWidget(label)
            layout.addSpacing(8)
        return page
