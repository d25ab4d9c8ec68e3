"""The roster: who in a unit looks after the collective economy."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hoptac.base.models import Record
from hoptac.units.models import Unit


class Contact(Record):
    """From a day on, who fills one of a unit's two posts; without a name the post is vacant.

    People of the roster need not have an account, and an account does not put anyone into the roster.
    """

    owner_fields: ClassVar[tuple[str, ...]] = ("unit_id", "post")

    class Post(models.TextChoices):
        LEADER = "leader", "Lãnh đạo phụ trách"
        OFFICER = "officer", "Cán bộ đầu mối"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="contacts")
    post = models.CharField(max_length=8, choices=Post.choices)
    full_name = models.CharField(max_length=120, blank=True)
    position = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    is_trained = models.BooleanField(null=True, blank=True, help_text="Rỗng khi chưa rõ.")
    trained_on = models.DateField(null=True, blank=True)
    trained_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Record.Meta):
        ordering = ("unit", "post", "-valid_from", "-recorded_at", "-pk")
        indexes = [models.Index(fields=("unit", "post", "-valid_from"), name="contact_newest")]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(trained_on__isnull=True) | models.Q(is_trained=True), name="contact_trained_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_post_display()} từ {self.valid_from:%d/%m/%Y}"
