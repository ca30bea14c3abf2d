"""Numbers as people, models and TeX write them: 1,234.5 and 1.234,5 and \\frac{1}{2} and 50%."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from deepseek_desktop.core.evaluation.final_values import Form, Value

_MOST_DIGITS = 40
_MOST_POWER = 99
_DIGITS = r"\d[\d.,'’]*(?<=\d)|\.\d+"
_FRACTION = r"\\frac\s*(?:\{\s*(\d+)\s*\}|(\d))\s*(?:\{\s*(\d+)\s*\}|(\d))"
_NUMBER = re.compile(
    r"(?P<about>(?:≈|about\s|approximately\s|approx\.?\s|roughly\s|around\s|约|大约|~)\s*)?"
    r"(?P<sign>[-+±]?)\s*(?P<money>(?:US|RMB)?\s?[$€£¥₹])?\s*(?P<sign2>-?)"
    rf"(?:(?P<whole>\d+)?\s*(?P<frac>{_FRACTION})"
    rf"|(?P<mixed>\d+)\s+(?P<a>\d+)\s*/\s*(?P<b>\d+)|(?P<c>\d+)\s*/\s*(?P<d>\d+)"
    rf"|(?P<plain>{_DIGITS})(?:\s*[*×]\s*10\s*\^\s*\{{?(?P<power>[-+]?\d+)\}}?"
    rf"|[eE](?P<exponent>[-+]?\d+)(?!\w))?)"
    r"\s*(?P<percent>%)?(?P<rest>.*)",
    re.DOTALL,
)
_UNIT = re.compile(
    r"°\s?[CFK]?"
    r"|[A-Za-zµμΩ°²³][A-Za-zµμΩ²³/·^ \-]{0,24}(?:(?<! )\d)?|[\u3400-\u9fff/]{1,6}|[$€£¥]"
)
_OTHER_BASE = re.compile(r"[-+]?0[xXbBoO][\da-fA-F]")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*")
_SAME_UNITS = {
    "kilometer": "km", "kilometre": "km", "meter": "m", "metre": "m", "centimeter": "cm",
    "centimetre": "cm", "millimeter": "mm", "kilogram": "kg", "gram": "g", "second": "s",
    "sec": "s", "minute": "min", "hour": "h", "hr": "h", "degree": "°", "dollar": "$", "usd": "$",
    "us$": "$", "euro": "€", "eur": "€", "pound": "£", "yuan": "¥", "rmb": "¥", "cny": "¥",
    "liter": "l", "litre": "l", "mph": "mile/h", "miles per hour": "mile/h", "kmh": "km/h",
    "kilometers per hour": "km/h", "kph": "km/h", "公里": "km", "千米": "km", "米": "m",
    "厘米": "cm", "毫米": "mm", "千克": "kg", "公斤": "kg", "克": "g", "秒": "s", "分钟": "min",
    "小时": "h", "度": "°", "元": "¥", "人民币": "¥", "美元": "$", "欧元": "€", "升": "l",
    "千米/小时": "km/h", "公里/小时": "km/h", "天": "day", "年": "year", "岁": "year",
}  # fmt: skip
_COUNTED = frozenset("个只名位次种张本条块件颗粒头棵辆支根")
_LETTER_UNITS = frozenset("mskghlJNWVACFKLΩ°")
_NO_UNITS = frozenset({"and", "or", "to", "is", "are", "if"})
_MOST_UNIT_WORDS = 3


class _Plain(NamedTuple):
    number: Fraction
    others: frozenset[Fraction] = frozenset()
    places: int = 0


def number_value(written: str) -> Value | None:
    """Return the number that a cleaned text consists of, with its unit; None if it does not."""
    found = _NUMBER.fullmatch(written.strip())
    if found is None or _OTHER_BASE.match(written.strip()):
        return None
    rest = found["rest"].strip()
    unit = _unit(found["money"] or "", rest, is_close=found["rest"][:1] == rest[:1])
    plain = _fraction(found) or _plain(found)
    signs = found["sign"] + found["sign2"]
    if unit is None or plain is None or "±" in signs or len(signs) > 1:
        return None
    factor = Fraction(-1 if signs == "-" else 1, 100 if found["percent"] else 1)
    return Value(
        Form.NUMBER,
        written.strip(),
        plain.number * factor,
        frozenset(each * factor for each in plain.others),
        unit or ("%" if found["percent"] else ""),
        plain.places + (2 if found["percent"] else 0),
        is_about=found["about"] is not None,
    )


def _fraction(found: re.Match[str]) -> _Plain | None:
    groups = found.groups()
    if found["frac"]:
        first = found.re.groupindex["frac"] + 1
        above, below = ("".join(filter(None, groups[at - 1 : at + 1])) for at in (first, first + 2))
        whole = found["whole"] or "0"
    elif found["a"]:
        whole, above, below = found["mixed"], found["a"], found["b"]
    elif found["c"]:
        whole, above, below = "0", found["c"], found["d"]
    else:
        return None
    if max(len(whole), len(above), len(below)) > _MOST_DIGITS or not int(below):
        return None
    return _Plain(int(whole) + Fraction(int(above), int(below)))


def _plain(found: re.Match[str]) -> _Plain | None:
    written, power = found["plain"], found["power"] or found["exponent"] or "0"
    if not written or len(written) > _MOST_DIGITS or abs(int(power[:9])) > _MOST_POWER:
        return None
    scale = Fraction(10) ** int(power)
    read = _read(written)
    if read is None:
        return None
    places = max(0, read.places - int(power))
    return _Plain(read.number * scale, frozenset(each * scale for each in read.others), places)


def _read(written: str) -> _Plain | None:
    """Read digits with points, commas and blanks in them; the other country's reading beside it."""
    dots, commas = written.count("."), written.count(",")
    if dots and commas:
        decimal = "." if written.rindex(".") > written.rindex(",") else ","
        whole, _, rest = written.rpartition(decimal)
        return _decimal(_ungrouped(whole), rest)
    if grouped := _GROUPED.fullmatch(written):
        sign, number = grouped[1], Fraction(_ungrouped(written) or "0")
        if sign not in ".," or written.count(sign) > 1:
            return _Plain(number)
        other = Fraction(written.replace(",", "."))
        is_list_like = written.startswith("0")
        if sign == "." or is_list_like:
            return _Plain(other, frozenset() if is_list_like else frozenset({number}), 3)
        return _Plain(number, frozenset({other}))
    if _INDIAN.fullmatch(written):
        return _Plain(Fraction(written.replace(",", "")))
    if dots + commas > 1:
        return None
    whole, _, rest = written.replace(",", ".").partition(".")
    return _decimal(_ungrouped(whole), rest)


def _ungrouped(whole: str) -> str | None:
    """Return digits without the signs between groups of three; None if they are not such."""
    if not whole or whole.isdigit():
        return whole or "0"
    return re.sub(r"\D", "", whole) if _GROUPED.fullmatch(whole) else None


def _decimal(whole: str | None, rest: str) -> _Plain | None:
    if whole is None or (rest and not rest.isdigit()):
        return None
    return _Plain(Fraction(f"{whole}.{rest or '0'}"), places=len(rest))


def _unit(money: str, rest: str, *, is_close: bool) -> str | None:
    """Return a unit in one way of writing, "" for none, None if that is not a unit."""
    if money:
        money = money.replace(" ", "").removeprefix("US").removeprefix("RMB")
        return money if not rest or _unit("", rest, is_close=False) else None
    if not rest:
        return ""
    words = rest.split()
    if not _UNIT.fullmatch(rest) or len(words) > _MOST_UNIT_WORDS or _NO_UNITS & {*words}:
        return None
    if is_close and len(rest) == 1 and rest.isascii() and rest not in _LETTER_UNITS:
        return None  # 3x is a formula
    if rest in _COUNTED:
        return ""
    name = rest if len(rest) < 3 else rest.lower()
    single = name.removesuffix("s") if len(name) > 3 else name
    return _SAME_UNITS.get(name) or _SAME_UNITS.get(single) or single.replace("^", "")
