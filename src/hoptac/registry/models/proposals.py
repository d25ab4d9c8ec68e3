"""What needs a second person: legal status, joining doubles, removing an entry."""

from django.conf import settings
from django.db import models

from hoptac.registry.models.organization import Organization


class Proposal(models.Model):
    """One change asked by a person and decided by another of the same reach.

    ``taken_on_by``: who answers for it since the one who asked handed the desk over.
    """

    class Act(models.TextChoices):
        LEGAL_STATUS = "legal_status", "Đổi tình trạng pháp lý"
        JOIN = "join", "Gộp hai mục là một"
        REMOVE = "remove", "Xóa mục ghi nhầm"

    class State(models.TextChoices):
        OPEN = "open", "Chờ người thứ hai"
        APPROVED = "approved", "Đã đồng ý"
        REFUSED = "refused", "Không đồng ý"
        WITHDRAWN = "withdrawn", "Đã rút"

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="proposals")
    act = models.CharField(max_length=16, choices=Act.choices)
    facts = models.JSONField(help_text="Điều được đề nghị, theo tên trường của dịch vụ sẽ làm.")
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    taken_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        # What waits is asked for on each first screen; what was decided grows for years.
        indexes = [models.Index(fields=("state", "organization"), name="proposal_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=("organization", "act"), condition=models.Q(state="open"), name="one_open_proposal_each"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
                name="proposal_needs_two_persons",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | models.Q(taken_on_by__isnull=True)
                | ~models.Q(decided_by=models.F("taken_on_by")),
                name="taken_on_needs_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.organization}"

    @property
    def answering_id(self) -> int:
        """Who may withdraw it, and is told of the decision."""
        return self.taken_on_by_id or self.asked_by_id

    def is_first(self, person_id: int | None) -> bool:
        """Whether this person asked or answers for it, and so cannot be the second."""
        return person_id in (self.asked_by_id, self.taken_on_by_id)
