"""Names of which it is known that no two mean the same: days of the week and months."""

from __future__ import annotations

_DAYS = (
    "monday 星期一 周一 礼拜一",
    "tuesday 星期二 周二 礼拜二",
    "wednesday 星期三 周三 礼拜三",
    "thursday 星期四 周四 礼拜四",
    "friday 星期五 周五 礼拜五",
    "saturday 星期六 周六 礼拜六",
    "sunday 星期日 周日 星期天 周天 礼拜日 礼拜天",
)
_MONTHS = (
    "january 一月",
    "february 二月",
    "march 三月",
    "april 四月",
    "may 五月",
    "june 六月",
    "july 七月",
    "august 八月",
    "september 九月",
    "october 十月",
    "november 十一月",
    "december 十二月",
)
_LISTS = tuple({row.split()[0] for row in rows} for rows in (_DAYS, _MONTHS))
_ONE_NAMES = {name: row.split()[0] for row in (*_DAYS, *_MONTHS) for name in row.split()}


def one_name(name: str) -> str:
    """Return the one name of what has several; others as they are."""
    return _ONE_NAMES.get(name, name)


def exclude_each_other(one: str, other: str) -> bool:
    """Return whether two names surely do not mean the same."""
    return one != other and any(one in names and other in names for names in _LISTS)
