"""The real site in a process of its own, with the demo, and a real browser before it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
DEMO_PASSWORD = "hop-tac-2026"
PATIENCE_SECONDS = 60


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that just loaded its demo."""
    data = tmp_path_factory.mktemp("site")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HOPTAC_")}
    environment |= {"HOPTAC_DATA": str(data), "HOPTAC_SECRET_KEY": "only-for-tests", "HOPTAC_TODAY": "2026-11-23"}
    environment |= {"DJANGO_SETTINGS_MODULE": "hoptac.settings", "PYTHONPATH": str(ROOT / "src")}
    for command in (["migrate"], ["load_rules"], ["load_units"], ["load_demo"], ["collectstatic", "--no-input"]):
        subprocess.run([sys.executable, "manage.py", *command, "-v", "0"], cwd=ROOT, env=environment, check=True)
    port = _free_port()
    server = [sys.executable, "-m", "gunicorn", "hoptac.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    server += ["--worker-class", "gthread", "--threads", "4", "--log-level", "error", "--no-control-socket"]
    process = subprocess.Popen(server, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/song/", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the site ended by itself"
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError("the site did not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system; nothing is downloaded."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("máy này không có Chromium (make system)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def open_as(site: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page signed in as a demo person; a script error or a refused resource fails the test at its end."""
    contexts = []
    faults: list[str] = []

    def enter(name: str | None, **options: Any) -> Page:
        context = browser.new_context(base_url=site, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        if name is not None:
            page.goto("/dang-nhap/")
            page.get_by_label("Tên đăng nhập").fill(name)
            page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
            page.wait_for_url("**/ke-hoach/**")
        return page

    yield enter
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def axe_source() -> str:
    """axe-core, from the packages that the look is built with."""
    path = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("chưa cài gói axe-core (make setup)")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def find_barriers(axe_source: str) -> Callable[[Page], list[str]]:
    """What axe finds on a page (WCAG 2.2 AA and good practice), one line a finding."""

    def find(page: Page) -> list[str]:
        page.evaluate(axe_source)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{page.url} {rule['id']}: {rule['help']} {[node['target'] for node in rule['nodes']][:3]}"
            for rule in found["violations"]
        ]

    return find
