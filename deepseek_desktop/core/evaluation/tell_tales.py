"""What in an answer tells who wrote it: names, and how it opens, ends and heads its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.evaluation.model_names import NameFound, names_in, names_of

_MOST_PHRASES = 3
_ENDING_LENGTH = 400
_JOINED = 3  # characters between names that are one
_SELF_REACH = 100  # characters before a name

# First person, and what may stand between it and the name.
_SELF = re.compile(
    r"\b(?:I am|I['’]m)(?=\W*$|,? (?:an?|the|your|called|named|known|actually|indeed|just|simply|"
    r"powered|based|built|made|created|developed|trained)\b)"
    r"|\bI was (?:made|built|created|developed|trained|designed)\b"
    r"|\bI(?:['’]ve| have) been (?:made|trained)\b|\bmy (?:name|maker|creator|developer)s?\b"
    r"|\bcall me\b|\b(?:this is|I,)(?=\W*$)|^\W*as(?=\W*$)"
    r"|\bas an? (?:AI|artificial intelligence|(?:large )?language model|assistant|model)\b"
    r"|我(?:是|叫|的名字|的?名称|名叫|由|来自)|本(?:模型|助手|人工智能)"
    r"|作为(?:一[个款名种])?(?=[^，,]{0,16}$)",
    re.IGNORECASE,
)
_NOT_SELF = re.compile(
    r"\bnot\b|n['’]t\b|\b(?:using|unlike|about|fan|than|user)\b"
    r"|不是|并非|不同于|相比|对比|比较|使用|用过",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？\n]")

_EN_OPENINGS = (
    r"(?:ok(?:ay)?|alright|all right)(?:, so\b,?|[,!.…]+)"
    r"|(?:certainly|absolutely|of course|sure(?: thing)?|got it|understood|gladly"
    r"|hello(?: there)?|hi(?: there)?|hey(?: there)?|thank you|thanks)[,!.…:—]+"
    r"|(?:what an? |that['’]?s an? |that is an? |this is an? )?"
    r"(?:great|good|excellent|fantastic|wonderful|interesting|fascinating) question\b"
    r"[^.!\n]{0,40}[.!—]+"
    r"|(?:i['’]d be |i would be |i['’]m )?(?:happy|glad|delighted) to help\b[^.!\n]{0,40}[.!:]+"
    r"|(?:thanks|thank you) for (?:asking|your question)\b[^.!\n]{0,40}[.!]+"
    r"|let['’]s (?:dive (?:right )?in|break (?:it|this|that) down|unpack (?:it|this|that))"
    r"\b[^.!:\n]{0,40}[.!:]+"
)
_ZH_OPENINGS = (
    r"(?:好的|好|当然(?:可以)?|没问题|明白了?|收到|嗯+|你好|您好|哈哈)[，,！!。～~：…]+"
    r"|这(?:真)?是一?个(?:很|非常|十分)?(?:好|棒|有趣|经典|有意思)的?问题[^。！\n]{0,12}[。！!]"
    r"|(?:好问题|问得好)[。！!，]|(?:我)?很(?:高兴|乐意)[^。！\n]{0,16}[。！!]"
)
_OPENING = re.compile(rf"\s*(?:{_EN_OPENINGS}|{_ZH_OPENINGS})[ \t]*\n*", re.IGNORECASE)

_ENDING = re.compile(
    r"[^\w\n]{0,4}"
    r"(?:(?:please )?(?:let me know|feel free)\b|(?:i )?hope (?:this|that|it)\b"
    r"|would you like (?:me|to|more|help)\b|do you want me to\b"
    r"|if you(?:['’]d like| want| need| have)\b[^.!?\n]{0,60}"
    r"(?:questions?|help|let me know|i can|feel free)"
    r"|is there anything else\b|happy (?:coding|learning|cooking|to help)\b"
    r"|希望(?:这|以上|对|能|我)|如(?:果|有|需)[^。！？\n]{0,24}(?:问题|疑问|需要|帮助|随时|告诉)"
    r"|需要我[^。！？\n]{0,30}吗|(?:请|欢迎)?随时(?:告诉|问|联系|提问|告知)|还有(?:什么|其他)"
    r"|\W*$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[^.!?。！？\n]*(?:[.!?](?!\s)[^.!?。！？\n]*)*(?:[.!?]+\s*|[。！？]+|\n\s*|$)"
)
_PICTURES = r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50][\uFE0F\u200D\U0001F000-\U0001FAFF]{0,12}"
_PICTURE = re.compile(rf" {_PICTURES}(?=\W*$)|{_PICTURES} ?")
_CODE_OR_HEADING = re.compile(
    r"^```.*?(?:^```|\Z)|^(?P<heading>#{1,6} [^\n]*|\*\*[^*\n]+\*\*:?[ \t]*)$",
    re.MULTILINE | re.DOTALL,
)


class Tell(StrEnum):
    """What kind of habit a part of an answer shows."""

    OPENING = "opening"
    ENDING = "ending"
    HEADING_PICTURE = "heading_picture"


class Habit(Struct, frozen=True):
    """Characters `start` to `end` of an answer's Markdown that a blind view hides."""

    tell: Tell
    start: int
    end: int


class Naming(Struct, frozen=True):
    """A name in an answer: whose it is, how it is said, and whether the question said it first.

    `is_own` says that the name is one of what answered, `is_self` that the answer speaks of
    itself: models are wrong about themselves, so a name may be one without the other.
    """

    name: str
    start: int
    end: int
    is_own: bool
    is_self: bool
    is_asked: bool

    @property
    def tells(self) -> bool:
        """Whether it gives the author away, or claims to."""
        return self.is_self or (self.is_own and not self.is_asked)


def namings(answer: str, identity: Identity, question: str = "") -> tuple[Naming, ...]:
    """Return the names of models, families and makers in an answer, in order.

    A maker that is often spoken of otherwise, like Google, counts only in a self-naming.
    """
    own = names_of(identity)
    asked = {found.name for found in names_in(question, own)}
    told: list[Naming] = []
    end_of_self = -_JOINED
    for name in names_in(answer, own):
        # "DeepSeek-R1" is two names and one naming.
        is_self = name.start - end_of_self < _JOINED or _is_self(answer, name)
        end_of_self = name.end if is_self else end_of_self
        if is_self or not name.is_ordinary:
            is_own, is_asked = name.name in own, name.name in asked
            told.append(Naming(name.name, name.start, name.end, is_own, is_self, is_asked))
    return tuple(told)


def names_itself(answer: str, identity: Identity, question: str = "") -> bool:
    """Whether an answer gives away who wrote it, or claims to."""
    return any(naming.tells for naming in namings(answer, identity, question))


def habits(answer: str) -> tuple[Habit, ...]:
    """Return the parts of an answer that a blind view hides, in order, none over another.

    They are phrases it opens and ends with, and pictures in headings: nothing that answers. Where
    nothing else would be left to read, nothing is hidden.
    """
    start = _opening_end(answer)
    ending = _ending_start(answer)
    parts = [Habit(Tell.OPENING, 0, start)] if start else []
    parts += [Habit(Tell.HEADING_PICTURE, *place) for place in _pictures(answer, start, ending)]
    if ending < len(answer):
        parts.append(Habit(Tell.ENDING, ending, len(answer)))
    return tuple(parts) if without(answer, parts).strip() else ()


def without(answer: str, hidden: Iterable[Habit]) -> str:
    """Return an answer without its hidden parts, which come in order."""
    kept, at = [], 0
    for part in hidden:
        kept.append(answer[at : part.start])
        at = part.end
    return "".join((*kept, answer[at:]))


def _is_self(answer: str, name: NameFound) -> bool:
    """Whether the words before a name, in its sentence, say that it is the speaker's."""
    start = max(0, name.start - _SELF_REACH)
    before = answer[start : name.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    sentence = before[ends[-1] :] if ends else before
    said = [*_SELF.finditer(sentence)]
    # What stands between the last word of self and the name must not take it back.
    return bool(said) and not _NOT_SELF.search(sentence, said[-1].end())


def _opening_end(answer: str) -> int:
    at = 0
    for _ in range(_MOST_PHRASES):
        match = _OPENING.match(answer, at)
        if match is None:
            break
        at = match.end()
    return at


def _ending_start(answer: str) -> int:
    """Return where the phrases begin that an answer ends with, its length without any."""
    begin = max(0, len(answer) - _ENDING_LENGTH)
    last = answer[begin:]
    start = len(last)
    for sentence in reversed([match for match in _SENTENCE.finditer(last) if match[0]]):
        if not _ENDING.match(sentence[0]):
            break
        start = sentence.start()
    is_prose = re.search(r"\w", last[start:]) and "```" not in last[start:]
    return begin + start if start > 0 and is_prose else len(answer)


def _pictures(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _CODE_OR_HEADING.finditer(answer, start, end):
        if part["heading"] is not None:
            for picture in _PICTURE.finditer(answer, part.start(), part.end()):
                yield picture.span()
