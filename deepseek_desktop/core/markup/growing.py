"""Text that arrives in pieces, as leaves: what cannot change any more is parsed only once.

The parser goes through a text line by line and never looks back past the start of a block. So once
a block begins on a line that is whole, all blocks before it are final; the same holds for the items
of a list. Only what is left, the tail, is parsed again when more arrives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import (
    Before,
    Code,
    Leaf,
    first_number,
    is_blank,
    leaves_of,
)
from deepseek_desktop.core.markup.parser import block_tokens, normalized

_FENCE = re.compile(r"(`{3,}|~{3,})[^\n]*\n")
_QUOTES = tuple("\"'(")
_NOTE = "footnote_reference_open"
_LISTS = ("ordered_list_open", "bullet_list_open")
_APART = 1000  # characters between two places to which a text can be taken back


class Growing:
    """Leaves of a text as far as it has arrived: what the whole text at once would give.

    `definitions` are those of links and footnotes that the leaves refer to; it is another object
    after they changed. `parsed` counts the characters given to the parser so far.
    """

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.definitions = Definitions()
        self.parsed = 0
        self._final = 0
        self._final_definitions = Definitions()
        self._tail = ""
        self._before = Before()
        self._fence: _OpenFence | None = None
        self._held = ""
        self._fed = 0
        self._is_as_fed = True  # or else places in what was fed are not those in what is parsed
        self._places = [_Place(0, 0, self._before, self._final_definitions.copy())]

    @property
    def waiting(self) -> int:
        """How many characters are parsed again when more arrives."""
        return len(self._tail)

    def tail(self) -> list[Leaf]:
        """Return the leaves that may still change."""
        return self.leaves[self._final :]

    def feed(self, text: str) -> int:
        """Take what arrived; return the number of the first leaf that may have changed."""
        first = self._final
        self._fed += len(text)
        text = self._held + text
        self._held = "\r" if text.endswith("\r") else ""  # half of a line's end, maybe
        fed = text.removesuffix("\r") if self._held else text
        text = normalized(fed)
        self._is_as_fed = self._is_as_fed and len(text) == len(fed)
        if self._fence is not None:
            rest = self._fence.feed(text)
            self.leaves[self._final :] = [self._fence.leaf]
            if rest is None:
                return first
            self._final += 1
            self._before = Before()
            self._fence, self._tail, text = None, "", rest
        self._tail += text
        self._parse()
        return first

    def take_back(self, length: int) -> int:
        """Forget what came after `length` characters, and maybe some before; return what is left.

        What was left out before has to be fed again.
        """
        while self._places[-1].fed > length:
            del self._places[-1]
        place = self._places[-1]
        del self.leaves[place.leaves :]
        self._fed, self._final, self._before = place.fed, place.leaves, place.before
        self._tail, self._fence, self._held = "", None, ""
        self._final_definitions = place.definitions.copy()
        if self.definitions != place.definitions:
            self.definitions = place.definitions.copy()
        return place.fed

    def _note_place(self) -> None:
        """Note that the text can be taken back to where the tail begins."""
        fed = self._fed - len(self._tail) - len(self._held)
        if self._is_as_fed and fed - self._places[-1].fed >= _APART:
            definitions = self._final_definitions.copy()
            self._places.append(_Place(fed, self._final, self._before, definitions))

    def _parse(self) -> None:
        """Parse the tail, and keep the part of it that is final."""
        found = self._final_definitions.copy()
        tokens = block_tokens(self._tail, found.environment())
        self.parsed += len(self._tail)
        lines = self._tail.split("\n")
        cut = _cut(tokens, lines, found)
        parts = tokens[: cut.token], tokens[cut.token :]
        final, rest = leaves_of(parts, lines, self._before)
        self.leaves[self._final :] = final + rest
        if found != self.definitions:
            self.definitions = found
        if cut.line:
            self._final += len(final)
            self._commit(tokens, lines, cut, found)
        self._enter_fence()

    def _commit(
        self, tokens: Sequence[Token], lines: Sequence[str], cut: _Cut, found: Definitions
    ) -> None:
        final = "\n".join(lines[: cut.line]) + "\n"
        notes = [t.meta["label"] for t in tokens[: cut.token] if t.type == _NOTE]
        self._final_definitions.take(found, cut.line, notes)
        self._tail = self._tail[len(final) :]
        number = None
        if cut.list_token is not None:
            number = first_number(tokens[cut.list_token], self._before) + cut.items
        self._before = Before(is_blank(lines[cut.line - 1]), number)
        self._note_place()

    def _enter_fence(self) -> None:
        opening = _FENCE.match(self._tail)
        if opening is None or len(self.leaves) != self._final + 1:
            return
        leaf = self.leaves[self._final]
        if isinstance(leaf.content, Code) and leaf.content.is_open and not leaf.containers:
            whole, end, last = self._tail[opening.end() :].rpartition("\n")
            self._fence = _OpenFence(leaf, opening[1], whole + end, last)


class _Place(Struct, frozen=True):
    """Where a block begins: so many characters were fed before it, and so many leaves are final."""

    fed: int
    leaves: int
    before: Before
    definitions: Definitions


class _OpenFence(Struct):
    """A fence at the left margin that is still open: its lines need no parser."""

    leaf: Leaf
    mark: str
    lines: str
    last: str

    def feed(self, text: str) -> str | None:
        """Take what arrived; return what comes after the fence, None while it is open."""
        *whole, self.last = (self.last + text).split("\n")
        for number, line in enumerate(whole):
            if self._closes(line):
                self.lines += "".join(f"{each}\n" for each in whole[:number])
                self._show(self.lines, is_open=False)
                return "\n".join([*whole[number + 1 :], self.last])
        self.lines += "".join(f"{each}\n" for each in whole)
        is_open = not self._closes(self.last)
        has_more = is_open and self.last.strip(" \t")  # the parser, too, waits for more than blanks
        self._show(self.lines + self.last if has_more else self.lines, is_open=is_open)
        return None

    def _show(self, text: str, *, is_open: bool) -> None:
        code = Code(text.removesuffix("\n"), _language(self.leaf), is_open)
        self.leaf = replace(self.leaf, content=code)

    def _closes(self, line: str) -> bool:
        bare = line.strip(" \t")
        is_indented = line[:4] == "    " or line[:1] == "\t"
        return not is_indented and len(bare) >= len(self.mark) and not bare.strip(self.mark[0])


def _language(leaf: Leaf) -> str:
    return leaf.content.language if isinstance(leaf.content, Code) else ""


class _Cut(Struct, frozen=True):
    """Where the tail begins: a line, the token there, and in a list how many items came before."""

    line: int = 0
    token: int = 0
    list_token: int | None = None
    items: int = 0


def _cut(tokens: Sequence[Token], lines: Sequence[str], found: Definitions) -> _Cut:
    """Return the last place that begins a block, or an item of a list, on a whole line."""
    whole_lines = len(lines) - 1
    tops = [
        (number, token.map[0], token.map[1])
        for number, token in enumerate(tokens)
        if token.level == 0 and token.nesting >= 0 and token.map
    ]
    end = max((end for _, _, end in tops), default=0)
    defined = [line for line in found.new_lines if end <= line < whole_lines]
    if defined:
        return _Cut(max(defined), len(tokens))
    if not tops and not any(line.strip() for line in lines):
        return _Cut(whole_lines)
    starts = [
        (number, line)
        for number, line, _ in tops
        if line < whole_lines and not _may_be_a_title(lines, line)
    ]
    if not starts:
        return _Cut()
    place, line = starts[-1]
    if tokens[place].type in _LISTS:
        items = [
            (number, token.map[0])
            for number, token in enumerate(tokens[place:], place)
            if token.level == 1 and token.type == "list_item_open" and token.map
        ]
        whole = [item for item in items if item[1] < whole_lines]
        if len(whole) > 1:
            is_ordered = tokens[place].type == _LISTS[0]
            return _Cut(whole[-1][1], whole[-1][0], place if is_ordered else None, len(whole) - 1)
    return _Cut(line, place)


def _may_be_a_title(lines: Sequence[str], line: int) -> bool:
    """Return whether a line may turn out to go on with the definition of a link above it."""
    return line > 0 and lines[line].lstrip(" ")[:1] in _QUOTES and not is_blank(lines[line - 1])
