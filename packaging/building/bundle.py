"""The folder that is installed: the program and all that it needs, made by PyInstaller."""

from __future__ import annotations

import platform
import shutil
import sys
from functools import cache
from pathlib import Path

from building.icons import write_icns, write_ico
from building.nsis import write_version_info
from building.places import NAME, PACKAGING, WORK, version
from building.running import BuildError, run

# Without libraries that the packages of a system bring, and with them.
SYSTEM, PORTABLE = "system", "portable"

_LIMIT_BYTES = 150_000_000
_SYSTEM = platform.system()


@cache
def bundled(profile: str = PORTABLE) -> Path:
    """Return the folder of the bundle, made anew once in a run.

    Raises `BuildError` when it is larger than was promised on Linux: something slipped in.
    """
    made = WORK / "bundle" / profile
    shutil.rmtree(made, ignore_errors=True)
    _prepare_looks()
    run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"),
            *("--distpath", made, "--workpath", WORK / "work" / profile),
            PACKAGING / "bundle/deepseek-desktop.spec",
            *("--", "--profile", profile),
        ],
        folder=WORK,  # not the checkout: what is installed is bundled, not what lies here
        environment={"PYINSTALLER_CONFIG_DIR": str(WORK / "cache")},
    )
    folder = made / NAME
    size = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file())
    if _SYSTEM == "Linux" and size > _LIMIT_BYTES:
        raise BuildError(
            f"The bundle has {size / 1e6:.0f} MB; it may have {_LIMIT_BYTES / 1e6:.0f}."
        )
    return folder


def build() -> Path:
    """Make the bundle with all its libraries; return where it is."""
    return bundled()


def _prepare_looks() -> None:
    """Write what becomes part of the program elsewhere; on Linux icons are files beside it."""
    icons = WORK / "icons"
    icons.mkdir(parents=True, exist_ok=True)
    if _SYSTEM == "Windows":
        write_ico(icons / "app.ico")
        write_version_info(WORK / "version_info.txt", version())
    elif _SYSTEM == "Darwin":
        write_icns(icons / "app.icns")
