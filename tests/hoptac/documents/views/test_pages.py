"""The pages of a scan beside its text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW
from hoptac.documents import files
from hoptac.documents.models import Document, StoredFile
from pdf_files import Sheet, pdf, png
from readings import TEXT, make_document, result

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
SCAN = pdf(Sheet().write(85, 80, "Trang có chữ"), *[Sheet().show(2, 2, bytes(4))] * 3)
PNG = png(2, 2, bytes(4))


@pytest.fixture
def scanned(unit: Callable[[str], Any]) -> Callable[..., Document]:
    def make(data: bytes = SCAN, media_type: str = "application/pdf", first: int = 2, last: int = 4) -> Document:
        scan = {"start": 0, "end": len(TEXT), "first": first, "last": last}
        document = make_document(unit("21289@2025"), name="quet.pdf", read=result(scans=[scan]))
        facts = {"size": len(data), "media_type": media_type, "stored_at": NOW}
        document.file, _ = StoredFile.objects.get_or_create(sha256=files.keep(data), defaults=facts)
        document.save()
        return document

    return make


def test_a_scanned_page_is_drawn_as_a_picture_and_nothing_else(
    signed_in: SignedIn, scanned: Callable[..., Document]
) -> None:
    answer = signed_in("leader").get(f"/van-ban/{scanned().pk}/trang/3.png")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")


def test_a_picture_that_was_sent_is_given_as_it_is(signed_in: SignedIn, scanned: Callable[..., Document]) -> None:
    answer = signed_in("commune").get(f"/van-ban/{scanned(PNG, 'image/png', 1, 1).pk}/trang/1.png")

    assert (answer["Content-Type"], b"".join(answer)) == ("image/png", PNG)


def test_the_page_leads_to_those_beside_it(signed_in: SignedIn, scanned: Callable[..., Document]) -> None:
    document = scanned()
    client = signed_in("commune")

    middle = client.get(f"/van-ban/{document.pk}/trang/3/").content.decode()
    first = client.get(f"/van-ban/{document.pk}/trang/2/", HTTP_HX_REQUEST="true").content.decode()

    assert f'src="/van-ban/{document.pk}/trang/3.png"' in middle
    assert f'href="/van-ban/{document.pk}/trang/2/"' in middle
    assert f'href="/van-ban/{document.pk}/trang/4/"' in middle
    assert "<html" not in first
    assert "trang/1/" not in first


@pytest.mark.parametrize("page", ["1/", "5/", "1.png", "5.png", "999999.png"])
def test_a_page_that_is_no_scan_is_not_there(signed_in: SignedIn, scanned: Callable[..., Document], page: str) -> None:
    assert signed_in("commune").get(f"/van-ban/{scanned().pk}/trang/{page}").status_code == 404


def test_a_picture_that_browsers_do_not_show_has_no_page(signed_in: SignedIn, scanned: Callable[..., Document]) -> None:
    document = scanned(b"II*\x00", "image/tiff", 1, 1)
    client = signed_in("commune")

    assert client.get(f"/van-ban/{document.pk}/trang/1/").status_code == 404
    assert "Xem bản chụp" not in client.get(f"/van-ban/{document.pk}/").content.decode()


def test_a_page_that_cannot_be_drawn_is_not_there(signed_in: SignedIn, scanned: Callable[..., Document]) -> None:
    document = scanned(b"%PDF-1.7 broken")

    assert signed_in("commune").get(f"/van-ban/{document.pk}/trang/2.png").status_code == 404
    assert signed_in("commune").get(f"/van-ban/{document.pk}/trang/2/").status_code == 200


@pytest.mark.parametrize("page", ["3/", "3.png"])
def test_nobody_sees_the_page_of_what_is_not_theirs(
    signed_in: SignedIn, scanned: Callable[..., Document], page: str
) -> None:
    assert signed_in("other_province").get(f"/van-ban/{scanned().pk}/trang/{page}").status_code == 404
