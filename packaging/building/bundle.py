"""The folder that is installed: the program and all that it needs, made by PyInstaller."""

from __future__ import annotations

import platform
import shutil
import sys
from functools import cache
from pathlib import Path

from building.places import NAME, PACKAGING, WORK, version
from building.running import BuildError, run

# Without libraries that the packages of a system bring, and with them.
SYSTEM, PORTABLE = "system", "portable"

_LIMIT_BYTES = 150_000_000
_IS_LINUX = platform.system() == "Linux"


@cache
def bundled(profile: str = PORTABLE) -> Path:
    """Return the folder of the bundle, made anew once in a run.

    Raises `BuildError` when it is larger than was promised on Linux: something slipped in.
    """
    made = WORK / "bundle" / profile
    shutil.rmtree(made, ignore_errors=True)
    _prepare_icons()
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
    if _IS_LINUX and size > _LIMIT_BYTES:
        raise BuildError(
            f"The bundle has {size / 1e6:.0f} MB; it may have {_LIMIT_BYTES / 1e6:.0f}."
        )
    return folder


def build() -> Path:
    """Make the bundle with all its libraries; return where it is."""
    return bundled()


def _prepare_icons() -> None:
    if _IS_LINUX:
        return  # they are files beside the program there
    from building.icons import write_icns, write_ico  # noqa: PLC0415 Qt draws them
    from building.nsis import write_version_info  # noqa: PLC0415 only for Windows

    (WORK / "icons").mkdir(parents=True, exist_ok=True)
    write_ico(WORK / "icons/app.ico")
    write_icns(WORK / "icons/app.icns")
    write_version_info(WORK / "version_info.txt", version())
