"""What the program is called in a terminal."""

from __future__ import annotations

PROGRAM = "deepseek-desktop"
