"""Short messages to one person, shown behind the bell."""

from django.db import models


class Notice(models.Model):
    """One message. ``key`` makes sending safe to repeat: the same key is never sent twice to one person."""

    recipient_id = models.BigIntegerField(db_index=True, help_text="Khóa của người nhận.")
    key = models.CharField(max_length=160)
    text = models.CharField(max_length=400)
    url = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [models.UniqueConstraint(fields=("recipient_id", "key"), name="notice_once_per_person")]

    def __str__(self) -> str:
        return self.text
