from pathlib import Path

from scripts import stamps


def test_a_step_is_current_only_for_the_content_it_was_finished_for(tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", tmp_path / "made" / "stamp"
    source.write_text("one")

    assert not stamps.is_current(stamp, stamps.digest_of([source]))
    stamps.write(stamp, stamps.digest_of([source]))
    assert stamps.is_current(stamp, stamps.digest_of([source]))

    source.write_text("two")
    assert not stamps.is_current(stamp, stamps.digest_of([source]))


def test_a_renamed_file_and_another_fact_change_the_digest(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("same")
    other.write_text("same")

    digests = {stamps.digest_of([one]), stamps.digest_of([other]), stamps.digest_of([one], "v20"), stamps.digest_of([])}

    assert len(digests) == 4


def test_the_order_in_which_files_are_found_does_not_matter(tmp_path: Path) -> None:
    files = [tmp_path / name for name in "abc"]
    for file in files:
        file.write_text(file.name)

    assert stamps.digest_of(files) == stamps.digest_of(reversed(files))
