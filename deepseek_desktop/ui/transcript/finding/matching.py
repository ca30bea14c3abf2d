"""Whether and where wanted words are in a text, as people mean them."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from deepseek_desktop.core.domain.folding import Span, folded, forms_of, original
from deepseek_desktop.core.markup.visible import visible

# Scripts that put no blanks between words: beside their characters every place is a word's edge.
_NO_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff]")
# Where more than markup is between what is written and what is read: links, entities, pictures.
_IS_PUT_OTHERWISE = re.compile("[\\[&<\ufffc]")
_NO_LETTERS = re.compile(r"[\W_]+")


class Wanted(Struct, frozen=True):
    """Words to find; without `words` nothing is wanted."""

    words: str = ""
    is_case_sensitive: bool = False
    is_whole_word: bool = False


class Matcher:
    """Finds wanted words; a blank in them stands for any blank or end of a line.

    Unless the case matters, full-width letters are the same as others. An accent may be part of its
    letter or follow it.
    """

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        forms = forms_of(wanted.words)
        self._folded_forms = {folded(form)[0] for form in forms}
        used = forms if wanted.is_case_sensitive else self._folded_forms
        longest_first = sorted(used, key=len, reverse=True)
        patterns = (re.escape(form).replace(r"\ ", r"\s") for form in longest_first)
        self._pattern = re.compile("|".join(patterns))

    def spans(self, text: str, most: int) -> list[Span]:
        """Return where the words are in `text`, the first `most` of them, in characters."""
        searched, origins = (text, None) if self._wanted.is_case_sensitive else folded(text)
        found: list[Span] = []
        at = 0
        while len(found) < most and (match := self._pattern.search(searched, at)):
            span = original(match.span(), origins)
            if span is None or (self._wanted.is_whole_word and not _is_whole(text, span)):
                at = match.start() + 1
                continue
            found.append(span)
            at = match.end()
        return found

    def may_match(self, markdown: str) -> bool:
        """Return False where what is read of `markdown` cannot have the words.

        Reading takes signs away and leaves all letters as they are, so without a look at the markup
        only letters can be compared; where reading does more, every text may match.
        """
        is_as_it_is = visible(markdown) is markdown  # no hidden characters, which become others
        if not is_as_it_is or _IS_PUT_OTHERWISE.search(markdown):
            return True
        plain = folded(markdown)[0]
        letters = _NO_LETTERS.sub("", plain)
        return any(_may_be_in(form, letters, plain) for form in self._folded_forms)


def _may_be_in(form: str, letters: str, text: str) -> bool:
    wanted = _NO_LETTERS.sub("", form)
    if wanted:
        return wanted in letters
    return all(sign in text for sign in form if not sign.isspace())


def _is_whole(text: str, span: Span) -> bool:
    return not any(place and _goes_on(text[place - 1 : place + 1]) for place in span)


def _goes_on(pair: str) -> bool:
    """Return whether a word goes on from one character to the next."""
    return len(pair) == 2 and all(_is_letter(each) for each in pair)


def _is_letter(character: str) -> bool:
    if character == "_":
        return True
    return unicodedata.category(character)[0] in "LMN" and not _NO_BLANKS.match(character)
