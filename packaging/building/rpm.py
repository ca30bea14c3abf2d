"""The package for Fedora, openSUSE and their relatives."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from building.bundle import bundled
from building.libraries import expected
from building.places import DIST, NAME, ROOT, WORK, version
from building.running import need, run
from building.staging import emptied, filled, settle, sortable, stage_desktop, stage_program


def build() -> Path:
    """Build the package and return where it is."""
    rpmbuild = need("rpmbuild", "rpm")
    tree = emptied(WORK / "rpm/tree")
    usr = tree / "usr"
    stage_program(bundled(), usr)
    stage_desktop(usr, version())
    licences = usr / "share/licenses" / NAME
    licences.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", licences / "LICENSE")
    settle(tree)
    recipe = WORK / "rpm" / f"{NAME}.spec"
    # By the names of the libraries: what their packages are called differs between systems.
    needed = "\n".join(f"Requires: {name}()(64bit)" for name in expected(bundled()))
    recipe.write_text(
        filled("package.spec.in", VERSION=sortable(version()), REQUIRES=needed, TREE=str(tree)),
        "utf-8",
    )
    made = emptied(WORK / "rpm/made")
    run(
        [
            rpmbuild,
            "-bb",
            "--define",
            f"_topdir {WORK / 'rpm/top'}",
            "--define",
            f"_rpmdir {made}",
            recipe,
        ]
    )
    package = next(made.rglob("*.rpm"))
    DIST.mkdir(exist_ok=True)
    return shutil.copyfile(package, DIST / f"{NAME}-{version()}-1.{platform.machine()}.rpm")
