"""Files are written all or none, and a changed one is noticed before its first byte is sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from seedsql.errors import ChecksumError, OutputError, UsageError
from seedsql.script import render
from seedsql.script.files import staged, write_files
from seedsql.script.integrity import verify_files
from seedsql.script.manifest import check_name, read_manifest
from seedsql.script.render import file_facts, write_script
from seedsql.workflow.generation import GenerationOptions, generate
from seedsql.workflow.plans import plan

NAME = "0001_wholesale_small"


def listing(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_files_appear_together(tmp_path: Path) -> None:
    written = write_files(tmp_path / "new" / "out", {"a": b"1", "b": iter([b"2", b"3"])})
    assert [path.name for path in written] == ["a", "b"]
    assert listing(tmp_path / "new" / "out") == {"a": b"1", "b": b"23"}


@pytest.mark.parametrize("error", [RuntimeError("ours"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_failure_in_the_last_file_changes_nothing(tmp_path: Path, error: BaseException) -> None:
    """Whatever the failure: what stood there before stands there still, and no temporary is left."""
    write_files(tmp_path, {"a": b"old", "b": b"old"})

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise error

    with pytest.raises(OutputError if isinstance(error, OSError) else type(error)):
        write_files(tmp_path, {"a": b"new", "b": broken()})
    assert listing(tmp_path) == {"a": b"old", "b": b"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_directory_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match="b is a directory") as refused:
        write_files(tmp_path, {"a": b"new", "b": b"new"})
    assert refused.value.exit_code == 73
    assert not (tmp_path / "a").exists()


def test_a_file_as_the_directory_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="out"):
        write_files(tmp_path / "out", {"a": b"new"})
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.parametrize("name", ["0001_a", "A", "9.x-y_z", "a" * 64])
def test_a_good_name_is_taken(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        ".hidden",
        "-flag",
        "a/b",
        "../a",
        "a b",
        "a'b",
        "a`b",
        "a;b",
        "ä",
        "a\n",
        "a..b",
        "a.",
        "a" * 65,
        "${a}",
    ],
)
def test_a_name_that_could_leave_its_directory_or_its_quotes_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_name(name)
    assert refused.value.exit_code == 2


@pytest.fixture
def out(tmp_path: Path) -> Path:
    generate(GenerationOptions(), tmp_path)
    return tmp_path


def test_files_as_generated_agree_with_their_manifest(out: Path) -> None:
    verify_files(out, NAME)
    manifest = read_manifest(out, NAME)
    assert sorted(file.name for file in manifest.files) == [f"{NAME}.{kind}.sql" for kind in ("down", "up", "verify")]
    text = (out / f"{NAME}.manifest.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), sort_keys=True, indent=2, ensure_ascii=False) + "\n"
    assert str(out) not in text


@pytest.mark.parametrize("kind", ["up", "down", "verify"])
@pytest.mark.parametrize("change", ["a byte", "a byte more", "truncated", "missing", "CRLF"])
def test_a_changed_file_is_named(out: Path, kind: str, change: str) -> None:
    path = out / f"{NAME}.{kind}.sql"
    data = path.read_bytes()
    if change == "missing":
        path.unlink()
    else:
        path.write_bytes(
            {
                "a byte": data.replace(b"1", b"2", 1),
                "a byte more": data + b"\n",
                "truncated": data[:-1],
                "CRLF": data.replace(b"\n", b"\r\n"),
            }[change]
        )
    with pytest.raises(ChecksumError, match=f"{NAME}.{kind}.sql") as refused:
        verify_files(out, NAME)
    assert refused.value.exit_code == 74


@pytest.mark.parametrize("text", ["", "[]", "{", "{}", '{"format": 999}', '{"format": 1}', "\ufeff{}"])
def test_a_manifest_that_is_none_is_a_mismatch(out: Path, text: str) -> None:
    (out / f"{NAME}.manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ChecksumError, match="manifest"):
        read_manifest(out, NAME)


def test_a_manifest_of_another_seed_is_a_mismatch(out: Path) -> None:
    (out / f"{NAME}.manifest.json").rename(out / "0002_x.manifest.json")
    with pytest.raises(ChecksumError, match=NAME):
        read_manifest(out, "0002_x")
    with pytest.raises(UsageError, match="there is no seed"):
        read_manifest(out, NAME)


def test_a_manifest_that_names_a_file_elsewhere_is_not_followed(out: Path) -> None:
    """A manifest may come from a pull request: it cannot have other files read."""
    path = out / f"{NAME}.manifest.json"
    manifest = json.loads(path.read_text())
    manifest["files"] |= {"../../../etc/hostname": {"bytes": 1, "sha256": "0" * 64, "statements": 1}}
    path.write_text(json.dumps(manifest))
    with pytest.raises(ChecksumError, match="hostname is missing"):
        verify_files(out, NAME)


def test_statements_are_counted_where_pieces_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with staged(tmp_path) as group:
        path = write_script(group, plan(GenerationOptions()), "up", [b"A;", b"", b"\nB;\n", b"C; x;", b"\n", b"\nD;\n"])
        for size in range(1, 18):
            monkeypatch.setattr(render, "_PIECE", size)
            facts = file_facts(path)
            assert (facts.name, facts.statements, facts.size) == (path.name, 4, 16)
            assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
