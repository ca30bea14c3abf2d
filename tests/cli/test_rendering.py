"""The command that shows a Markdown file."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from deepseek_desktop.cli.main import FAILED, USAGE, main
from tests.core.markup.html_tree import tree_of


def _piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))


def test_a_file_becomes_a_page(tmp_path: Path) -> None:
    source, out = tmp_path / "Anfang & Ende.md", tmp_path / "page.html"
    source.write_text("# 标题\n\nSo $x<y$.\n", encoding="utf-8")

    assert main(["render", str(source), "--html", str(out)]) == 0

    tree = tree_of(out.read_text("utf-8").partition("\n")[2])
    assert [e.text for e in tree.select("h1")] == ["标题"]
    assert [e.text for e in tree.select("title")] == ["Anfang & Ende"]
    assert [e.attributes["data-tex"] for e in tree.select("tex-i")] == ["x<y"]
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".md"] == ["page.html"]


def test_what_is_piped_in_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    _piped(monkeypatch, "\ufeff**粗**\r\n\r\n- a\r\n".encode())

    assert main(["render", "-", "--html", "-"]) == 0

    printed = capsysbinary.readouterr().out.decode("utf-8")
    assert "<strong>粗</strong>" in printed
    assert "<li>a" in printed
    assert "\ufeff" not in printed


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a\0b", "not text"),
        (b"caf\xe9", "byte 3"),
        (b"x" * (8 * 1024 * 1024 + 1), "too large"),
    ],
)
def test_what_is_no_markdown_is_told_in_a_sentence(
    data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.md", tmp_path / "out.html"
    source.write_bytes(data)

    assert main(["render", str(source), "--html", str(out)]) == USAGE

    told = capsys.readouterr().err
    assert said in told
    assert str(source) in told
    assert not out.exists()


@pytest.mark.parametrize("name", ["missing.md", "", "."])
def test_what_cannot_be_read_is_named(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.html")

    assert main(["render", str(tmp_path / name), "--html", out]) == USAGE
    assert "cannot be read: " in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _piped(monkeypatch, b"a")

    assert main(["render", "-", "--html", str(tmp_path / "no" / "out.html")]) == FAILED
    assert "cannot be written: " in capsys.readouterr().err
