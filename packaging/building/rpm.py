"""The package for Fedora, openSUSE and their relatives."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

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
    DIST.mkdir(exist_ok=True)
    # rpmbuild itself does not bear a space in the name of the folder where it works.
    with TemporaryDirectory(prefix=f"{NAME}-rpm-") as top:
        where = ("--define", f"_topdir {top}", "--define", f"_rpmdir {top}/made")
        run([rpmbuild, "-bb", *where, recipe])
        (package,) = Path(top, "made").rglob("*.rpm")
        return shutil.copyfile(package, DIST / f"{NAME}-{version()}-1.{platform.machine()}.rpm")
