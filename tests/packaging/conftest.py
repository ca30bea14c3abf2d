"""The modules that build installers are found as their command finds them."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGING = Path(__file__).parents[2] / "packaging"

sys.path[:0] = [str(_PACKAGING), str(_PACKAGING / "bundle")]
