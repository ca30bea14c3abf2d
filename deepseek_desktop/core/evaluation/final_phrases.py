"""How people and models say what their final answer is, in English and Chinese."""

from __future__ import annotations

import re

from deepseek_desktop.core.evaluation.answer_words import NUMBER

Span = tuple[int, int]

_STATES = re.compile(
    r"(?:(?P<the>\b(?:the|my|our)\s+)?(?P<final>\b(?:final|correct|right|overall)\s+)*"
    r"\banswer(?P<to>\s+(?:to|for)\s+[^.:?!\n]{1,60}?)?"
    r"(?:\s+(?:choice|option))?\s*"
    r"(?:(?P<is>is|would be|should be|must be|equals)(?![\w'’])\s*[:：]?|[:：=]))"
    r"|(?P<zh>(?:最终|最后|正确|本题|参考)?的?答案|(?:最终|最后)的?结果)\s*(?:应该?|就|便)?\s*"
    r"(?:是|为|等于|选|[:：=])\s*[:：]?",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:if|whether|suppose|assuming|unless|why|how|not|isn['’]t|could|might|maybe|perhaps)\b"
    r"|如果|假设|是否|假如|可能|也许|不是|为什么",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\s*(?:not\b|n['’]t|neither\b|either\b|between\b|from\b|wrong|unclear|unknown|incorrect|in\b|that\b|to\b|given\b"
    r"|as\b|below|above|obtained|found|based|dependent|不|未知|错|如下|根据)",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\bwait\b|\bactually\b|\bdouble[- ]check|\bshould(?: have been| be| read)\b|\bcorrection\b"
    r"|\bi made a mistake\b|\b(?:that|this|it|which|i|answer)(?:['’]s|['’]m| is| was| am)? wrong\b"
    r"|等等，|等一下|不对|更正|重新",
    re.IGNORECASE,
)
_FURTHER_PART = re.compile(
    r"\W{0,4}(?:(?<=[(（])[b-h2-9][)）]|(?:part|question|problem)\s+[(]?(?:[b-h2-9]|two)\b|第[二三四五2-9])",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"\s*1[.)]\s[^\n]{1,400}\s2[.)]\s")
_SENTENCE_START = re.compile(r"[.!?。！？\n](?=\s|\S)")
_CUT = re.compile(
    r"[。！？；\n]|[.!?;](?=\s|$)|,(?=\s)(?!\s*(?:and\s+|or\s+)?[-−]?[\d$\\(])|，(?!\s*[-−]?\d)"
    r"|\s[—–-]\s|\s?\((?=[a-z]{3})"
    r"|\b(?:because|since|which|where|when|so|but|due|as|given|by|for|after)\b|因为|由于|因此|所以"
)
_ANNOUNCED = re.compile(
    r"\W*(?:the\s+|my\s+)?(?:(?:final|correct)\s+)?answer(?:\s+is)?\W*"
    r"|\W*(?:最终|最后|正确)?的?(?:答案|结果)(?:是|为|如下)?\W*",
    re.IGNORECASE,
)
_LETTER = r"[(\[（【]?(?P<{0}>[A-H])[)\]）】]?(?![\w'’])"
_CHOOSES = re.compile(
    r"\b(?:choose|pick|select|go(?:ing)? with|(?:correct|best) (?:option|choice) is)"
    rf"\s*:?\s*(?:(?i:option|choice|answer)\s+)?{_LETTER.format('one')}(?!\s+[a-z])"
    rf"|(?:(?i:option|choice)\s+){_LETTER.format('two')}\s+is\s+(?:the\s+)?(?:correct|right|best)"
    rf"|(?:^|[Ss]o|[Tt]herefore|[Tt]hus|[Hh]ence|[Aa]nswer)\W*(?:it\s+is\s+|it['’]s\s+)?"
    rf"(?:(?i:option|choice)\s+){_LETTER.format('three')}\W*$"
    r"|选(?!项)(?:择)?\s*[:：]?\s*(?:选项)?\s*[(（【]?(?P<four>[A-H](?:[,，、]?[A-H])*)[)）】]?(?![A-Za-z])"
)
_ONLY_OPTION = re.compile(r"\s*[(\[（【]?(?P<one>[A-H])[)\]）】]?[.。]?\s*")
_OPTION_LINE = re.compile(r"\s*(?P<one>[(\[]?[A-H][)\].:]\s+\S[^\n]{0,100})")
_CONCLUDES = re.compile(
    r"\b(?:therefore|thus|hence|so|consequently|in conclusion|in total|altogether|we get|we have"
    r"|gives|result is|total is|sum is)\b"
    r"|因此|所以|故|综上|总共|一共|共计|得到|于是|答：|即为|结果[是为]",
    re.IGNORECASE,
)
_TEX_FRACTION = r"\\[dt]?frac\s*(?:\{\d+\}|\d)\s*(?:\{\d+\}|\d)"
_QUANTITY = re.compile(rf"[-−]?{_TEX_FRACTION}|(?:[$€£¥]\s?)?{NUMBER}(?:\s?/\s?\d+)?")
_UNIT = r"\s?(?:\\text\{[^{}]*\}|°|[a-zA-Zµ%²³]{1,6}|[\u3400-\u9fff]{1,3})?"
_EQUATION_END = re.compile(rf"[=≈]\s*(?P<n>{_QUANTITY.pattern})(?P<unit>{_UNIT})[\s.。!$*\\)\]]*$")
_ONLY_NUMBER = re.compile(rf"[\s*#:：]*(?:{_QUANTITY.pattern}){_UNIT}[\s.。!*]*")
_CALCULATES = re.compile(r"[A-Za-z\\^_{}*/+=<>]")
_FEW_LETTERS = 40
_MOST_LETTERS = 400


def stated(text: str) -> list[Span]:
    """Return where a text says what the answer is, from the first to the last time.

    Where it only asks, supposes or denies it, it does not.
    """
    found = []
    for match in _STATES.finditer(text):
        before = _SENTENCE_START.split(text[max(0, match.start() - 200) : match.start()])[-1]
        is_marked = match["is"] or match["final"] or match["zh"] or not before.strip(" *_#\"'")
        if not is_marked or _DOUBT.search(before) or _says_none(text, match.end()):
            continue
        most = match.end() + _MOST_LETTERS
        cut = _CUT.search(text, match.end(), most)
        end = cut.start() if cut else min(len(text), most)
        if text[end : end + 1] in {"?", "？"}:
            continue
        start, end = _stripped(text, match.end(), end)
        if start < end:
            found.append((start, end))
    return found


def is_announcement(text: str) -> bool:
    """Return whether a text ends in saying that the final answer follows."""
    if len(text) < _FEW_LETTERS and _ANNOUNCED.fullmatch(text):
        return True
    end = text[-_MOST_LETTERS:].rstrip(" *_")
    sentence = _SENTENCE_START.split(end)[-1]
    return any(match.end() == len(sentence) for match in _STATES.finditer(sentence)) and (
        _DOUBT.search(sentence) is None
    )


def is_taken_back(rest: str) -> bool:
    """Return whether what follows an answer may say that it is another one."""
    return _TAKES_BACK.search(rest) is not None


def is_further_part(text: str) -> bool:
    """Return whether a text begins the second or a later part of a reply: (b), (2), Part 2."""
    return _FURTHER_PART.match(text) is not None


def chosen_option(text: str, *, is_alone: bool) -> Span | None:
    """Return where a last text chooses one option; `is_alone` says that there is no other text."""
    if len(text) > _MOST_LETTERS:
        return None
    for pattern in (_ONLY_OPTION, _OPTION_LINE):
        if (whole := pattern.fullmatch(text)) and (is_alone or pattern is _ONLY_OPTION):
            return whole.span("one")
    found = [
        match.span(match.lastgroup or 0)
        for match in _CHOOSES.finditer(text)
        if not _DOUBT.search(_SENTENCE_START.split(text[: match.start()])[-1])
    ]
    chosen = {text[slice(*span)] for span in found}
    return found[-1] if len(chosen) == 1 else None


def concluding_number(text: str, *, is_alone: bool) -> Span | None:
    """Return where a last text concludes in a number: at the end of an equation, or the only one.

    The only number counts in a last sentence that draws a conclusion, and in few words that are all
    that is said.
    """
    sentences = [each for each in re.split(r"(?<=[.!?])\s+|(?<=[。！？\n])", text) if each.strip()]
    if not sentences or sentences[-1].rstrip().endswith(("?", "？")):
        return None
    last = sentences[-1]
    offset = text.rindex(last)
    equation = _EQUATION_END.search(last)
    if equation is not None:
        return _stripped(text, offset + equation.start("n"), offset + equation.end("unit"))
    if _ONLY_NUMBER.fullmatch(text):
        return _stripped(text, 0, len(text))
    numbers = list(_QUANTITY.finditer(last))
    if any(_is_part(last, *found.span()) for found in numbers):
        return None
    is_short = is_alone and len(sentences) == 1 and len(text) <= _FEW_LETTERS
    if len(numbers) != 1 or not (is_short or _CONCLUDES.search(last)) or _DOUBT.search(last):
        return None
    return offset + numbers[0].start(), offset + numbers[0].end()


def _says_none(text: str, place: int) -> bool:
    return bool(_DENIAL.match(text, place) or _ENUMERATED.match(text, place))


def _is_part(text: str, start: int, end: int) -> bool:
    """Return whether a number is only a part of a formula, as the 2 in 2x."""
    return bool(_CALCULATES.search(text[max(0, start - 1) : start] + text[end : end + 1]))


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n*_\"'“”:：":
        start += 1
    while start < end and text[end - 1] in " \t\n*_\"'“”.。,，!":
        end -= 1
    return start, end
