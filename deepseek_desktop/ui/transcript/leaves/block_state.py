"""How a person wants to see a block: it outlives the block's document."""

from __future__ import annotations

from msgspec import Struct

from deepseek_desktop.core.markup.leaves import Code, Leaf, Maths, Table
from deepseek_desktop.ui.transcript.leaves.look import Look

FEW_LINES = 12  # of code that a person folded
FOLDABLE_LINES = 25  # code that is longer can be folded
FIRST_LINES = 400  # of code that was never shown before
FIRST_LETTERS = 100_000


class BlockState(Struct):
    """`most_lines` of code are shown: 0 for all of them, None while nobody has looked yet.

    `shift` says how far the block is scrolled sideways, in pixels. The parts of a large table have
    one state, with the `columns` of the first part that was laid out in a `look`.
    """

    is_wrapped: bool = False
    is_numbered: bool = False
    most_lines: int | None = None
    shift: float = 0.0
    columns: tuple[float, ...] = ()
    look: Look | None = None


class BlockStates:
    """The states of the blocks of one text, by the numbers of its leaves."""

    def __init__(self) -> None:
        self._states: dict[int, BlockState] = {}

    def of(self, number: int, leaf: Leaf, *, is_growing: bool) -> BlockState:
        """Return the state of a leaf, which is looked at now.

        Laying out very long code takes time, so at first its beginning has to do. What is being
        written before someone's eyes stays as it is, however long it becomes.
        """
        content = leaf.content
        if not isinstance(content, Code | Table | Maths):
            return BlockState()
        known = self._states.get(number - 1) if isinstance(content, Table) else None
        if known is not None and isinstance(content, Table) and content.is_continued:
            self._states[number] = known
        state = self._states.setdefault(number, BlockState())
        if isinstance(content, Code) and state.most_lines is None:
            is_short = is_growing or len(first_part(content.text, FIRST_LINES)) == len(content.text)
            state.most_lines = 0 if is_short else FIRST_LINES
        return state

    def move(self, count: int) -> None:
        """Note that there are so many leaves more above all others."""
        self._states = {number + count: state for number, state in self._states.items()}

    def clear(self) -> None:
        """Forget all of them: the text became another one."""
        self._states.clear()


def first_part(text: str, most_lines: int) -> str:
    """Return the first lines of code, and not too many letters; all of it for 0 lines."""
    if not most_lines:
        return text
    end = -1
    for _ in range(most_lines):
        end = text.find("\n", end + 1)
        if end < 0:
            end = len(text)
            break
    if end <= FIRST_LETTERS:
        return text[:end]
    whole = text.rfind("\n", 0, FIRST_LETTERS)
    return text[: whole if whole > 0 else FIRST_LETTERS]
