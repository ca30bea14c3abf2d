"""Characters that nobody sees: shown where each one counts, taken away where they would deceive."""

from __future__ import annotations

import re
import unicodedata

# Control signs but tab and line feed; what turns lines around; what takes no room; tags; fillers.
_HIDDEN = re.compile(
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"  # Scotland's flag
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Scripts whose letters take other forms where a joiner or a non-joiner is between them.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0e80-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_IDEOGRAPH = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Marks above and below letters: more than eight on one letter are no writing, and hide other lines.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MANY_MARKS = re.compile(f"({_MARK}{{8}}){_MARK}+")
# Pictures joined to one: no real one has more than eight, and a thousand take a second to draw.
_MANY_JOINS = re.compile("((?:[^\u200d]{1,2}\u200d){9}[^\u200d]{1,2})\u200d")
_ENDS = "\x0b\x0c\x85\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f"
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """Return `text` with a sign for each hidden character, as code and names need it."""
    if _HIDDEN.search(text) is None:
        return text
    return _HIDDEN.sub(lambda found: found[0] if _is_needed(found) else _sign(found[0]), text)


def plain(text: str) -> str:
    """Return `text` without what could turn it around or hide in it, for running text."""
    text = _MANY_MARKS.sub(r"\1", text)
    if "\u200d" in text:
        text = _MANY_JOINS.sub(r"\1", text)
    if _HIDDEN.search(text) is None:
        return text
    return _HIDDEN.sub(_kept, text)


def _kept(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ENDS:
        return " "
    if character in _DIRECTIONS:
        return character if _RIGHT_TO_LEFT.search(found.string) else ""
    return character if _is_needed(found) else ""


def _is_needed(found: re.Match[str]) -> bool:
    """Return whether a hidden character changes how its neighbours are written."""
    character, start, end = found[0], found.start(), found.end()
    if len(character) > 1:
        return True
    before, after = found.string[max(0, start - 1) : start], found.string[end : end + 1]
    if character in _JOINERS:
        if _JOINING.match(before) and _JOINING.match(after):
            return True
        return character == "\u200d" and _is_picture(before) and _is_picture(after)
    if character in "\ufe0e\ufe0f":
        return _is_picture(before) or before in set("0123456789#*")
    if "\u180b" <= character <= "\u180d" or character == "\u180f":
        return "\u1820" <= before <= "\u18aa"
    is_variant = "\ufe00" <= character <= "\ufe02" or "\U000e0100" <= character <= "\U000e01ef"
    return is_variant and _IDEOGRAPH.match(before) is not None


def _is_picture(character: str) -> bool:
    return character == "\ufe0f" or unicodedata.category(character or " ") in {"So", "Sk", "Sm"}


def _sign(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
