"""What final answers mean, as far as it can be told from how they are written."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct


class Form(StrEnum):
    """What a final answer is; only answers of one form are compared."""

    NUMBER = "number"
    OPTION = "option"
    TRUTH = "truth"
    WORDS = "words"
    FORMULA = "formula"
    CODE = "code"


class Value(Struct, frozen=True):
    """One thing that is answered, in one way of writing.

    Of a number, `key` is how it was written, `number` what it most likely is, `others` what the
    same signs are in other countries, `unit` what follows it or "", `places` how many decimals it
    has, and `is_about` whether it calls itself approximate.
    """

    form: Form
    key: str
    number: Fraction | None = None
    others: frozenset[Fraction] = frozenset()
    unit: str = ""
    places: int = 0
    is_about: bool = False
