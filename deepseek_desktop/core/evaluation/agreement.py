"""Whether the final answers of several replies agree; that it cannot be told is an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import floor

from msgspec import Struct

from deepseek_desktop.core.evaluation.final_answer import FinalAnswer, final_answer
from deepseek_desktop.core.evaluation.final_names import exclude_each_other
from deepseek_desktop.core.evaluation.final_values import Form, Value
from deepseek_desktop.core.evaluation.read_answer import ReadAnswer


class Outcome(StrEnum):
    """What can be said of final answers."""

    AGREE = "agree"
    DIFFER = "differ"
    CANNOT_TELL = "cannot_tell"


class Doubt(StrEnum):
    """Why it cannot be told."""

    NO_FINAL_ANSWER = "no_final_answer"
    OTHER_FORMS = "other_forms"
    OTHER_UNITS = "other_units"
    ROUNDED = "rounded"
    TWO_READINGS = "two_readings"
    OTHER_ORDER = "other_order"
    OTHER_WORDS = "other_words"
    OTHER_FORMULA = "other_formula"
    OTHER_CODE = "other_code"
    SEVERAL = "several"


class Agreement(Struct, frozen=True):
    """What was compared, and what came of it.

    `answers` has what each reply answers, in their order, None where that is not clear. `groups`
    has the numbers of replies that agree with each other, a reply without company alone; those
    whose answer is not clear are in none. `doubt` says why it cannot be told, and only then.
    """

    outcome: Outcome
    answers: tuple[FinalAnswer | None, ...]
    groups: tuple[tuple[int, ...], ...]
    doubt: Doubt | None = None


_RATIOS = frozenset({7, 12, 24, 60, 365, 3600})  # of times and lengths

_Finding = tuple[Outcome, Doubt | None]
_AGREE: _Finding = (Outcome.AGREE, None)
_DIFFER: _Finding = (Outcome.DIFFER, None)


def agreement(replies: Iterable[ReadAnswer]) -> Agreement:
    """Compare the final answers of replies.

    They differ as soon as two of them surely do, and agree only if all of them surely do.
    """
    answers = tuple(final_answer(reply) for reply in replies)
    known = [(number, answer) for number, answer in enumerate(answers) if answer is not None]
    findings = {
        (one, other): compared(left, right)
        for (one, left), (other, right) in combinations(known, 2)
    }
    groups: list[list[int]] = []
    for number, _ in known:
        company = next((g for g in groups if all(findings[n, number] == _AGREE for n in g)), None)
        if company is None:
            groups.append([number])
        else:
            company.append(number)
    outcome, doubt = _summed(list(findings.values()), are_all=len(known) == len(answers) > 1)
    return Agreement(outcome, answers, tuple(tuple(group) for group in groups), doubt)


def _summed(findings: Sequence[_Finding], *, are_all: bool) -> _Finding:
    if _DIFFER in findings:
        return _DIFFER
    if not are_all:
        return Outcome.CANNOT_TELL, Doubt.NO_FINAL_ANSWER
    return next((finding for finding in findings if finding != _AGREE), _AGREE)


def compared(left: FinalAnswer, right: FinalAnswer) -> _Finding:
    """Compare two final answers; say why, where it cannot be told."""
    if left.has_parts or right.has_parts:
        is_same = len(left.values) == len(right.values) and all(
            _compared(*pair) == _AGREE for pair in zip(left.values, right.values, strict=True)
        )
        return _AGREE if is_same else (Outcome.CANNOT_TELL, Doubt.SEVERAL)
    if len(left.values) != len(right.values):
        return _of_other_lengths((*left.values, *right.values))
    findings = [_compared(*pair) for pair in zip(left.values, right.values, strict=True)]
    if all(finding == _AGREE for finding in findings):
        return _AGREE
    if len(findings) > 1 and _names(left.values) == _names(right.values):
        return Outcome.CANNOT_TELL, Doubt.OTHER_ORDER
    if _DIFFER in findings:
        return _DIFFER
    return next(finding for finding in findings if finding != _AGREE)


def _of_other_lengths(values: Sequence[Value]) -> _Finding:
    if any(value.form is not Form.NUMBER for value in values):
        return Outcome.CANNOT_TELL, Doubt.OTHER_FORMS
    if any(value.others or "," in value.key for value in values):
        return Outcome.CANNOT_TELL, Doubt.TWO_READINGS  # 2,3 may be two numbers
    return _DIFFER


def _names(values: Iterable[Value]) -> list[str]:
    return sorted(str(value.number if value.number is not None else value.key) for value in values)


def _compared(left: Value, right: Value) -> _Finding:
    if left.form is not right.form:
        return Outcome.CANNOT_TELL, Doubt.OTHER_FORMS
    if left.number is not None and right.number is not None:
        return _compared_numbers((left, left.number), (right, right.number))
    if left.key == right.key:
        return _AGREE
    match left.form:
        case Form.OPTION | Form.TRUTH | Form.NUMBER:
            return _DIFFER
        case Form.WORDS:
            if exclude_each_other(left.key, right.key):
                return _DIFFER
            return Outcome.CANNOT_TELL, Doubt.OTHER_WORDS
        case Form.FORMULA:
            return Outcome.CANNOT_TELL, Doubt.OTHER_FORMULA
        case Form.CODE:
            return Outcome.CANNOT_TELL, Doubt.OTHER_CODE


def _compared_numbers(one: tuple[Value, Fraction], two: tuple[Value, Fraction]) -> _Finding:
    (left, number), (right, other) = one, two
    are_units_known = bool(left.unit and right.unit)
    if are_units_known and left.unit != right.unit:
        return Outcome.CANNOT_TELL, Doubt.OTHER_UNITS
    if number == other:
        return _AGREE
    if {number, *left.others} & {other, *right.others}:
        return Outcome.CANNOT_TELL, Doubt.TWO_READINGS
    if left.unit != right.unit and _may_be_converted(number, other):
        return Outcome.CANNOT_TELL, Doubt.OTHER_UNITS
    if _may_be_rounded(left, right, other) or _may_be_rounded(right, left, number):
        return Outcome.CANNOT_TELL, Doubt.ROUNDED
    return _DIFFER


def _may_be_rounded(rounded: Value, full: Value, exact: Fraction) -> bool:
    """Return whether a number may be the `exact` one of another value, with fewer decimals."""
    if rounded.number is None:
        return False
    if not (rounded.places or rounded.is_about):
        has_decimals = bool(full.places and rounded.number)
        return has_decimals and rounded.number == floor(exact + Fraction(1, 2))
    return abs(rounded.number - exact) <= Fraction(1, 10**rounded.places)


def _may_be_converted(one: Fraction, other: Fraction) -> bool:
    """Return whether the same amount may have these numbers in two units."""
    if not one or not other:
        return False
    ratio = max(one / other, other / one)
    is_power_of_ten = ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"
    return is_power_of_ten or ratio in _RATIOS
