"""What differs, and what the final answer is, can be found in the documents that are shown."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.evaluation.answer_difference import difference
from deepseek_desktop.core.evaluation.final_answer import final_answer
from deepseek_desktop.core.evaluation.read_answer import ReadAnswer, read_leaves
from deepseek_desktop.core.markup.reading import Spot
from deepseek_desktop.core.markup.spans import OBJECT
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.finding.leaf_text import document_places
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.ui.transcript.leaves.look import Look
from deepseek_desktop.ui.transcript.passage import Passage

_LEFT = """\
So 😀 **costs** $x^2$ with `a(1)` and 5 coins, don't forget that.

| 名称 | 😀 price |
|---|---|
| tea 😀 | $y$ is 3 |

```python
s = "😀"; n = 1
```

**Final Answer** $\\boxed{42}$
"""
_RIGHT = _LEFT.replace("5", "6").replace("is 3", "is 4").replace("n = 1", "n = 2")


def _read(passage: Passage) -> ReadAnswer:
    return read_leaves(passage.leaves, passage.definitions)


def _between(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_marks_and_final_answers_have_places_in_documents(
    qtbot: QtBot, typesetter: Typesetter
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    filler = Filler(Look.of(widget), typesetter)
    left, right = Passage(), Passage()
    left.show_text(_LEFT)
    right.show_text(_RIGHT.replace("42", "41"))

    found = difference(_read(left), _read(right))

    def shown(passage: Passage, leaf: int, spot: Spot) -> str:
        filled = filler.fill(passage.leaves[leaf], passage.definitions)
        ((start, end),) = document_places(passage.leaves[leaf], filled, [spot])
        return _between(filled.document, start, end)

    ones = [shown(left, mark.leaf, mark.spot) for mark in found.left.marks]
    others = [shown(right, mark.leaf, mark.spot) for mark in found.right.marks]
    assert ones == ["5", "3", "1", OBJECT]
    assert others == ["6", "4", "2", OBJECT]
    answer = final_answer(_read(right))
    assert answer is not None
    assert shown(right, answer.leaf, answer.spot) == OBJECT
