"""Whatever is written, nothing raises, and no word of it is lost."""

from __future__ import annotations

import random
import re

import pytest

from deepseek_desktop.core.markup.html import as_html
from tests.core.markup.html_tree import tree_of

_LINES = [
    "# {}", "## {} ##", "{}", "{}  ", "- {}", "  - {}", "   - {}", "    - {}", "* {}", "1. {}",
    "10. {}", "2) {}", "- [ ] {}", "> {}", ">> {}", "> - {}", "    {}", "\t{}", "```", "~~~",
    "````", "```py", "$$", "$${}$$", "\\[", "\\]", "\\[ {}", "{} \\]", "\\({}\\) {}", "${}$ {}",
    "text {}: \\[", "\\begin{{align}} {}", "\\end{{align}}", "| {} | {} |", "|---|---|", "|:-:|",
    "| `{}|{}` | {} |", "---", "===", "***", "", "", "", "**{}：**{}", "~~{}~~ ~{}",
    "[{}](https://a.com/{})", "![{}](http://b)", "[{}](javascript:{})", "`{}` ``{}", "{}[^1]",
    "<div>{}</div>", "https://c.com/{}。{}", "[^1]: {}", "_{}_ *{}* **{}*", "\\*{}\\* &amp; {}",
    "- \\[", "> $$", "{}\u202e{}",
]  # fmt: skip
_SIGNS = [
    *"*_`$\\[]()!<>#-+|~^:.&=\n\n \t\r\0ab1中：“”é", "https://a.b", "\\(", "\\]", "$$", "\n- ",
    "\n> ", "\n```", "\n|-|\n", "[^a]", "\u202e", "\ud800", "\u200d", "\\begin{cases}",
]  # fmt: skip
_TAGS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr",
    "br", "table", "thead", "tbody", "tr", "th", "td", "a", "em", "strong", "s", "sup", "span",
    "div", "b", "input",
}  # fmt: skip
_ATTRIBUTES = {
    "href", "rel", "title", "class", "data-tex", "style", "start", "type", "disabled", "checked",
}  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_words_of_lines_in_any_order_stay(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        count = 0
        lines: list[str] = []
        for _ in range(chance.randrange(1, 30)):
            line = chance.choice(_LINES)
            places = line.count("{}")
            words = [f"w{number}w" for number in range(count, count + places)]
            count += places
            lines.append(line.format(*words))
        source = "\n".join(lines)

        html = as_html(source)

        tree_of(html)
        found = set(re.findall(r"w\d+w", html))
        assert found == set(re.findall(r"w\d+w", source)), source


@pytest.mark.parametrize("seed", range(40))
def test_signs_in_any_order_raise_nothing(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        source = "".join(chance.choices(_SIGNS, k=chance.randrange(80)))

        tree = tree_of(as_html(source))

        assert {e.tag for e in tree.elements()} <= _TAGS
        assert all(_is_harmless(e.attributes) for e in tree.elements())


def _is_harmless(attributes: dict[str, str]) -> bool:
    href = attributes.get("href", "https:")
    return attributes.keys() <= _ATTRIBUTES and href.startswith(("http:", "https:", "mailto:"))
