"""A process that opens 5 MB and ends at the first paint: as many turns, as one, or as bare text.

Prints the CPU milliseconds of its main thread until then, and by how many MB it has grown when
nothing of what is in view is left to be parsed.
"""

from __future__ import annotations

import json
import sys
from time import perf_counter

from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.benchmarks.answers import answer
from tests.benchmarks.processes import pss_mb
from tests.benchmarks.showing import (
    Area,
    add_turn,
    bare_edit,
    cpu_ms,
    empty_transcript,
    idle,
    repaint,
)

TURNS, TURN_LENGTH = 100, 50_000
_PARSED_WITHIN_S = 20


def main() -> None:
    """Open what the command line says."""
    kind = sys.argv[1].removeprefix("bare ")
    length = TURNS * TURN_LENGTH if kind == "as one" else TURN_LENGTH
    texts = [answer(length, seed) for seed in range(TURNS * TURN_LENGTH // length)]
    warm = empty_transcript()  # so that nothing is measured that is done once in a window's life
    add_turn(warm, answer(3_000, 99))
    warm.settle()
    repaint(warm)
    warm.hide()
    before = pss_mb()
    opened: list[Area] = []
    open_now = _open_bare if sys.argv[1].startswith("bare ") else _open
    paint_ms = cpu_ms(lambda: opened.append(open_now(texts)))
    end_s = perf_counter() + _PARSED_WITHIN_S
    while perf_counter() < end_s and not _is_parsed(opened[0]):
        idle()
    print(json.dumps({"paint_ms": paint_ms, "grown_mb": pss_mb() - before}))


def _open(texts: list[str]) -> Area:
    view = empty_transcript()
    for text in texts:
        add_turn(view, text)
    view.settle()
    repaint(view)
    return view


def _open_bare(texts: list[str]) -> Area:
    edit = bare_edit("\n\n".join(texts))
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
    repaint(edit)
    return edit


def _is_parsed(area: Area) -> bool:
    """Return whether nothing of what is in view is left for later."""
    passages = [item.passage for item in area.seen] if isinstance(area, TranscriptView) else []
    return all(passage is None or passage.is_parsed for passage in passages)


if __name__ == "__main__":
    main()
