"""What is said of the steps of a reasoning, and of where two of them part."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.evaluation.trace_cues import StepKind
from deepseek_desktop.core.evaluation.trace_parting import Parting, Reason
from deepseek_desktop.core.evaluation.trace_steps import Step

translate = QCoreApplication.translate


def kind_text(kind: StepKind) -> str:
    """Return what a step does, in a word or two."""
    return {
        StepKind.RESTATE: translate("outline", "restates"),
        StepKind.PLAN: translate("outline", "plans"),
        StepKind.COMPUTE: translate("outline", "computes"),
        StepKind.CHECK: translate("outline", "checks"),
        StepKind.TURN_BACK: translate("outline", "turns back"),
        StepKind.CONCLUDE: translate("outline", "concludes"),
        StepKind.OTHER: translate("outline", "goes on"),
    }[kind]


def why_text(step: Step) -> str:
    """Return what the step was told by."""
    if not step.cue:
        return translate("outline", "No sign of any other kind was found.")
    return translate("outline", "Told by: “{cue}”").format(cue=step.cue)


def parting_text(letters: tuple[str, str], parting: Parting | None) -> str:
    """Return where two traces part, and why."""
    one, other = letters
    if parting is None:
        text = translate("outline", "{one} and {other} take the same steps.")
    elif parting.reason.cannot_tell:
        text = _cannot_tell()[parting.reason]
    elif parting.left is None or parting.right is None:
        ended = one if parting.left is None else other
        number = (parting.right if parting.left is None else parting.left) or 0
        text = translate(
            "outline", "{one} and {other} part at step {number}: {ended} has ended before."
        )
        return text.format(one=one, other=other, number=number + 1, ended=ended)
    else:
        text = translate("outline", "{one} (step {left}) and {other} (step {right}) part: {why}.")
        why = _reasons()[parting.reason]
        left, right = parting.left + 1, parting.right + 1
        return text.format(one=one, other=other, left=left, right=right, why=why)
    return text.format(one=one, other=other)


def _reasons() -> dict[Reason, str]:
    return {
        Reason.OTHER_KIND: translate("outline", "they do something else"),
        Reason.OTHER_NUMBERS: translate("outline", "other numbers"),
        Reason.OTHER_WORDS: translate("outline", "other words"),
    }


def _cannot_tell() -> dict[Reason, str]:
    return {
        Reason.NO_REASONING: translate(
            "outline", "Where {one} and {other} part cannot be told: one brought no thinking."
        ),
        Reason.OTHER_SCRIPT: translate(
            "outline", "Where {one} and {other} part cannot be told: they think in two scripts."
        ),
        Reason.TOO_LONG: translate(
            "outline",
            "{one} and {other} take the same steps as far as was compared; they are very long.",
        ),
    }
