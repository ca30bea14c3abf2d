from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.models.page import Page, as_html, read_page, read_pages, table

_LANGUAGES = ("en", "zh")
_FILLED = {"shortcuts": "", "settings": ""}
_PAGES = {language: read_pages(asset("help") / language, _FILLED) for language in _LANGUAGES}
_ALL = [(language, page) for language, pages in _PAGES.items() for page in pages]
_KEYS = {
    json.loads(path.read_text("utf-8"))["key_variable"]
    for path in asset("catalogue").glob("*.json")
}


def _html(text: str, *names: str) -> str:
    return as_html(Page("page.md", "Title", text), names)


def test_both_languages_have_the_same_pages() -> None:
    english, chinese = ([page.name for page in _PAGES[language]] for language in _LANGUAGES)

    assert len(english) >= 8
    assert english == chinese


@pytest.mark.parametrize(("language", "page"), _ALL, ids=lambda it: getattr(it, "name", it))
def test_a_help_page_has_a_title_and_links_to_help_pages_only(language: str, page: Page) -> None:
    names = {page.name for page in _PAGES[language]}

    assert page.text.startswith(f"# {page.title}\n")
    assert 1 < len(page.title) < 50
    assert set(re.findall(r"\]\(([^)]*)\)", page.text)) <= names
    assert "://" not in page.text
    assert not re.search(r"\{\w*\}", page.text), "a place that nobody fills"
    assert "<img" not in as_html(page, names)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_variables_that_help_names_are_those_of_the_hosts(language: str) -> None:
    (page,) = [page for page in _PAGES[language] if page.name == "02-keys.md"]

    named = set(re.findall(r"`(\w+_KEY)`", page.text))

    assert len(named) >= 4
    assert named <= _KEYS


def test_a_link_to_a_page_works_and_any_other_is_only_text() -> None:
    made = _html(
        "[ours](one.md) [web](https://host.example/x) [file](file:///etc/passwd) "
        "[odd](javascript:alert)",
        "one.md",
    )

    assert re.findall(r'href="([^"]*)"', made) == ["one.md"]
    assert "web</span> (https://host.example/x)" in made


def test_there_are_no_pictures_and_no_html_in_a_page() -> None:
    made = _html('![a cat](cat.png) <img src="x"> <script>1</script>\n\n<iframe src="x"></iframe>')

    assert "a cat" in made
    assert not re.search("<(img|script|iframe)", made)


def test_a_cell_of_a_table_stays_a_cell_whatever_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("# Title\n\n{rows}\n", "utf-8")

    page = read_page(path, {"rows": table(("a", "b"), [("x|y", "*s* <b> `c`\n[l](one.md)")])})
    made = as_html(page, ["one.md"])

    cells = re.findall("<td>(.*?)</td>", made)
    assert cells == ["x&#124;y", "&#42;s&#42; &#60;b&#62; &#96;c&#96; &#91;l&#93;(one.md)"]


def test_chinese_text_has_no_blank_where_a_line_of_its_file_ends(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("# 标题\n\n* 第一行，\n  第二行\n* 第三行\n\n下一段\nWord word\n", "utf-8")

    made = as_html(read_page(path), [])

    assert "第一行，第二行" in made
    assert "<li>第三行</li>" in made
    assert "下一段\nWord word" in made
