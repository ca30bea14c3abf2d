"""Shows pages that we wrote, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from deepseek_desktop.ui.models.page import Page, as_html


class PageView(QTextBrowser):
    """A browser that knows only its own pages: it opens no file, no address and no picture.

    `page_changed` carries the name of the page that is shown now.
    """

    page_changed = Signal(str)

    def __init__(
        self, pages: Sequence[Page], style: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._pages = {page.name: page for page in pages}
        self._style = style
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(lambda url: self.show_page(url.path()))
        self.document().setDocumentMargin(20)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    @property
    def page(self) -> str:
        """The name of the page that is shown; empty before the first."""
        return self.source().path()

    def show_page(self, name: str) -> None:
        """Show one of the pages from its start; another name does nothing."""
        if name not in self._pages:
            return
        self.setSource(QUrl(name), QTextDocument.ResourceType.HtmlResource)
        self.setAccessibleName(self._pages[name].title)
        self.page_changed.emit(name)

    def renew(self, pages: Sequence[Page]) -> None:
        """Take pages that say something else now, at the same place."""
        self._pages = {page.name: page for page in pages}
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of another theme, at the same place of the page."""
        place = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(self._style())
        self.reload()
        self.verticalScrollBar().setValue(place)

    def find_anywhere(self, wanted: str) -> bool:
        """Select the next place of a text, in this page or the pages after it; False: nowhere."""
        if not wanted:
            return False
        if self.find(wanted):
            return True
        names = list(self._pages)
        here = names.index(self.page) if self.page in names else 0
        for name in [*names[here + 1 :], *names[: here + 1]]:
            if name != self.page:
                if wanted.casefold() not in self._pages[name].text.casefold():
                    continue
                self.show_page(name)
            self.moveCursor(QTextCursor.MoveOperation.Start)
            if self.find(wanted):
                return True
        return False

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        # Whatever Qt asks for: a page of ours, or nothing. An exception here would end the app.
        page = self._pages.get(name.path() if isinstance(name, QUrl) else name)
        if page is None or kind != QTextDocument.ResourceType.HtmlResource.value:
            return QImage()
        self.document().setDefaultStyleSheet(self._style())
        return as_html(page, self._pages.keys())
