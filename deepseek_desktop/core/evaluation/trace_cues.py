"""The words at the start of a sentence of reasoning that tell what kind of step it begins."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct


class StepKind(StrEnum):
    """What a step of reasoning seems to do; `OTHER` shows no sign of any."""

    RESTATE = "restate"
    PLAN = "plan"
    COMPUTE = "compute"
    CHECK = "check"
    TURN_BACK = "turn_back"
    CONCLUDE = "conclude"
    OTHER = "other"


class Cue(Struct, frozen=True):
    """The kind that some words tell, and these words as they stand in the text."""

    kind: StepKind
    words: str


STRONG = {StepKind.CHECK, StepKind.TURN_BACK, StepKind.CONCLUDE}
"""Kinds whose cues begin a step in the middle of a paragraph, too."""

# Every repetition is bounded: a text of nothing but marks must not take quadratic time.
_MARKS = re.compile(r"(?:[#>*_•\s-]|\d{1,2}[.)、]){0,16}")
_FILLERS = re.compile(
    r"(?:(?:okay|ok|alright|all right|so|well|now|and|but|then|right|good|great|yes|oh|ah)\b"
    r"[\s,.!…:]{0,4}|(?:好的|好|那么|那|但是|不过|现在|哦|啊|嗯)[，。、！,…\s]{1,4}){0,3}",
    re.IGNORECASE,
)
_HESITATION = re.compile(
    r"(?:(?:no,? |oh,? |but )?(?:wait|h+m+)\b(?: a (?:minute|second|moment))?|hold on\b"
    r"|等等|等一下|稍等|慢着|且慢|嗯(?=[，,…。.]))[\s,.!…，。—-]{0,6}"
    r"(?:(?:but|so|actually|no|maybe|但是?|那|我)\b[\s,]{0,2})?",
    re.IGNORECASE,
)

_RESTATE = (
    r"(?:the|this|their) (?:user|question|problem|task|prompt|puzzle|request)(?:'s| is\b| asks?\b"
    r"| wants\b| says\b| states\b| gives\b| here\b| requires\b)"
    r"|(?:we|i)(?: a|['’])(?:re|m) (?:asked|given|told)\b|analy[sz]e the (?:user|request|problem)"
    r"|understand(?:ing)? the (?:user|request|problem|question)|let me (?:re-?read|restate)\b"
    r"|(?:首先[，,]?)?(?:用户|题目|问题)(?=[^。\n]{0,3}[问想要让希给说发是中求意])|题意|已知"
    r"|(?:这是|这道|这个)[^。\n]{0,8}(?:题|问题)"
)
# What sounds like a plan later on says at the very beginning what is asked.
_RESTATE_FIRST = (
    r"(?:i|we)(?:'ve| have| need| want)?(?: got)? to (?:find|figure|determine|solve|compute|"
    r"calculate|work out|answer|explain|write|prove|show|count|decide)\b"
    r"|(?:首先[，,])?我们?(?:现在)?(?:需要|要|得|想)[^。\n]{0,12}(?:求|找|计算|解|证明|回答|理解|弄清)"
)
_CHECK = (
    r"(?:let me|let['’]s|i(?:['’]ll| will| should| can| need to| want to| could)?"
    r"|we (?:can|should)|just to|to)(?: just| quickly| also| try to)? (?:(?:double|cross|re)[ -]?)?"
    r"(?:check|verify|confirm|validate|test|make sure|be sure|plug|substitute)\b"
    r"|(?:double[ -]?|sanity |quick )?(?:check(?:ing)?|verif(?:y|ying|ication))\b"
    r"|does (?:this|that|it) (?:make sense|hold|work|satisfy|match)"
    r"|is (?:this|that|it) (?:right|correct|true)\b|plugging\b|self-correction"
    r"|[^。！？\n，,]{0,8}(?:检查|验证|验算|核对|确认|检验|复核)|代回|代入(?:原|检|验)"
)
_TURN_BACK = (
    r"alternatively\b|actually\b|oops\b|scratch that|on second thought|my mistake|hold on\b|wait\b"
    r"|i (?:made|see) (?:a|an|my) (?:mistake|error)|that(?:['’]s| is| was|['’]s not|"
    r" isn['’]t| is not| can['’]t be) (?:right|wrong|correct|incorrect)"
    r"|(?:let me|let['’]s|i should|i need to) (?:re-?think|re-?consider|start over|backtrack|"
    r"go back|try another|try a different)"
    r"|(?:another|a different) (?:way|approach|method|angle|idea)\b"
    r"|(?:不对|不，|哎呀|糟糕|其实|或者(?=[，,])|哪里错|我?(?:弄|搞|算|看|想)错了"
    r"|(?:我|让我)?(?:再|重新)(?:考虑|想想|审视|想)|换(?:个|一个|一种)(?:思路|角度|方法|办法)"
    r"|另一种(?:思路|方法|办法|可能))"
)
_CONCLUDE = (
    r"(?:so,? |therefore,? |thus,? |hence,? )?(?:(?:my|the|our) )?(?:final )?(?:answer|result)"
    r"(?: here)?(?: is\b| should be\b| must be\b| would be\b|:)"
    r"|(?:therefore|thus|hence|so),? (?:we (?:conclude|get the answer)|in (?:total|conclusion))"
    r"|in (?:conclusion|summary)\b|to (?:sum up|summari[sz]e|conclude)\b|final answer"
    r"|(?:i(?:['’]m| am)) (?:now )?confident|putting (?:it|this|everything) (?:all )?together"
    r"|(?:所以|因此|那么|于是|最终|最后|故)?[，,]?[^。！？\n，,]{0,6}答案(?:应该|就)?(?:是|为|[：:])"
    r"|综上|总结(?:一下|来说|起来|[：:])|总之|结论(?:是|[：:])|最终答案|由此可得"
)
_PLAN = (
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|finally|step \d)\b"
    r"|(?:let me|let['’]s) \w{2,}|(?:my |the |a )?(?:plan|approach|strategy|idea)\b"
    r"|(?:i|we)(?:['’]ll| will| should| can| could| need to| have to| might) \w{2,}"
    r"|to (?:solve|do|find|tackle|approach|answer) (?:this|that|the|it)\b"
    r"|首先|先|第[一二三四五]步|接下来|下一步|然后|计划|思路|步骤|让我们?|设|令|考虑"
    r"|我们?(?:可以|需要|应该|打算|得|先|来)|假设"
)


def _any_of(*kinds: tuple[StepKind, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind.name}>{cues})" for kind, cues in kinds), re.IGNORECASE)


_CUES = (
    (StepKind.CONCLUDE, _CONCLUDE),
    (StepKind.CHECK, _CHECK),
    (StepKind.TURN_BACK, _TURN_BACK),
    (StepKind.RESTATE, _RESTATE),
    (StepKind.PLAN, _PLAN),
)
_ANYWHERE = _any_of(*_CUES)
_AT_THE_START = _any_of((StepKind.RESTATE, f"{_RESTATE}|{_RESTATE_FIRST}"), *_CUES[:3], _CUES[4])


def cue_at(text: str, at: int, *, is_first: bool = False) -> Cue | None:
    """Return the cue of the sentence that begins at `at`; `is_first`: of the whole text."""
    at = skip_marks(text, at)
    after = _end(_FILLERS, text, at)
    hesitation = _HESITATION.match(text, after)
    pattern = _AT_THE_START if is_first else _ANYWHERE
    for start in [hesitation.end()] if hesitation else [at, after]:
        found = pattern.match(text, start)
        # "Wait, let me try" turns back; only what is stronger than a plan counts after it.
        if found and found.lastgroup and not (hesitation and found.lastgroup == "PLAN"):
            return Cue(StepKind[found.lastgroup], found[0].strip())
    return Cue(StepKind.TURN_BACK, hesitation[0].strip(" \t\n,.!…，。—-")) if hesitation else None


def skip_marks(text: str, at: int) -> int:
    """Return where the words begin after signs of headings, lists and emphasis."""
    return _end(_MARKS, text, at)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
