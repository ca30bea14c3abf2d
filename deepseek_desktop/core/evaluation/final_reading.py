"""Reads what is written in a box or after "the answer is" as values that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from deepseek_desktop.core.evaluation.final_names import one_name
from deepseek_desktop.core.evaluation.final_numbers import number_value
from deepseek_desktop.core.evaluation.final_values import Form, Value

_LONGEST = 300
_TERSE_LETTERS, _TERSE_WORDS = 60, 4
_PROSE_WORD = re.compile(r"(?<![\\\w])[^\W\d_\u3400-\u9fff]{2,}|[\u3400-\u9fff]{1,4}")
_UNWRAPPED = re.compile(
    r"\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathsf|mathit|operatorname|mbox|hbox|bold"
    r"|boldsymbol|bf|rm)\s*\{([^{}]*)\}"
)
_DROPPED = re.compile(
    r"\\(?:left|right|displaystyle|textstyle|limits|quad|qquad|boxed|big|Big|bigg|,|;|!|:| )"
    r"(?![a-zA-Z])|(?<!\\)\$(?!\s?\d)|\\[()\[\]]|\*\*|__|`"
)
_REPLACED = (
    (re.compile(r"\\[dtc]frac(?![a-zA-Z])"), r"\\frac"),
    (re.compile(r"\^\s*\{?\s*\\circ\s*\}?|\\degree(?![a-zA-Z])"), "°"),
    (re.compile(r"\\(?:times|cdot)(?![a-zA-Z])\s*"), "*"),
    (re.compile(r"\\(?:approx|simeq)(?![a-zA-Z])\s*"), "≈"),
    (re.compile(r"(?<=\d)\{,\}(?=\d)"), ""),
    (re.compile(r"\\([%$#&_])"), r"\1"),
    (re.compile(r"~"), " "),
    (re.compile(r"[−–](?=\s?[\d$\\.])"), "-"),
)
_OPTION = re.compile(
    r"(?:[Oo]ption|[Cc]hoice|选项|选)?\s*[(\[]?([A-H])(?:[)\]]|[).:、](?=\s|$)|$)(?P<more>.*)"
)
_SEVERAL = re.compile(r"[A-H](?:\s*[,、]?\s*[A-H])+")
_BRACKETED = re.compile(r"[(\[{\\]+([^()\[\]{}]*?)\\?[)\]}]")
_NAMED = re.compile(r"[A-Za-zα-ω](?:_\{?\w+\}?)?\s*=\s*(?=\S)")
_SEPARATOR = re.compile(r"\s*(?:,(?!\d{3}(?!\d))|,(?=\s)|;|、|\band\b|\bor\b|和|或)\s*")
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3})")
_EDGES = " \t\n\"'“”‘’「」《》.,;:!?。，；：！？*"
_TRUTHS = {
    "yes": "yes", "true": "yes", "correct": "yes", "是": "yes", "是的": "yes", "对": "yes",
    "正确": "yes", "no": "no", "false": "no", "incorrect": "no", "否": "no", "不是": "no",
    "错": "no", "错误": "no", "不正确": "no", "不对": "no",
}  # fmt: skip
_COUNTS = {
    name: number
    for names in (
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        "零一二三四五六七八九十",
    )
    for number, name in enumerate(names)
}
_IS_FORMULA = re.compile(r"[\\^_={}<>+*/|°]|\d[A-Za-z]|[A-Za-z]\d|[A-Za-z]\(")
_FACTORIAL = re.compile(r"(?<=[\d)}])!(?=[\s.]*$)")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


def values_of(written: str) -> tuple[Value, ...]:
    """Return what is answered; several values for a list, none where nothing can be read.

    Brackets around a list are the first of its values: (1, 2) may be a point or an interval.
    """
    if len(written) > _LONGEST:
        return ()
    text = cleaned(written)
    single = _simple(text)
    if single is not None:
        return (single,)
    bracketed = _BRACKETED.fullmatch(text)
    inner = _listed(bracketed[1]) if bracketed else []
    found = [_value(part) for part in (inner if len(inner) > 1 else _listed(text))]
    if len(inner) > 1:
        found.insert(0, Value(Form.FORMULA, text[0] + text[-1]))
    return tuple(value for value in found if value) if all(found) else ()


def is_terse(values: Iterable[Value]) -> bool:
    """Return whether values are so short that they are an answer, not a sentence about it."""
    return all(
        len(value.key) <= _TERSE_LETTERS and len(_PROSE_WORD.findall(value.key)) <= _TERSE_WORDS
        for value in values
    )


def cleaned(written: str) -> str:
    """Return text without the marks of TeX and Markdown, signs of full width made ASCII."""
    text = unicodedata.normalize("NFKC", _THOUSANDS.sub("", written).replace("！", "。"))
    for _ in range(3):
        text = _UNWRAPPED.sub(r" \1", text)
    for pattern, replacement in _REPLACED:
        text = pattern.sub(replacement, text)
    return _trimmed(" ".join(_DROPPED.sub("", text).split()))


def _trimmed(text: str) -> str:
    """Return text without signs at its edges; 5! stays what it is."""
    factorial = _FACTORIAL.search(text)
    return text.strip(_EDGES) + (factorial[0] if factorial else "")


def _listed(text: str) -> list[str]:
    """Cut a list at commas and "and" that are in no brackets."""
    parts, start, depth = [], 0, 0
    places = {found.start(): found.end() for found in _SEPARATOR.finditer(text)}
    for place, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if depth == 0 and place >= start and place in places:
            parts.append(text[start:place])
            start = places[place]
    parts = [part for part in (*parts, text[start:]) if part.strip(_EDGES)]
    return parts or [text]


def _value(part: str) -> Value | None:
    text = _trimmed(part)
    if not text:
        return None
    return _simple(text) or _words(text)


def _simple(text: str) -> Value | None:
    """Return an option, a truth or a number."""
    if _SEVERAL.fullmatch(text):
        return Value(Form.OPTION, "".join(sorted(set(re.sub(r"[^A-H]", "", text)))))
    option = _OPTION.fullmatch(text)
    if option is not None and not _goes_on(option["more"]):
        return Value(Form.OPTION, option[1])
    name = text.casefold()
    if name in _TRUTHS:
        return Value(Form.TRUTH, _TRUTHS[name])
    named = _NAMED.match(text)
    bare = text[named.end() :] if named else text
    return number_value(str(_COUNTS.get(bare.casefold(), bare)))


def _goes_on(more: str) -> bool:
    """Return whether what follows a letter makes it something else than the name of an option."""
    return bool(re.match(r"\s*[\^_=+*/<>\\-]", more))


def _words(text: str) -> Value | None:
    if _IS_FORMULA.search(text) or _DIGIT.search(text) or not _LETTER.search(text):
        named = _NAMED.match(text)
        bare = text[named.end() :] if named and text.count("=") == 1 else text
        return Value(Form.FORMULA, "".join(bare.split()))
    key = _ARTICLE.sub("", text.casefold().strip("()[]"))
    return Value(Form.WORDS, one_name(key)) if key else None
