"""Puts verdicts into words a person reads."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict

translate = QCoreApplication.translate


class JudgedReply(Struct, frozen=True):
    """A reply as a verdict speaks of it: its id, the letter of its lane, its model."""

    id: str
    letter: str
    model: str

    @property
    def name(self) -> str:
        """The letter, and who that was."""
        text = translate("verdict", "{letter} ({model})")
        return text.format(letter=self.letter, model=self.model)


def reason_word(reason: Reason) -> str:
    """Return what a reason is called on its button and in a sentence."""
    return {
        Reason.CORRECT: translate("verdict", "correct"),
        Reason.COMPLETE: translate("verdict", "complete"),
        Reason.CLEAR: translate("verdict", "clear"),
        Reason.BRIEF: translate("verdict", "brief"),
        Reason.FOLLOWS: translate("verdict", "follows instructions"),
        Reason.STYLE: translate("verdict", "well written"),
        Reason.SAFE: translate("verdict", "safe"),
    }[reason]


def choice_word(choice: Choice, left: str, right: str) -> str:
    """Return what a choice between two lanes, by their letters, is called."""
    better = translate("verdict", "{letter} better")
    return {
        Choice.LEFT: better.format(letter=left),
        Choice.TIE: translate("verdict", "Tie"),
        Choice.BOTH_BAD: translate("verdict", "Both bad"),
        Choice.RIGHT: better.format(letter=right),
    }[choice]


def verdict_sentence(verdict: Verdict, left: JudgedReply, right: JudgedReply) -> str:
    """Return what was judged, why, and how far it was blind; the replies are those of it."""
    said = _finding(verdict, left, right)
    if verdict.reasons:
        words = [reason_word(reason) for reason in Reason if reason in verdict.reasons]
        joint = translate("verdict", ", ")
        text = translate("verdict", "{finding} ({reasons})")
        said = text.format(finding=said, reasons=joint.join(words))
    sentences = [translate("verdict", "{sentence}.").format(sentence=said)]
    if verdict.is_blind:
        sentences.append(_blindness(verdict, left, right))
    return " ".join(sentences)


def _finding(verdict: Verdict, left: JudgedReply, right: JudgedReply) -> str:
    match verdict.choice:
        case Choice.TIE:
            text = translate("verdict", "You found {one} and {other} equally good")
            return text.format(one=left.name, other=right.name)
        case Choice.BOTH_BAD:
            text = translate("verdict", "You found {one} and {other} both bad")
            return text.format(one=left.name, other=right.name)
        case _:
            better, worse = (left, right) if verdict.choice is Choice.LEFT else (right, left)
            text = translate("verdict", "You found {better} better than {worse}")
            return text.format(better=better.name, worse=worse.name)


def _blindness(verdict: Verdict, left: JudgedReply, right: JudgedReply) -> str:
    telling = [reply.letter for reply in (left, right) if reply.id in verdict.named]
    if not telling:
        return translate("verdict", "Judged blind.")
    if len(telling) > 1:
        return translate(
            "verdict", "Not quite blind: both answers name a model. The verdict is marked so."
        )
    text = translate(
        "verdict",
        "Not quite blind: the answer of {letter} names a model. The verdict is marked so.",
    )
    return text.format(letter=telling[0])
