"""Reads what a host says is left on an account; nonsense is unknown, never zero.

Amounts of money are exact here: no number of a host ever passes through a float.
"""

from __future__ import annotations

import json
import re
from decimal import Context, Decimal
from typing import Final

from deepseek_desktop.core.domain.balance import Balance
from deepseek_desktop.core.domain.profile import BalanceSource

EXACT = Context(prec=200)
"""Does sums with amounts that `exact` returned; they are never rounded there."""

_AMOUNT_LIMIT = Decimal(10**15)
_BALANCES_LIMIT = 20
_DIGITS_LIMIT = 30
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?")
_CURRENCY = re.compile(r"[A-Z]{3,5}")
_LIST_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
_MISSING: Final = object()


def json_in(body: bytes) -> object:
    """Return the JSON value of `body`, fractions as `Decimal`; raise `ValueError` if it is none.

    A number that is none (NaN) or out of all bounds is an empty text: it spoils only itself, and
    it is not taken for a null.
    """
    try:
        return json.loads(
            body.decode("utf-8-sig", "replace"),
            parse_float=_fraction,
            parse_int=_whole,
            parse_constant=_no_number,
        )
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def exact(value: object) -> Decimal | None:
    """Return an amount from a string, a `Decimal` or an integer; None for all that is none.

    A float is not exact, so it is none either.
    """
    if isinstance(value, bool) or not isinstance(value, str | Decimal | int):
        return None
    if isinstance(value, int) and abs(value) > _AMOUNT_LIMIT:
        return None  # Python refuses to print one of thousands of digits
    if not _NUMBER.fullmatch(str(value)):
        return None
    amount = Decimal(value)
    if abs(amount) > _AMOUNT_LIMIT:
        return None
    return amount or Decimal(0)  # not minus zero, which would be shown as "-0"


def currency_in(value: object) -> str:
    """Return a currency's code in capitals; empty for what is none."""
    code = value.upper() if isinstance(value, str) and len(value) < 10 else ""
    return code if _CURRENCY.fullmatch(code) else ""


def balances_in(body: bytes, source: BalanceSource) -> tuple[Balance, ...]:
    """Return what `body` says is left; empty when that is unknown.

    `source.amount` is a pointer or "POINTER - POINTER". Null there means unlimited. A
    `source.currency` that is no pointer is the code itself.
    """
    try:
        content = json_in(body)
    except ValueError:
        return ()
    amounts = _amounts(content, source.amount)
    currencies = _currencies(content, source.currency, len(amounts))
    if len(amounts) != len(currencies):
        return ()
    balances: list[Balance] = []
    for value, code in zip(amounts, currencies, strict=True):
        amount, currency = exact(value), currency_in(code)
        if (amount is None and value is not None) or (source.currency and not currency):
            continue
        balances.append(Balance(amount, currency, source.unit, is_unlimited=amount is None))
    return tuple(balances[:_BALANCES_LIMIT])


def _amounts(content: object, amount: str) -> list[object]:
    whole, _, taken = amount.partition(" - ")
    if not taken:
        return _found(content, amount)
    wholes, takens = _found(content, whole), _found(content, taken)
    if len(wholes) != len(takens):
        return []
    return [_difference(exact(a), exact(b)) for a, b in zip(wholes, takens, strict=True)]


def _difference(whole: Decimal | None, taken: Decimal | None) -> object:
    if whole is None or taken is None:
        return _MISSING
    return EXACT.subtract(whole, taken)


def _currencies(content: object, currency: str, count: int) -> list[object]:
    if not currency.startswith("/"):
        return [currency] * count
    found = _found(content, currency)
    return found if "*" in currency else found * count


def _found(content: object, pointer: str) -> list[object]:
    """Return what a JSON pointer (RFC 6901) finds; `*` stands for every element of a list."""
    if pointer and not pointer.startswith("/"):
        return []
    found = [content]
    for step in pointer.split("/")[1:]:
        if step == "*":
            found = [part for value in found if isinstance(value, list) for part in value]
        else:
            name = step.replace("~1", "/").replace("~0", "~")
            found = [_part(value, name) for value in found]
    return found


def _part(value: object, name: str) -> object:
    if isinstance(value, dict):
        return value.get(name, _MISSING)
    if isinstance(value, list) and _LIST_INDEX.fullmatch(name) and int(name) < len(value):
        part: object = value[int(name)]
        return part
    return _MISSING


def _fraction(digits: str) -> Decimal | str:
    amount = exact(digits)
    return "" if amount is None else amount


def _whole(digits: str) -> int | str:
    """Return an integer; Python refuses those of thousands of digits with an error."""
    return int(digits) if len(digits) <= _DIGITS_LIMIT else ""


def _no_number(name: str) -> str:  # noqa: ARG001 NaN, Infinity and -Infinity are all the same here
    return ""
