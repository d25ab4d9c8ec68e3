"""A paper as an office scans it: printed, laid on the glass, kept as a pdf of pictures."""

from html import escape

import pypdfium2
import pytest
from playwright.sync_api import Browser

from scripts.system import recognises_vietnamese
from tests.pdf_files import Sheet, pdf

DOTS = 200
PAPER = """<!doctype html><meta charset="utf-8"><style>
@page {{ size: A4; margin: 20mm 20mm 20mm 30mm }}
body {{ font: 14pt/1.35 "Liberation Serif", "Times New Roman", "DejaVu Serif", serif }}
p {{ margin: 0 0 6pt; white-space: pre-wrap }}
</style>{paragraphs}"""


def skip_without_recogniser() -> None:
    """The test skips where no program reads Vietnamese letters in pictures."""
    if not recognises_vietnamese():
        pytest.skip("máy này không nhận dạng được chữ Việt trong ảnh (tesseract-ocr, tesseract-ocr-vie: make system)")


def scanned(text: str, browser: Browser) -> bytes:
    """The text printed by the browser, each page then a picture and nothing but a picture."""
    page = browser.new_page()
    try:
        page.set_content(PAPER.format(paragraphs="".join(f"<p>{escape(line)}</p>" for line in text.splitlines())))
        printed = page.pdf(prefer_css_page_size=True)
    finally:
        page.close()
    return pdf(*[_picture(sheet) for sheet in pypdfium2.PdfDocument(printed)])


def _picture(page: pypdfium2.PdfPage) -> Sheet:
    picture = page.render(scale=DOTS / 72, grayscale=True)
    rows, step = bytes(picture.buffer), picture.stride
    grey = b"".join(rows[i * step : i * step + picture.width] for i in range(picture.height))
    return Sheet().show(picture.width, picture.height, grey)
