"""Read documents again that an older reader read."""

from typing import Any

from django.core.management.base import BaseCommand

from hoptac.documents.queries import rereading
from hoptac.documents.reader import READER_VERSION
from hoptac.documents.tasks import start_reading_again


class Command(BaseCommand):
    """Puts the job in the queue and says how far the documents are."""

    help = "Đọc lại các văn bản mà bản đọc cũ đã đọc (việc chạy nền)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the job unless it waits or runs."""
        counts = rereading(READER_VERSION)
        self.stdout.write(f"{counts.present}/{counts.total} văn bản đã đọc bằng bản {READER_VERSION}.")
        if not counts.waiting:
            self.stdout.write("Không có văn bản nào cần đọc lại.")
        elif start_reading_again(actor=None):
            self.stdout.write(f"Đã xếp hàng đọc lại {counts.waiting} văn bản.")
        else:
            self.stdout.write("Việc đọc lại đang chạy.")
