"""The AppImage: one file that runs where it lies.

It is a small program (the runtime, made elsewhere, MIT licence) followed by a SquashFS image that
it mounts; see the specification at github.com/AppImage/AppImageSpec. `APPIMAGE_RUNTIME` names the
file of the runtime, type 2; it is not fetched from anywhere.
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from building.bundle import bundled
from building.places import DIST, NAME, WORK, version
from building.running import BuildError, need, run
from building.staging import emptied, settle, stage_desktop, stage_program

VARIABLE = "APPIMAGE_RUNTIME"
_ELF, _MAGIC_AT, _MAGIC = b"\x7fELF", 8, b"AI\x02"


def build() -> Path:
    """Build the AppImage and return where it is. Raises `BuildError` where there is no runtime."""
    chosen = os.environ.get(VARIABLE)
    if not chosen:
        raise BuildError(f"{VARIABLE} does not name the file of an AppImage runtime (type 2).")
    return built(Path(chosen), DIST)


def built(runtime: Path, folder: Path) -> Path:
    """Build the AppImage of a runtime in a folder; return where it is."""
    starts = _checked(runtime)
    mksquashfs = need("mksquashfs", "squashfs-tools")
    tree = emptied(WORK / "appimage/AppDir")
    stage_program(bundled(), tree / "usr")
    stage_desktop(tree / "usr", version())
    (tree / "AppRun").symlink_to(f"usr/bin/{NAME}")
    share = tree / "usr/share"
    shutil.copyfile(share / f"applications/{NAME}.desktop", tree / f"{NAME}.desktop")
    shutil.copyfile(share / f"icons/hicolor/256x256/apps/{NAME}.png", tree / f"{NAME}.png")
    (tree / ".DirIcon").symlink_to(f"{NAME}.png")
    settle(tree)
    image = WORK / "appimage/image"
    image.unlink(missing_ok=True)
    how = ("-root-owned", "-noappend", "-comp", "zstd", "-quiet", "-no-progress", "-no-xattrs")
    run([mksquashfs, tree, image, *how])
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"DeepSeek_Desktop-{version()}-{platform.machine()}.AppImage"
    made.write_bytes(starts + image.read_bytes())
    made.chmod(0o755)
    return made


def _checked(runtime: Path) -> bytes:
    try:
        starts = runtime.read_bytes()
    except OSError as error:
        raise BuildError(f"The AppImage runtime cannot be read: {error}") from error
    if not starts.startswith(_ELF) or starts[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] != _MAGIC:
        raise BuildError(f"{runtime} is no AppImage runtime of type 2.")
    return starts
