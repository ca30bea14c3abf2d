"""Shows Markdown that wants files and hosts, and tells what the process did; run as a program.

Reads {"markdown": ..., "control": ...} from its input, so that no command line names what nobody
shall open. `control` text is shown as HTML by Qt itself: what does open files is seen to do so.
"""

from __future__ import annotations

import json
import sys
from typing import ClassVar

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.leaves import filling
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView

_SCHEMES = ("http", "https", "file", "mailto", "ftp", "data", "qrc", "javascript", "smb")
_WATCHED = ("open", "socket.", "subprocess.", "os.", "shutil.", "webbrowser.", "urllib.", "ctypes.")
_HARMLESS = """$x^2$ and `code`

```python
x = 1
```

```html
<b>x</b>
```

| a |
|---|
| b |
"""


class WatchedDocument(QTextDocument):
    """Notes which resources it would load."""

    wanted: ClassVar[list[str]] = []
    made: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.made.append(1)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        self.wanted.append(QUrl(name).toString())
        return super().loadResource(kind, name)


class Opener(QObject):
    """Notes what would have been opened outside of the application."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        for scheme in _SCHEMES:
            # The annotation asks for bytes, the call for text.
            QDesktopServices.setUrlHandler(scheme, self, "note")  # type: ignore[arg-type] # its annotation lacks names as text

    @Slot(QUrl)
    def note(self, url: QUrl) -> None:
        """Note an address in place of opening it."""
        self.opened.append(url.toString())


def main() -> None:
    """Show what the input says, and print what happened."""
    said = json.load(sys.stdin)
    application = QApplication([])
    opener = Opener()
    typesetter = Typesetter(asset("katex"))
    vars(filling)["QTextDocument"] = WatchedDocument  # it is there that documents are made
    events: list[str] = []
    is_watching = False

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if is_watching and event.startswith(_WATCHED):
            events.append(f"{event} {arguments!r}")

    sys.addaudithook(watch)
    _show(application, typesetter, _HARMLESS)  # what is loaded at the first time is not watched
    is_watching = True
    leaves = _show(application, typesetter, said["markdown"])
    if said["control"]:
        document = WatchedDocument()
        document.setHtml(said["control"])
        document.size()
        QDesktopServices.openUrl(QUrl("http://control.example"))
    is_watching = False
    told = {"leaves": [leaves], "wanted": WatchedDocument.wanted, "events": events}
    told |= {"opened": opener.opened, "documents": WatchedDocument.made}
    sys.stdout.write(json.dumps(told))


def _show(application: QApplication, typesetter: Typesetter, markdown: str) -> int:
    """Show a text at once, then as it would be streamed, all of it; return how many leaves."""
    count = 0
    for step in (len(markdown), 200):
        view = TranscriptView(Reading(typesetter))
        view.resize(700, 500)
        passage = Passage()
        view.add(TextItem(passage))
        view.show()
        for end in range(step, len(markdown) + step, step):
            passage.show_text(markdown[:end])
            view.changed()
            application.processEvents()
        for value in range(0, view.verticalScrollBar().maximum() + 500, 400):
            view.verticalScrollBar().setValue(value)
            view.grab()
        count = len(passage.leaves)
        view.deleteLater()
        application.processEvents()
    return count


if __name__ == "__main__":
    main()
