"""manage.py restand_reviews: the rows of every review made again from readings and corrections."""

from typing import Any

from django.core.management.base import BaseCommand

from hoptac.base.templatetags.vietnamese import number
from hoptac.planning.services.standing import restand_reviews


class Command(BaseCommand):
    help = (
        "Lập lại các dòng của trang rà soát từ bản đọc và những gì mọi người đã sửa; chạy lại bao nhiêu lần cũng được."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them again and say how many documents there are."""
        self.stdout.write(f"Đã lập lại trang rà soát của {number(restand_reviews())} văn bản.")
