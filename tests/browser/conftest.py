"""The real site in a process of its own, with the demo, and a real browser before it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.sites import prepare, running_site

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


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a site that just loaded its demo, made once: each site begins as a copy of it."""
    data = tmp_path_factory.mktemp("prepared")
    prepare(data)
    return data


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that just loaded its demo, shared by all tests that bring their own documents."""
    with running_site(prepared, tmp_path_factory.mktemp("site")) as address:
        yield address


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
def find_barriers(axe_source: str) -> Callable[..., list[str]]:
    """What axe finds on a page (WCAG 2.2 AA and good practice), one line a finding; by ``rules`` alone where named."""

    def find(page: Page, *rules: str) -> list[str]:
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(axe_source)
        wanted: dict[str, Any] = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
        found = page.evaluate("wanted => axe.run(document, wanted)", wanted)
        return [
            f"{page.url} {rule['id']}: {rule['help']} {[node['target'] for node in rule['nodes']][:3]}"
            for rule in found["violations"]
        ]

    return find
