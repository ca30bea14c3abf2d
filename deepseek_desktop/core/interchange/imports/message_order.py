"""Puts messages that name their predecessors in order, however they are tangled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.interchange.imports.remarks import Remarks
from deepseek_desktop.core.interchange.imports.talk import Node


def parents_first(
    nodes: Iterable[Node], remarks: Remarks
) -> Iterator[tuple[Node, str | None, bool]]:
    """Yield each message once, with the id of the one before it and whether others follow it.

    Where the one before is missing, or following would lead round in a circle, it is None.
    """
    known: dict[str, Node] = {}
    for node in nodes:
        if node.id in known:
            remarks.note(Remark.TWICE)
        else:
            known[node.id] = node
    children: dict[str, list[Node]] = defaultdict(list)
    roots: list[Node] = []
    for node in known.values():
        if node.parent in known and node.parent != node.id:
            children[node.parent].append(node)
            continue
        if node.parent is not None:
            remarks.note(Remark.CIRCLE if node.parent == node.id else Remark.NO_PARENT)
        roots.append(node)
    seen: set[str] = set()
    yield from _below(roots, children, seen)
    for node in known.values():
        if node.id not in seen:  # only a circle leads to it
            remarks.note(Remark.CIRCLE)
            yield from _below([node], children, seen)


def _below(
    roots: list[Node], children: dict[str, list[Node]], seen: set[str]
) -> Iterator[tuple[Node, str | None, bool]]:
    stack: list[tuple[Node, str | None]] = [(node, None) for node in reversed(roots)]
    while stack:
        node, before = stack.pop()
        if node.id in seen:
            continue
        seen.add(node.id)
        below = children.get(node.id, ())
        yield node, before, bool(below)
        stack += [(child, node.id) for child in reversed(below)]
