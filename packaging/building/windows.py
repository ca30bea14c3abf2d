"""The installer for Windows, of the bundle that is made there."""

from __future__ import annotations

import os
from pathlib import Path

from building.bundle import bundled
from building.nsis import PROGRAMS, build_installer
from building.places import DIST, epoch, version
from building.running import run


def build() -> Path:
    """Build the installer and return where it is; on Windows only.

    `DD_SIGN` may name a program that signs the files it is given: ours, then the installer.
    """
    bundle = bundled()
    _sign(*(bundle / program for program in PROGRAMS))
    setup = build_installer(bundle, DIST, version(), epoch())
    _sign(setup)
    return setup


def _sign(*files: Path) -> None:
    if signer := os.environ.get("DD_SIGN"):
        run([signer, *files])
