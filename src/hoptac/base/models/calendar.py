"""Days that the Government makes working or free otherwise than the calendar."""

from django.db import models


class SwappedDay(models.Model):
    """A day whose nature was changed (hoán đổi ngày làm việc), with the paper that says so and who wrote it down.

    What was entered at the server, before there was a page for it, names nobody.
    """

    day = models.DateField(unique=True)
    is_working = models.BooleanField()
    source = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=150, blank=True, help_text="Tên người ghi, như trong nhật ký.")

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.words}"

    @property
    def words(self) -> str:
        """What the day is."""
        return "làm việc" if self.is_working else "nghỉ"
