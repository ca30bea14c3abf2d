"""The installer for Windows, of the bundle that is made there."""

from __future__ import annotations

from pathlib import Path

from building.bundle import bundled
from building.nsis import build_installer
from building.places import DIST, epoch, version


def build() -> Path:
    """Build the installer and return where it is; on Windows only."""
    return build_installer(bundled(), DIST, version(), epoch())
