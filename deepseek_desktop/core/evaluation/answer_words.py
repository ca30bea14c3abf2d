"""What texts are compared by: words, numbers, characters of Chinese, signs and whole formulas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from deepseek_desktop.core.markup.spans import Span, Style, plain_text

# Scripts that put no blanks between words.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0dff\u200c\u200d"
_LETTERS = rf"(?:[^\W{_SINGLE}]|[{_MARKS}])"
_WORD = rf"[^\W\d{_SINGLE}]{_LETTERS}*(?:['’](?=\w){_LETTERS}+)*"
NUMBER = (
    r"(?:(?<![\w)\]}.])[-+−±－＋])?"
    r"(?:\d+(?:\.\d+){2,}|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d{1,3}(?:[,，\u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:[.．]\d+)?"
    r"|\d+(?:[.．]\d+)?|(?<!\w)\.\d+)"
    r"(?:[eE][-+]?\d+(?!\w))?(?:\s?[%％‰])?"
)
"""A number in running text: with its sign, decimals, thousands, power of ten and percent sign."""
_MINUS = r"(?<=\d)[-–](?=\s?\d)|(?<=\d\s)[-–](?=\s?\d)|(?<![\w-])-(?=\w)"
_RUNNING = re.compile(
    f"(?P<number>{NUMBER})|(?P<word>{_WORD}|[{_SINGLE}])|(?P<minus>{_MINUS})|(?P<sign>[^\\w\\s])"
)
_CODE = re.compile(
    r"(?P<number>0[xX][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)"
    rf"|(?P<word>{_WORD}|[{_SINGLE}])|(?P<sign>[^\w\s]|_)"
)
_SINGLE_ONE = re.compile(f"[{_SINGLE}]")
_COUNTED_SIGNS = frozenset("%&@#/\\^")
_THOUSANDS = re.compile(r"(?<=\d)[,，\u00a0\u2009\u202f'’](?=\d{3})")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_TEX_WORD = re.compile(r"[A-Za-z]+|\d+")


class Word(NamedTuple):
    """Something that is compared as a whole, at characters of a part; same `key`, same word."""

    key: str
    start: int
    end: int
    is_number: bool = False


def words_of(spans: Sequence[Span]) -> list[Word]:
    """Return the words of running text, at characters of what is read of it.

    Blanks, ends of lines, punctuation, styles and the numbers of footnotes are none; code amid the
    text is taken as code, and a formula is one word.
    """
    found: list[Word] = []
    start = 0
    for sort, group in groupby(spans, key=_sort):
        parts = list(group)
        text = plain_text(parts)
        if sort == "formula":
            for span in parts:
                found.append(_formula(span, start))
                start += len(plain_text((span,)))
            continue
        if sort != "note":
            found += _code_words(text, start) if sort == "code" else _running_words(text, start)
        start += len(text)
    return found


def code_lines(text: str) -> list[list[Word]]:
    """Return the words of code line by line; how deep a line is indented is its first word.

    Depths are counted in steps, so that it does not matter how wide a step is.
    """
    lines, start, widths = [], 0, [0]
    for line in text.split("\n"):
        words = list(_code_words(line, start))
        if words:
            depth = _depth(line, widths)
            first = words[0].start
            if first > start:
                words.insert(0, Word(f"\t{depth}", start, first))
        lines.append(words)
        start += len(line) + 1
    return lines


def features(words: Iterable[Word]) -> frozenset[str]:
    """Return what tells roughly which texts are about the same: words, and pairs of characters."""
    found, signs, last = set(), set(), ""
    for word in words:
        key = word.key
        if key[0] == "$":
            found.update(_TEX_WORD.findall(key))
            found.add(key)
        elif _SINGLE_ONE.match(key):
            found.add(last + key)
        elif word.is_number or key[0].isalpha():
            found.add(key.casefold())
        else:
            signs.add(key)
        last = key if _SINGLE_ONE.match(key) else ""
    return frozenset(found or signs)


def number_key(written: str) -> str:
    """Return a number in one way of writing: ASCII, without separators of thousands or a plus."""
    if written.isascii() and written.isdigit():
        return written
    plain = unicodedata.normalize("NFKC", written).replace("−", "-").replace(" ", "")
    if _CONTINENTAL.search(plain):
        plain = plain.replace(".", "").replace(",", ".")
    return _THOUSANDS.sub("", plain).removeprefix("+").lower()


def _sort(span: Span) -> str:
    if span.tex:
        return "formula"
    if span.style & Style.RAISED:
        return "note"
    return "code" if span.style & Style.CODE else "running"


def _formula(span: Span, start: int) -> Word:
    key = "".join(span.tex.split())
    return Word(f"${key}", start, start + len(plain_text((span,))))


def _running_words(text: str, start: int) -> Iterator[Word]:
    for found in _RUNNING.finditer(text):
        written, sort = found[0], found.lastgroup
        if sort == "number":
            yield Word(f"#{number_key(written)}", *_moved(found, start), is_number=True)
        elif sort == "word":
            yield Word(_word_key(written), *_moved(found, start))
        elif sort == "minus":
            yield Word("-", *_moved(found, start))
        elif _counts(written):
            yield Word(_word_key(written), *_moved(found, start))


def _code_words(text: str, start: int) -> Iterator[Word]:
    for found in _CODE.finditer(text):
        is_number = found.lastgroup == "number"
        key = f"#{found[0].lower().replace('_', '')}" if is_number else found[0]
        yield Word(key if key[0] != "$" else "dollar$", *_moved(found, start), is_number=is_number)


def _moved(found: re.Match[str], start: int) -> tuple[int, int]:
    return start + found.start(), start + found.end()


def _word_key(written: str) -> str:
    if written.isascii():
        return "dollar$" if written == "$" else written
    return unicodedata.normalize("NFKC", written).replace("’", "'").replace("−", "-") or written


@cache
def _counts(sign: str) -> bool:
    """Return whether a sign says something: of calculating, of money, a picture; no comma."""
    sort = unicodedata.category(sign)
    return (sort[0] == "S" and sort != "Sk") or unicodedata.normalize("NFKC", sign) in (
        _COUNTED_SIGNS
    )


def _depth(line: str, widths: list[int]) -> int:
    expanded = line.expandtabs(4)
    width = len(expanded) - len(expanded.lstrip())
    while width < widths[-1]:
        widths.pop()
    if width > widths[-1]:
        widths.append(width)
    return len(widths) - 1
