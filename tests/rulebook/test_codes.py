"""Closed lists: what a file of codes may hold."""

from pathlib import Path

import pytest

from rulebook import DuplicateError, MissingSourceError, RulebookError, load_codes

ROW = '[[row]]\ncode = "a"\nname = "A"\nsource = "S01"\nstatus = "verified"\n'
HEAD = 'id = "letters"\ntitle_vi = "Chữ"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "letters.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_an_entry_without_kinds_applies_to_all(tmp_path: Path) -> None:
    codes = load_codes(written(tmp_path, ROW + ROW.replace('"a"', '"b"') + 'applies_to = ["group"]\n'))

    assert [entry.code for entry in codes.of("union")] == ["a"]
    assert [entry.code for entry in codes.of("group")] == ["a", "b"]


def test_a_code_stands_once(tmp_path: Path) -> None:
    with pytest.raises(DuplicateError):
        load_codes(written(tmp_path, ROW + ROW))


def test_an_entry_without_its_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingSourceError):
        load_codes(written(tmp_path, ROW.replace('source = "S01"\n', "")))


def test_who_sets_a_code_is_named_with_how_such_bodies_are_called(tmp_path: Path) -> None:
    told = load_codes(written(tmp_path, ROW + 'set_by = "cơ quan thuế"\nissuers = ["Thuế tỉnh"]\n')).get("a")
    assert (told.set_by, told.issuers) == ("cơ quan thuế", ("Thuế tỉnh",))

    with pytest.raises(RulebookError, match="issuers"):
        load_codes(written(tmp_path, ROW + 'set_by = "cơ quan thuế"\n'))
