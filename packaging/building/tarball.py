"""The archive for any Linux, with a script that installs it for one user without root."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from building.bundle import bundled
from building.libraries import expected
from building.places import DIST, NAME, PACKAGING, ROOT, WORK, epoch, version
from building.running import need, run
from building.staging import emptied, full_name, settle, stage_desktop


def build() -> Path:
    """Build the archive and return where it is."""
    xz = need("xz", "xz-utils")
    name = full_name(f"-linux-{platform.machine()}")
    tree = emptied(WORK / "tar") / name
    shutil.copytree(bundled(), tree / "lib" / NAME, symlinks=True)
    stage_desktop(tree, version())
    shutil.copy(PACKAGING / "linux/install.sh", tree / "install.sh")
    shutil.copyfile(ROOT / "LICENSE", tree / "LICENSE")
    needed = expected(bundled())
    (tree / "libraries.txt").write_text("".join(f"{each}\n" for each in needed), "ascii")
    settle(tree)
    DIST.mkdir(exist_ok=True)
    packed = DIST / f"{name}.tar.xz"
    sorted_and_dated = ("--sort=name", f"--mtime=@{epoch()}", "--owner=0", "--group=0")
    plain = WORK / "tar" / f"{name}.tar"
    run(["tar", "--numeric-owner", *sorted_and_dated, "-cf", plain, name], tree.parent)
    run([xz, "-6", "--threads=2", "--force", plain])  # the number decides how blocks are cut
    return Path(shutil.move(f"{plain}.xz", packed))
