"""How transcripts are read."""

from __future__ import annotations

from msgspec import Struct

from deepseek_desktop.ui.maths.typesetter import Typesetter


class Reading(Struct, frozen=True):
    """What sets formulas, and what a person chose; `zoom` 1 is the size of the window's text.

    With `stops_at_answer` a transcript follows what is written only until an answer begins at its
    top.
    """

    typesetter: Typesetter
    zoom: float = 1.0
    code_family: str = ""
    stops_at_answer: bool = False
