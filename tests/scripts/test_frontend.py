from pathlib import Path

import pytest

from scripts import frontend


def fake_program(folder: Path, name: str, says: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\necho {says}\n", encoding="ascii")
    program.chmod(0o755)


@pytest.mark.parametrize(("version", "is_taken"), [("v20.0.0", True), ("v24.19.0", True), ("v18.20.4", False)])
def test_the_machines_node_is_taken_only_when_recent_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, is_taken: bool
) -> None:
    fake_program(tmp_path, "node", version)
    fake_program(tmp_path, "npm", "11.0.0")
    monkeypatch.setenv("PATH", str(tmp_path))

    node = frontend.node_of_machine(oldest=20)

    assert (node is not None) is is_taken
    if node is not None:
        assert node.version == version.removeprefix("v")


def test_a_node_without_npm_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_program(tmp_path, "node", "v24.19.0")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert frontend.node_of_machine(oldest=20) is None


def test_something_else_called_node_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_program(tmp_path, "node", "an amateur packet radio node")
    fake_program(tmp_path, "npm", "11.0.0")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert frontend.node_of_machine(oldest=20) is None


def test_a_failing_npm_is_refused_with_its_own_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_program(tmp_path, "npm", "no such package; exit 1")
    monkeypatch.setattr(frontend, "FRONTEND", tmp_path)

    with pytest.raises(SystemExit, match=r"(?s)Lệnh npm ci không chạy được.*no such package"):
        frontend.Node("24.0.0", (str(tmp_path / "npm"),), tmp_path).run_npm("ci")


def test_an_unchanged_bundle_is_not_built_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sources, site, bundle = tmp_path / "frontend", tmp_path / "site", tmp_path / "bundle"
    for folder in (sources, site):
        folder.mkdir()
    page = site / "page.html"
    page.write_text('<p class="lead">')
    (sources / "package.json").write_text('{"engines": {"node": ">=20"}}')
    (sources / "package-lock.json").touch()
    (sources / ".npmrc").touch()
    builds: list[str] = []
    monkeypatch.setattr(frontend, "FRONTEND", sources)
    monkeypatch.setattr(frontend, "SITE", site)
    monkeypatch.setattr(frontend, "BUNDLE", bundle)
    monkeypatch.setattr(frontend, "node_of_machine", lambda oldest: frontend.Node("24.0.0", ("true",), tmp_path))
    monkeypatch.setattr(frontend.Node, "run_npm", lambda _node, *arguments: builds.append(arguments[0]))

    frontend.build(install_node=lambda: None)
    frontend.build(install_node=lambda: None)
    assert builds == ["ci", "run"]

    page.write_text('<p class="display-1">')  # a class that the bundle had left out
    frontend.build(install_node=lambda: None)
    assert builds == ["ci", "run", "run"]
