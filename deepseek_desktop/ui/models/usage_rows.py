"""What was used and spent as rows of a table, on screen and to be copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import By, Group
from deepseek_desktop.core.markup.writing.spans import escaped
from deepseek_desktop.ui.models import usage_words as words
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate

Column = tuple[str, Callable[[Spent], str]]


class UsageRows:
    """Groups and their sum; columns of which nobody has anything are left out.

    Money comes first: where a narrow window hides columns, it is not that.
    """

    def __init__(self, groups: Sequence[Group], by: By, total: Spent) -> None:
        self._groups = groups
        self._by = by
        self._total = total
        requests = (translate("usage", "Requests"), lambda spent: number(spent.requests))
        self._columns: list[Column] = [requests, *_money_columns(total), *_token_columns(total)]

    @property
    def headings(self) -> list[str]:
        """What the columns are called."""
        return [words.name_heading(self._by), *(heading for heading, _ in self._columns)]

    def rows(self, most: int | None = None) -> list[list[str]]:
        """Return the rows, at most so many, and that of the sum."""
        named = [(words.name_of(group, self._by), group.spent) for group in self._groups[:most]]
        named.append((translate("usage", "Together"), self._total))
        return [[name, *(cell(spent) for _, cell in self._columns)] for name, spent in named]

    def markdown(self) -> str:
        """Return all rows with what is to be known of them."""
        rule = ["---", *["---:"] * len(self._columns)]
        lines = [self.headings, rule, *([_cell(text) for text in row] for row in self.rows())]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return "\n\n".join([table, *map(escaped, words.remarks(self._total))]) + "\n"


def _token_columns(total: Spent) -> list[Column]:
    columns: list[tuple[str, Callable[[Spent], int]]] = [
        (translate("usage", "In, cached"), lambda spent: spent.cached),
        (translate("usage", "In, not cached"), lambda spent: spent.missed),
        (translate("usage", "In, not told apart"), lambda spent: spent.unsplit_prompt),
        (translate("usage", "Thinking"), lambda spent: spent.reasoning),
        (translate("usage", "Answer"), lambda spent: spent.answer),
        (translate("usage", "Out, not told apart"), lambda spent: spent.unsplit_completion),
    ]
    return [(heading, _counted(count)) for heading, count in columns if count(total)]


def _money_columns(total: Spent) -> list[Column]:
    columns: list[Column] = []
    if total.reported:
        heading = translate("usage", "Hosts charged")
        columns.append((heading, lambda spent: words.charged_text(spent.reported.items())))
    if total.estimated:
        heading = translate("usage", "We estimate")
        columns.append((heading, _estimated))
    if total.unknown:
        heading = translate("usage", "Cost unknown")
        columns.append((heading, lambda spent: number(spent.unknown)))
    return columns


def _counted(count: Callable[[Spent], int]) -> Callable[[Spent], str]:
    return lambda spent: number(count(spent))


def _estimated(spent: Spent) -> str:
    return words.charged_text(spent.estimated.items(), is_estimate=True)


def _cell(text: str) -> str:
    return escaped(text).replace("|", r"\|")
