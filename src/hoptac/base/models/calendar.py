"""Days that the Government makes working or free otherwise than the calendar."""

from django.db import models


class SwappedDay(models.Model):
    """A day whose nature was changed (hoán đổi ngày làm việc), with the document that says so."""

    day = models.DateField(unique=True)
    is_working = models.BooleanField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {'làm việc' if self.is_working else 'nghỉ'}"
