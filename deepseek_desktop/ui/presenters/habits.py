"""How a person reads: what they chose, and how they left things last."""

from __future__ import annotations

from msgspec.structs import replace

from deepseek_desktop.core.settings.choices import Following, ThinkingShown
from deepseek_desktop.core.settings.schema import DEFAULTS, Chosen
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.zooming import LEAST, MOST, zoomed


class Habits:
    """Holds for all tabs; `reading` is what transcripts need to know of it."""

    def __init__(self, typesetter: Typesetter) -> None:
        self.chosen = DEFAULTS
        self.reading = Reading(typesetter)
        self.thinking_was_open = True

    def choose(self, chosen: Chosen) -> None:
        """Take what a person chose in the settings."""
        self.chosen = chosen
        self.reading = replace(
            self.reading,
            code_family=chosen.code_family,
            stops_at_answer=chosen.following is Following.ANSWER,
        )

    def zoom_by(self, steps: int) -> None:
        """Make the text some steps larger, or smaller; 0 is the usual size."""
        self.set_zoom(zoomed(self.reading.zoom, steps))

    def set_zoom(self, zoom: float) -> None:
        """Make the text `zoom` times as large as that of the window."""
        self.reading = replace(self.reading, zoom=max(LEAST, min(MOST, zoom)))

    @property
    def opens_thinking(self) -> bool:
        """Whether the thinking of a new turn begins open."""
        match self.chosen.thinking:
            case ThinkingShown.OPEN:
                return True
            case ThinkingShown.CLOSED:
                return False
            case ThinkingShown.LAST:
                return self.thinking_was_open
