from __future__ import annotations

import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from building import macos

_MACOS = Path(__file__).parents[2] / "packaging/macos"


def test_the_app_owns_the_type_of_its_reports() -> None:
    said = macos.info_plist("0.2.0rc1")

    assert plistlib.loads(plistlib.dumps(said)) == said
    opened = said["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    declared = said["UTExportedTypeDeclarations"][0]
    assert opened == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["dsreport"]
    # Apple counts numbers only, and takes no underscore in a name.
    assert said["CFBundleVersion"] == "0.2.0"
    for name in (macos.IDENTIFIER, declared["UTTypeIdentifier"]):
        assert re.fullmatch(r"[A-Za-z0-9.-]+", name)


def test_the_hardened_runtime_lets_qt_be_replaced_and_formulas_be_set() -> None:
    with (_MACOS / "entitlements.plist").open("rb") as file:
        granted = plistlib.load(file)

    prefix = "com.apple.security.cs."
    assert granted == {f"{prefix}disable-library-validation": True, f"{prefix}allow-jit": True}


@pytest.mark.skipif(sys.platform != "linux", reason="macOS makes the image, Windows has no sh")
def test_elsewhere_a_disk_image_is_refused_in_one_sentence() -> None:
    done = subprocess.run(
        ["sh", _MACOS / "dmg.sh", "an.app", "x.dmg"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "A disk image can be made on macOS only.\n"
