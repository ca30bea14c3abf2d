"""Checks of what a Markdown text must become, in the form of tests/data/markdown_cases.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.core.markup.html_tree import Element, tree_of


def faults(html: str, checks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with the HTML, one line for each check that fails."""
    tree = tree_of(html)
    for check in checks:
        if not _holds(tree, check):
            yield f"{check} does not hold in {html}"


def _holds(tree: Element, check: Mapping[str, Any]) -> bool:
    if "doc_text_has" in check:
        return str(check["doc_text_has"]) in tree.text
    if "doc_text_not" in check:
        return str(check["doc_text_not"]) not in tree.text
    found = tree.select(check["sel"])
    if "count" in check:
        return len(found) == int(check["count"])
    nth = int(check.get("nth", 0))
    return nth < len(found) and _is_as_told(found[nth], check)


def _is_as_told(element: Element, check: Mapping[str, Any]) -> bool:
    text = element.text.strip()
    if "text" in check:
        return text == str(check["text"]).strip()
    if "text_has" in check:
        return str(check["text_has"]) in text
    if "attr" in check:
        return element.attributes.get(check["attr"]) == str(check["value"])
    inside = [element, *element.elements()]
    return any(str(check["lang"]) in each.attributes.get("class", "") for each in inside)


def structure(html: str) -> str:
    """Return HTML as tags with their texts and tags in them, without blanks between blocks."""
    return " ".join(_shape(child) for child in _shown(tree_of(html)))


def _shape(node: Element | str) -> str:
    if isinstance(node, str):
        return f"'{node}'"
    return f"{node.tag}({' '.join(_shape(child) for child in _shown(node))})"


def _shown(element: Element) -> Iterator[Element | str]:
    for child in element.children:
        if isinstance(child, Element) or element.tag == "code":
            yield child
        elif child.strip():
            yield child.strip("\n") if element.tag == "li" else child
