"""Two prepared answers, and what a person sees of how they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QToolButton

from deepseek_desktop.core.evaluation.difference import MarkSort
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.leaves.difference_marks import DifferentLeaf, DifferentWords
from deepseek_desktop.ui.transcript.leaves.marks import Marks
from tests.ui.lane_seen import LaneSeen
from tests.ui.person import Person
from tests.ui.seeing import seen

LEFT = """\
# Apples and prices

Tom buys **five** apples for $x^2 + 1$ coins, 一共花了十五元钱。

| Fruit | Price |
|---|---|
| apple | 3 |
| pear | 7 |

```python
def total(count):
    return count * 3
```

- First multiply the count by the price.
- Then add nothing at all.

Only this answer has a remark about rounding the final amount up.

The final answer is **15**.
"""
RIGHT = """\
# Apples and prices

Tom buys **six** apples for $x^2 + 2$ coins, 一共花了十八元钱。

| Fruit | Price |
|---|---|
| apple | 3 |
| pear | 8 |

```python
def total(count):
    return count * 4
```

- First multiply the count by the price.
- Then add nothing at all.

The final answer is **18**.
"""


def words(lane: LaneSeen, sort: MarkSort | None = None) -> list[str]:
    """Return the words that are set off in the newest answer, as the documents have them."""
    return _texts(lane, lambda each: sort in {None, each.sort})


def _texts(lane: LaneSeen, is_wanted: Callable[[DifferentWords], bool]) -> list[str]:
    found = []
    for leaf, marks in enumerate(leaves(lane)):
        document = _item(lane).passage.box(leaf).document
        for each in filter(is_wanted, marks.words if marks is not None else ()):
            cursor = QTextCursor(document)
            cursor.setPosition(each.start)
            cursor.setPosition(each.end, QTextCursor.MoveMode.KeepAnchor)
            found.append(cursor.selectedText().replace("\ufffc", "formula"))
    return found


def leaves(lane: LaneSeen) -> list[DifferentLeaf | None]:
    """Return what is set off in each leaf of the newest answer, as it is painted."""
    item = _item(lane)
    painted: Sequence[Marks] = [
        lane.transcript.marks(item, leaf) for leaf in range(len(item.passage.leaves))
    ]
    return [marks.different for marks in painted]


def _item(lane: LaneSeen) -> TextItem:
    return lane.reply.view.answer


def said(person: Person) -> list[str]:
    """Return what the bar says of the differences."""
    labels = seen(person.tab, QLabel, "differences")
    return labels[0].accessibleName().splitlines() if labels else []


def tool(person: Person, name: str) -> QToolButton:
    """Return a tool of the comparison bar."""
    (button,) = seen(person.tab, QToolButton, name)
    return button


def here(lane: LaneSeen) -> list[str]:
    """Return the words that a person went to."""
    return _texts(lane, lambda each: each.is_here)


def is_in_view(lane: LaneSeen) -> bool:
    """Return whether what a person went to can be seen, words or a whole leaf."""
    lane.transcript.settle()
    for leaf, marks in enumerate(leaves(lane)):
        if marks is not None and (marks.is_here or any(each.is_here for each in marks.words)):
            rect = lane.transcript.geometry_now.leaf_rect(_item(lane), leaf)
            return lane.transcript.viewport().rect().contains(rect.center())
    return False


def add_lane(person: Person, model: str) -> None:
    """Choose a model for one lane more."""
    person.tab.lanes.add(model.replace("/", "-"), person.tab.choices[0])
    person.tab.arranging.update()
    person.tab.lanes.choose(len(person.tab.lanes.columns) - 1, model)
